import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { canonicalJson } from '../../../core/lifecycle/chain/canonical.ts';
import { type Change, together } from '../../../core/lifecycle/change.ts';
import { snapshotOf } from '../../../core/lifecycle/data/snapshot.ts';
import type { Person } from '../../../core/lifecycle/items/common.ts';
import type {
  ContractItem,
  MembershipItem,
  TermsItem,
} from '../../../core/lifecycle/items/contract.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { Item, New } from '../../../core/lifecycle/items/item.ts';
import type { SettlementItem } from '../../../core/lifecycle/items/period.ts';
import type { DueItem } from '../../../core/lifecycle/items/work.ts';
import { affairOf, beginTransition } from '../../../core/lifecycle/tasks/begin.ts';
import { type Decision, decideTask } from '../../../core/lifecycle/tasks/decide.ts';
import type { Notice } from '../../../core/notices/notice.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { openExecutionTable } from '../../../local/engine/sfn/dynamodb-execution-table.ts';
import type { RuntimeOptions } from '../../../local/runtime/options.ts';
import { type Engine, startWorkflows } from '../../../local/runtime/workflows.ts';
import type { Clock } from '../../../ports/clock.ts';
import { folderFiles } from '../../../ports/files/folder.ts';
import type { Files } from '../../../ports/files.ts';
import { createStore } from '../../../store/create-store.ts';
import type { Store } from '../../../store/store.ts';
import { useEngine } from '../dynoxide.ts';
import { termsText } from './terms.ts';

export const START = '2019-01-02T08:00:00.000Z';

export function person(subject: string): Person {
  return { issuer: 'https://login.example.se', subject, name: subject };
}

/** Files of persons as they are kept. */
export type PersonFiles = { readonly enrolments: string; readonly observations: string };

/** A contract in follow-up on the real store, files, engine, state machines and steps. */
export type Stage = {
  readonly contractId: string;
  readonly store: Store;
  readonly files: Files;
  readonly engine: Engine;
  readonly notices: Notice[];
  /** Moves the business time. */
  clockTo(instant: string): void;
  commit(change: Partial<Change>): Promise<void>;
  /** Freezes figures or files of persons for a period, and lets verification begin. */
  measure(periodId: string, data: string | PersonFiles, revision?: number): Promise<void>;
  decide(taskId: string, by: string, decision: Decision): Promise<void>;
  contract(): Promise<ContractItem>;
  /** Measures a period, and has the evaluator approve it. */
  verify(periodId: string, data: string | PersonFiles, revision?: number): Promise<void>;
  /** Plans something for the whole contract. */
  plan(what: DueItem['what'], at: string): Promise<void>;
  /** Lets the sweep act, until nothing is left. */
  sweep(): Promise<void>;
};

const MEMBERS: readonly [string, string, MembershipItem['role']][] = [
  ['petra', 'city', 'project-owner'],
  ['anna', 'city', 'finance'],
  ['bo', 'city', 'finance'],
  ['cia', 'city', 'finance'],
  ['ines', 'fund', 'investor'],
  ['eva', 'judge', 'evaluator'],
  ['rolf', 'rise', 'arbiter'],
];

let contracts = 0;

/** A stage of its own for every call; everything ends with the file's tests. */
export function useStages(): (
  terms?: Parameters<typeof termsText>[1],
  /** The store as the workflows see it; people's own writes go past it. */
  seenByWorkflows?: (store: Store) => Store,
  settings?: Pick<RuntimeOptions, 'suppressBelowLeast'>,
) => Promise<Stage> {
  const engine = useEngine();
  const ends: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return async (terms, seenByWorkflows = (store) => store, settings = {}) => {
    contracts += 1;
    const root = await mkdtemp(join(tmpdir(), 'utfall-functions-'));
    const store = createStore({ client: engine.client(), table: await engine.newTable() });
    const files = folderFiles({ root, installationKeyFile: join(root, 'installation.key') });
    const notices: Notice[] = [];
    const executions = await openExecutionTable({ endpoint: engine.endpoint });
    let now = START;
    const clock: Clock = { now: async () => now, realNow: () => new Date().toISOString() };
    const workflows = await startWorkflows({
      store: seenByWorkflows(store),
      clock,
      executions,
      close: () => {},
      files,
      notices: { send: async (notice) => void notices.push(notice) },
      options: {
        data: root,
        mode: 'demo',
        port: 0,
        log: () => {},
        onFatal: () => {},
        retryIntervalMs: 5,
        ...settings,
      },
    });
    ends.push(async () => {
      await workflows.stop();
      executions.close();
      await rm(root, { recursive: true });
    });
    const contractId = `contract-${process.pid}-${contracts}`;
    const stage = stageOf({ contractId, store, files, engine: workflows, notices }, clock, (to) => {
      now = to;
    });
    await plant(stage, termsText(contractId, terms));
    return stage;
  };
}

