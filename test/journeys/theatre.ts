import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '../../api/contract/client.ts';
import { ApiProblem } from '../../api/contract/request.ts';
import type { EventView, SettlementView, TaskView } from '../../api/contract/views.ts';
import { ADMINISTRATOR, AUDITOR, castOf } from '../../local/demo/cast.ts';
import { type DemoContract, demoContract } from '../../local/demo/contracts.ts';
import type { Stage } from '../../local/demo/stage.ts';
import { createStory, type Story } from '../../local/demo/story.ts';
import { appoint } from '../../local/runtime/people.ts';
import { type Runtime, startRuntime } from '../../local/runtime/runtime.ts';
import { stageOn } from '../../local/start/demo.ts';

/** A whole embedded runtime in a folder of its own, with one contract and its people. */
export type Theatre = {
  runtime: Runtime;
  stage: Stage;
  readonly contract: DemoContract;
  /** The data folder. */
  readonly data: string;
  readonly story: Story;
  /** The API as a person of the cast, such as `norrkoping.finance-1`. */
  as(subject: string): Client;
  /** Decides a task of its kind as this person. */
  decide(
    subject: string,
    task: TaskView,
    choice: string,
    more?: { reason?: string; reference?: string; hash?: string },
  ): Promise<TaskView>;
  openTask(kind: TaskView['task']): Promise<TaskView>;
  events(): Promise<EventView[]>;
  settlements(): Promise<SettlementView[]>;
  /** Stops everything without ceremony and starts it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/**
 * Opens a runtime with a contract that is written but not begun, or one that goes on `from` a copy of the data
 * folder of a theatre that was stopped.
 */
export async function openTheatre(
  slug = 'norrkoping-2016',
  adapt: (contract: DemoContract) => DemoContract = (contract) => contract,
  { from }: { from?: string } = {},
): Promise<Theatre> {
  const data = join(mkdtempSync(join(tmpdir(), 'utfall-journey-')), 'data');
  if (from !== undefined) cpSync(from, data, { recursive: true });
  const contract = adapt(demoContract(slug));
  const people = [ADMINISTRATOR, AUDITOR, ...castOf(contract.terms).map(({ person }) => person)];
  const start = (): Promise<Runtime> =>
    startRuntime({
      data,
      mode: 'demo',
      port: 0,
      demo: { people, clockFrom: contract.begins },
      log: () => undefined,
      onFatal: (error) => {
        throw error;
      },
      retryIntervalMs: 5,
      sweepEveryMs: 3_600_000,
    });
  const state = { runtime: await start() };
  await appoint(state.runtime.store, 'urn:utfall:demo', [
    { person: ADMINISTRATOR, role: 'administrator' },
    { person: AUDITOR, role: 'auditor' },
  ]);
  const stage = (): Stage => stageOn(state.runtime, 'en');
  // The story goes on after a restart: it asks for the stage of the runtime that runs now.
  const lasting: Stage = {
    as: (subject) => stage().as(subject),
    get clock() {
      return stage().clock;
    },
    issuer: 'urn:utfall:demo',
    atRest: () => stage().atRest(),
    nextDue: (contractId) => stage().nextDue(contractId),
  };
  const story = createStory(lasting, contract, async () => undefined);
  const contractId = contract.slug;
  const as = (subject: string): Client => stage().as(subject);
  const auditor = (): Client => as(AUDITOR.subject);
  return {
    get runtime() {
      return state.runtime;
    },
    stage: lasting,
    contract,
    data,
    story,
    as,
    decide: (subject, task, choice, more = {}) =>
      as(subject).decideTask({
        contractId,
        taskId: task.taskId,
        body: {
          choice,
          ...(task.subjectHash === undefined ? {} : { hash: task.subjectHash }),
          ...more,
        },
      }),
    openTask: async (kind) => {
      const { tasks } = await auditor().listTasks({ contractId });
      const found = tasks.find(({ task, state: at }) => task === kind && at === 'open');
      if (!found) throw new Error(`No open task ${kind}`);
      return found;
    },
    events: async () => {
      const all: EventView[] = [];
      for (let after: number | undefined = 0; after !== undefined; ) {
        const page = await auditor().listEvents({ contractId, after, limit: 500 });
        all.push(...page.events);
        after = page.next;
      }
      return all;
    },
    settlements: async () => (await auditor().listSettlements({ contractId })).settlements,
    restart: async () => {
      await state.runtime.stop();
      state.runtime = await start();
    },
    close: async () => {
      await state.runtime.stop();
      rmSync(join(data, '..'), { recursive: true, force: true });
    },
  };
}

/** The findings that a call was refused for. @throws Error if it was not refused */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ status: number; codes: string[] }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem) {
      return { status: error.status, codes: error.findings.map(({ code }) => code) };
    }
    throw error;
  }
  throw new Error('The call was not refused');
}
