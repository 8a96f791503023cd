import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Answer } from '../../../core/findings.ts';
import { type Change, together } from '../../../core/lifecycle/change.ts';
import type { ContractItem, MembershipItem } from '../../../core/lifecycle/items/contract.ts';
import type { Item, New } from '../../../core/lifecycle/items/item.ts';
import { draftContract, type WrittenTerms } from '../../../core/lifecycle/phases/create.ts';
import { startSigning } from '../../../core/lifecycle/phases/start.ts';
import { affairOf } from '../../../core/lifecycle/tasks/begin.ts';
import { type Decision, decideTask } from '../../../core/lifecycle/tasks/decide.ts';
import type { Notice } from '../../../core/notices/notice.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { openExecutionTable } from '../../../local/engine/sfn/dynamodb-execution-table.ts';
import { type Engine, startWorkflows } from '../../../local/runtime/workflows.ts';
import { folderFiles } from '../../../ports/files/folder.ts';
import type { Files } from '../../../ports/files.ts';
import { createStore } from '../../../store/create-store.ts';
import type { Store } from '../../../store/store.ts';
import { useEngine } from '../dynoxide.ts';
import { person } from './stage.ts';

const DRAFTED = '2016-06-01T08:00:00.000Z';

const CITY = 'norrkoping';
const INVESTOR = 'leksell_social_ventures';
const TERMS = readFileSync('contracts/norrkoping-2016/terms.yaml', 'utf8');

const MEMBERS: readonly [string, string, MembershipItem['role']][] = [
  ['petra', CITY, 'project-owner'],
  ['olle', CITY, 'outcome-payer'],
  ['nils', CITY, 'signatory'],
  ['ulla', CITY, 'provider'],
  ['lena', INVESTOR, 'signatory'],
  ['eva', 'lumell_associates', 'evaluator'],
];

/** The contract of Norrköping from its draft on, on the real store, files, engine, state machines and steps. */
export type Life = {
  readonly contractId: string;
  readonly store: Store;
  readonly files: Files;
  readonly engine: Engine;
  readonly notices: readonly Notice[];
  now(): string;
  clockTo(instant: string): void;
  commit(change: Partial<Change>): Promise<void>;
  /** The head. */
  head(): Promise<ContractItem>;
  /** Keeps a text of terms as what people hand in. */
  write(text: string): Promise<WrittenTerms>;
  /** The published terms, changed by whoever asks. */
  text(change?: (text: string) => string): string;
  /** Puts the newest version before the parties. */
  sign(): Promise<void>;
  decide(taskId: string, by: string, decision: Decision): Promise<void>;
  deliver(what: 'enrolments' | 'observations', csv: string, periodId?: string): Promise<void>;
  sweep(): Promise<void>;
  /** Everything that the contract's events tell, in order. */
  events(): Promise<string[]>;
};

let lives = 0;

export function useLives(): () => Promise<Life> {
  const database = useEngine();
  const ends: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const end of ends) await end();
  });
  return async () => {
    lives += 1;
    const root = await mkdtemp(join(tmpdir(), 'utfall-life-'));
    const store = createStore({ client: database.client(), table: await database.newTable() });
    const files = folderFiles({ root, installationKeyFile: join(root, 'installation.key') });
    const executions = await openExecutionTable({ endpoint: database.endpoint });
    const notices: Notice[] = [];
    const time = { now: DRAFTED };
    const engine = await startWorkflows({
      store,
      clock: { now: async () => time.now, realNow: () => new Date().toISOString() },
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
      },
    });
    ends.push(async () => {
      await engine.stop();
      executions.close();
      await rm(root, { recursive: true });
    });
    const contractId = `life-${process.pid}-${lives}`;
    const life = lifeOf({ contractId, store, files, engine, notices }, time);
    await begin(life);
    return life;
  };
}

