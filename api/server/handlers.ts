import type { Routes } from '../contract/routes.ts';
import type { ApiAnswer, ApiRequest, Handlers } from './handler.ts';

const installation = async () => (await import('./handlers/installation.ts')).installationHandlers;
const contracts = async () => (await import('./handlers/contracts.ts')).contractHandlers;
const members = async () => (await import('./handlers/members.ts')).memberHandlers;
const terms = async () => (await import('./handlers/terms.ts')).termsHandlers;
const transitions = async () => (await import('./handlers/transitions.ts')).transitionHandlers;
const tasks = async () => (await import('./handlers/tasks.ts')).taskHandlers;
const facts = async () => (await import('./handlers/facts.ts')).factHandlers;
const persons = async () => (await import('./handlers/persons.ts')).personHandlers;
const erasure = async () => (await import('./handlers/erasure.ts')).erasureHandlers;
const outcomes = async () => (await import('./handlers/outcomes.ts')).outcomeHandlers;
const money = async () => (await import('./handlers/money.ts')).moneyHandlers;
const audit = async () => (await import('./handlers/audit.ts')).auditHandlers;
const moving = async () => (await import('./handlers/moving.ts')).movingHandlers;

/**
 * What answers each route that takes a login. A call needs the rules of one room, and whoever asks a function that
 * has just started waits for all that it loads: so a room is loaded when one of its routes is first asked.
 */
export const handlers: Handlers<Omit<Routes, 'readHealth'>> = {
  ...late(installation, 'readMe', 'listPeople', 'addPerson'),
  ...late(contracts, 'createContract', 'listContracts', 'readContract'),
  ...late(members, 'listMembers', 'addMember', 'changeMember'),
  ...late(terms, 'listTerms', 'readTerms', 'writeTerms', 'amend', 'attachDocument'),
  ...late(transitions, 'beginTransition', 'listTransitions', 'listDue'),
  ...late(tasks, 'listMyTasks', 'listTasks', 'readTask', 'decideTask'),
  ...late(facts, 'stateFact', 'listFacts'),
  ...late(
    persons,
    'importEnrolments',
    'enrol',
    'importObservations',
    'importFigures',
    'listImports',
    'withdrawImport',
    'readImportFile',
  ),
  ...late(erasure, 'askErasure', 'readErasure'),
  ...late(
    outcomes,
    'listPeriods',
    'readPeriod',
    'readResult',
    'readPack',
    'listLateData',
    'correct',
    'object',
  ),
  ...late(
    money,
    'listSettlements',
    'readSettlement',
    'explainSettlement',
    'settleAgain',
    'readNotice',
    'listLedger',
  ),
  ...late(audit, 'listEvents', 'listChains', 'readFile'),
  ...late(
    moving,
    'handOver',
    'takeBack',
    'leave',
    'exportItems',
    'exportFiles',
    'exportSealed',
    'receiveFile',
    'receiveItems',
    'completeArrival',
  ),
};

type Bound = (request: ApiRequest<never>) => Promise<ApiAnswer<unknown>>;

/** Handlers of a room by their names, which load it when they are called. */
function late<H extends { readonly [K in keyof H]: Bound }, Name extends keyof H & string>(
  load: () => Promise<H>,
  ...names: Name[]
): Pick<H, Name> {
  const handler = (name: Name) => async (request: ApiRequest<never>) =>
    (await load())[name](request);
  return Object.fromEntries(names.map((name) => [name, handler(name)])) as unknown as Pick<H, Name>;
}
