import { holdsOn, isSamePerson } from '../../../core/lifecycle/authority/members.ts';
import { hashOf } from '../../../core/lifecycle/chain/canonical.ts';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import type { TaskItem } from '../../../core/lifecycle/items/work.ts';
import { affairOf } from '../../../core/lifecycle/tasks/begin.ts';
import { decideTask } from '../../../core/lifecycle/tasks/decide.ts';
import type { ParsedOf } from '../../contract/route.ts';
import type { lifeRoutes } from '../../contract/routes/life.ts';
import { accessTo, accessToInstallation } from '../access.ts';
import { carryOut, expectVersion, orRefuse } from '../carry-out.ts';
import type { ApiContext } from '../context.ts';
import type { ApiRequest, Handlers } from '../handler.ts';
import { find, loadTerms } from '../load.ts';
import { missingOf } from '../missing.ts';
import { Refused } from '../refused.ts';

type Deciding = ApiRequest<ParsedOf<typeof lifeRoutes.decideTask>>;
type TaskRoutes = Pick<typeof lifeRoutes, 'listMyTasks' | 'listTasks' | 'readTask' | 'decideTask'>;

export const taskHandlers: Handlers<TaskRoutes> = {
  listMyTasks: async (request) => {
    const { store } = request.context;
    const { today } = await accessToInstallation(request);
    const memberships = await store.membershipsOf(request.person);
    const waiting = memberships
      .filter((membership) => holdsOn(membership, today))
      .map(({ contractId, party, role }) => store.openTasks(contractId, party, role));
    const tasks = (await Promise.all(waiting)).flat().filter(({ state }) => state === 'open');
    return { value: { tasks } };
  },

  listTasks: async (request) => {
    const { contractId } = request.input;
    await accessTo(request, contractId);
    return { value: { tasks: await request.context.store.list('task', contractId) } };
  },

  readTask: async (request) => {
    const { contractId, taskId } = request.input;
    const access = await accessTo(request, contractId);
    const task = await find(request.context, 'task', contractId, { taskId });
    const missing = await missingOf(request, access, task);
    const value = missing.length === 0 ? task : { ...task, missing };
    return { value, version: task.version };
  },

  decideTask: async (request) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await decideOnce(request);
      } catch (error) {
        if (tries === TRIES_MAX || !(await isStillAsked(request, error))) throw error;
      }
    }
  },
};

/** A colleague decides at the same moment, or the workflow asks anew: a second look is nearly always enough. */
const TRIES_MAX = 3;

async function decideOnce(request: Deciding) {
  const { context, input, person, ifMatch } = request;
  const { contractId, taskId, body: decision } = input;
  const { contract, memberships, now } = await accessTo(request, contractId);
  const task = await find(context, 'task', contractId, { taskId });
  if (isRepeated(request, task)) return { value: task, version: task.version };
  const about = await whatItIsAbout(context, contract, task);
  const answer = decideTask({ task, contract, decision, person, memberships, at: now, ...about });
  const { value: change } = orRefuse(answer);
  // Whoever may not decide, or comes too late, is told that first.
  expectVersion(ifMatch, task);
  await carryOut(context, change);
  const decided = await find(context, 'task', contractId, { taskId });
  return { value: decided, version: decided.version };
}

/** Whether something else was written meanwhile than what was asked: the decision is weighed anew on it. */
async function isStillAsked({ context, input }: Deciding, error: unknown): Promise<boolean> {
  if (!(error instanceof Refused)) return false;
  if (!error.findings.some(({ code }) => code === 'api.written-meanwhile')) return false;
  const { contractId, taskId } = input;
  const task = await context.store.read('task', contractId, { taskId });
  return task?.state === 'open';
}

/** The same person's same decision again, under a key: the answer to it was lost on the way. */
function isRepeated({ person, input, idempotencyKey }: Deciding, { decision }: TaskItem): boolean {
  if (idempotencyKey === '' || decision === undefined) return false;
  const { by, at: _, ...said } = decision;
  return isSamePerson(by, person) && hashOf(said) === hashOf(input.body);
}

/** Everything that the rules of a decision ask about. */
async function whatItIsAbout(context: ApiContext, contract: ContractItem, task: TaskItem) {
  const { contractId } = contract;
  const { store } = context;
  const { workflow, purpose, revision } = task;
  const isSigning = purpose === 'onboarding' || purpose === 'amendment';
  const inForce = contract.termsVersion || contract.latestTermsVersion;
  const [transition, otherTasks, dues, settlement, period] = await Promise.all([
    find(context, 'transition', contractId, { ...affairOf(task), workflow }),
    store.list('task', contractId),
    store.list('due', contractId),
    task.task === 'attest' ? find(context, 'settlement', contractId, affairOf(task)) : undefined,
    store.read('period', contractId, { periodId: task.periodId, revision }),
  ]);
  const termsVersion = isSigning ? revision : (period?.termsVersion ?? inForce);
  const { terms } = await loadTerms(context, contractId, termsVersion);
  return { transition, otherTasks, dues, settlement, terms };
}