async function begin(life: Life): Promise<void> {
  const { contractId, commit } = life;
  const written = await life.write(life.text());
  const members = MEMBERS.map(([subject, party, role]): New<Item> => {
    return { kind: 'membership', contractId, person: person(subject), party, role };
  });
  await commit(draftContract(written, { person: person('adam'), at: life.now() }));
  await commit({ writes: members.map((item) => ({ op: 'create', item })) });
}

/** What a person asked for, or the findings that refused it. */
export function orFail<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.findings.map(({ code }) => code).join(', '));
  return answer.value;
}

function lifeOf(
  parts: Pick<Life, 'contractId' | 'store' | 'files' | 'engine' | 'notices'>,
  time: { now: string },
): Life {
  const { contractId, store, files, engine } = parts;
  const commit: Life['commit'] = async (change) => {
    const whole = together(contractId, [change]);
    await store.commit(whole);
    await engine.dispatch(whole);
    await engine.atRest();
  };
  const head: Life['head'] = async () => {
    const contract = await store.read('contract', contractId, {});
    if (!contract) throw new Error('no contract');
    return contract;
  };
  return {
    ...parts,
    commit,
    head,
    now: () => time.now,
    clockTo: (instant) => {
      time.now = instant;
    },
    text: (change = (text) => text) =>
      change(TERMS).replace('contract: norrkoping-2016', `contract: ${contractId}`),
    write: async (text) => {
      const { terms, hash } = orFail(readTerms(text, 'terms.yaml'));
      const textFile = await files.put('open', contractId, new TextEncoder().encode(text));
      return { terms, hash, textFile };
    },
    sign: async () => {
      const contract = await head();
      const termsVersion = contract.latestTermsVersion;
      const terms = await store.read('terms', contractId, { termsVersion });
      if (!terms) throw new Error('no terms');
      await commit(
        orFail(startSigning({ contract, terms, person: person('petra'), at: time.now })),
      );
    },
    decide: async (taskId, by, decision) => {
      await commit(await decided({ ...parts, head }, { taskId, by, decision, at: time.now }));
    },
    deliver: async (what, csv, periodId) => {
      const file = await files.put('person', contractId, new TextEncoder().encode(csv));
      const item: New<Item> = {
        kind: 'import',
        contractId,
        importId: `${what}-${file.slice(0, 8)}`,
        what,
        ...(periodId === undefined ? {} : { periodId, revision: 1 }),
        file,
        rows: csv.split('\n').length - 2,
        legalBasis: 'GDPR 6.1 e',
        source: 'register',
        purpose: 'uppföljning',
        decidedBy: 'nämnden',
        retention: '2 years',
        by: person('petra'),
        at: time.now,
      };
      await commit({ writes: [{ op: 'create', item }] });
    },
    sweep: async () => {
      await engine.sweep({ checkAll: false });
      await engine.atRest();
    },
    events: async () => {
      const events = await store.list('event', contractId, { chain: 'events' });
      return events.map(({ what }) => what);
    },
  };
}

async function decided(
  { store, contractId, head }: Pick<Life, 'store' | 'contractId' | 'head'>,
  { taskId, by, decision, at }: { taskId: string; by: string; decision: Decision; at: string },
): Promise<Change> {
  const otherTasks = await store.list('task', contractId);
  const task = otherTasks.find((each) => each.taskId === taskId);
  if (!task) throw new Error(`No ${taskId} among ${otherTasks.map((each) => each.taskId)}`);
  const key = { workflow: task.workflow, ...affairOf(task) };
  const transition = await store.read('transition', contractId, key);
  if (!transition) throw new Error(`No transition of ${taskId}`);
  const hash = task.subjectHash === undefined ? {} : { hash: task.subjectHash };
  return orFail(
    decideTask({
      task,
      transition,
      otherTasks,
      contract: await head(),
      memberships: await store.list('membership', contractId),
      terms: orFail(readTerms(TERMS)).terms,
      person: person(by),
      decision: { ...hash, ...decision },
      at,
    }),
  );
}