function stageOf(
  parts: Pick<Stage, 'contractId' | 'store' | 'files' | 'engine' | 'notices'>,
  clock: Clock,
  clockTo: (instant: string) => void,
): Stage {
  const { contractId, store, files, engine } = parts;
  const commit = async (change: Partial<Change>) => {
    const whole = together(contractId, [change]);
    await store.commit(whole);
    await engine.dispatch(whole);
    await engine.atRest();
  };
  const stage: Stage = {
    ...parts,
    clockTo,
    commit,
    contract: async () => {
      const contract = await store.read('contract', contractId, {});
      if (!contract) throw new Error(`No ${contractId}`);
      return contract;
    },
    verify: async (periodId, data, revision = 1) => {
      await stage.measure(periodId, data, revision);
      const task = `${periodId}.verification.r${revision}.verify-outcome`;
      await stage.decide(task, 'eva', { choice: 'approve' });
    },
    plan: async (what, at) => {
      const item = { kind: 'due' as const, contractId, what, at, state: 'waiting' as const };
      const affair = { periodId: 'contract', purpose: 'contract-end', revision: 1 };
      await commit({ writes: [{ op: 'create', item: { ...item, ...affair, dueId: what } }] });
    },
    measure: async (periodId, data, revision = 1) => {
      const at = await clock.now();
      const delivered = typeof data === 'string' ? { figures: data } : data;
      const imports = await Promise.all(
        Object.entries(delivered).map(async ([what, text]) => {
          const zone = what === 'figures' ? 'full' : 'person';
          const file = await files.put(zone, contractId, new TextEncoder().encode(text));
          const blind = 'b'.repeat(64);
          return { importId: what, what: what as ImportItem['what'], file, blind, rows: 1 };
        }),
      );
      const period = await store.read('period', contractId, { periodId, revision });
      const terms = await store.read('terms', contractId, { termsVersion: 1 });
      if (!period || !terms) throw new Error(`No ${periodId} r${revision}`);
      const asOf = at.slice(0, 10);
      const snapshot = snapshotOf({ period, terms, asOf, imports: imports as ImportItem[] });
      const snapshotHash = await files.put('full', contractId, json(snapshot));
      const affair = { periodId, purpose: 'verification', revision };
      const startedBy = { system: 'workflow' as const };
      const workflow = 'outcome-verification' as const;
      const begun = beginTransition({ contractId, workflow, affair, at, startedBy });
      const measured = { ...period, state: 'measured' as const, snapshotHash, termsVersion: 1 };
      await commit({ ...begun, writes: [{ op: 'replace', item: measured }, ...begun.writes] });
    },
    decide: async (taskId, by, decision) => {
      const contract = await store.read('contract', contractId, {});
      const otherTasks = await store.list('task', contractId);
      const task = otherTasks.find((each) => each.taskId === taskId);
      if (!contract || !task) throw new Error(`No ${taskId}`);
      const affair = affairOf(task);
      const { workflow } = task;
      const transition = await store.read('transition', contractId, { workflow, ...affair });
      const settlement = await store.read('settlement', contractId, affair);
      const memberships = await store.list('membership', contractId);
      const read = readTerms(termsText(contractId));
      if (!read.ok || !transition) throw new Error('no terms or transition');
      const { subjectHash: hash } = task;
      const decided = decideTask({
        task,
        contract,
        transition,
        otherTasks,
        settlement,
        memberships,
        terms: read.value.terms,
        person: person(by),
        decision: { ...(hash === undefined ? {} : { hash }), ...decision },
        at: await clock.now(),
      });
      if (!decided.ok) throw new Error(decided.findings.map(({ code }) => code).join(', '));
      await commit(decided.value);
    },
    sweep: async () => {
      await engine.sweep({ checkAll: false });
      await engine.atRest();
    },
  };
  return stage;
}

export const PAYOUT = 'year_1.outcome-payment.r1';

/** Verifies the first year, and lets the window for objections pass. */
export async function toPayout(stage: Stage): Promise<void> {
  await stage.verify('year_1', 'periods: { year_1: { metrics: { saving: 5 000 000 } } }');
  stage.clockTo('2019-02-01T08:00:00.000Z');
  await stage.sweep();
}

/** The settlement of a period. */
export async function payoutOf(
  { store, contractId }: Stage,
  periodId = 'year_1',
  revision = 1,
): Promise<SettlementItem | undefined> {
  return store.read('settlement', contractId, { periodId, purpose: 'outcome-payment', revision });
}

async function plant({ contractId, files, commit }: Stage, text: string): Promise<void> {
  const read = readTerms(text, 'terms.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  const textFile = await files.put('open', contractId, new TextEncoder().encode(text));
  const terms: New<TermsItem> = {
    kind: 'terms',
    contractId,
    termsVersion: 1,
    hash: read.value.hash,
    textFile,
    state: 'in-force',
    purpose: 'onboarding',
    signatures: [],
    movesPeriods: [],
    writtenAt: START,
    writtenBy: person('petra'),
  };
  const items: New<Item>[] = [
    terms,
    {
      kind: 'contract',
      contractId,
      title: { sv: 'Barn och unga', en: 'Children and young people' },
      currency: 'SEK',
      timeZone: 'Europe/Stockholm',
      phase: 'follow-up',
      termsVersion: 1,
      latestTermsVersion: 1,
      ledgerSequence: 0,
      enrolment: 'closed',
      createdAt: START,
      createdBy: person('petra'),
    },
    ...(read.value.terms.periods ?? []).map(
      ({ id, from, to, purpose = 'payment' }): New<Item> => ({
        kind: 'period',
        contractId,
        periodId: id,
        revision: 1,
        state: 'collecting',
        from,
        to,
        dataDue: to,
        purpose,
      }),
    ),
    ...MEMBERS.map(
      ([subject, party, role]): New<Item> => ({
        kind: 'membership',
        contractId,
        person: person(subject),
        party,
        role,
      }),
    ),
  ];
  await commit({ writes: items.map((item) => ({ op: 'create', item })) });
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}
