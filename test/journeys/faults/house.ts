import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { type Client, createClient, createDemoClient } from '../../../api/contract/client.ts';
import type { TaskView } from '../../../api/contract/views.ts';
import type { MemberRole } from '../../../core/lifecycle/items/contract.ts';
import { TASK_RULES } from '../../../core/lifecycle/tasks/tasks.ts';
import { appoint } from '../../../functions/common/appoint.ts';
import { ADMINISTRATOR } from '../../../local/demo/cast.ts';
import { type Runtime, startRuntime } from '../../../local/runtime/runtime.ts';
import { Faults } from './faults.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

export const ISSUER = 'urn:utfall:demo';
/** Two weeks after the first year. */
export const BEGINS = '2019-01-15T08:00:00.000Z';

/** Who is what in a planted contract. Finn is in finance, and of the fund besides. */
export const MEMBERS: readonly { subject: string; party: string; role: MemberRole }[] = [
  { subject: 'petra', party: 'city', role: 'project-owner' },
  { subject: 'anna', party: 'city', role: 'finance' },
  { subject: 'bo', party: 'city', role: 'finance' },
  { subject: 'cia', party: 'city', role: 'finance' },
  { subject: 'finn', party: 'city', role: 'finance' },
  { subject: 'finn', party: 'fund', role: 'investor' },
  { subject: 'ines', party: 'fund', role: 'investor' },
  { subject: 'eva', party: 'judge', role: 'evaluator' },
  { subject: 'rolf', party: 'rise', role: 'arbiter' },
];

/** A runtime in a folder of its own, with faults in between. */
export type House = {
  readonly runtime: Runtime;
  readonly faults: Faults;
  /** The data folder. */
  readonly data: string;
  as(subject: string): Client;
  clockTo(instant: string): Promise<void>;
  /** Ends without ceremony, and starts again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** @param meet told of the client by which the runtime speaks to Step Functions */
export async function openHouse(meet: (client: SFNClient) => void = () => {}): Promise<House> {
  const data = join(mkdtempSync(join(tmpdir(), 'utfall-faults-')), 'data');
  const faults = new Faults();
  const subjects = [...new Set(MEMBERS.map(({ subject }) => subject))];
  const people = [ADMINISTRATOR, ...subjects.map((subject) => ({ subject, name: subject }))];
  const start = (): Promise<Runtime> =>
    startRuntime({
      data,
      mode: 'demo',
      port: 0,
      demo: { people, clockFrom: BEGINS },
      log: () => undefined,
      onFatal: (error) => {
        throw error;
      },
      retryIntervalMs: 5,
      sweepEveryMs: 3_600_000,
      between: (part, ground) => {
        if (part === 'stepFunctions') meet(ground as SFNClient);
        return faults.between(part, ground);
      },
    });
  let runtime = await start();
  await appoint(runtime.store, ISSUER, [{ person: ADMINISTRATOR, role: 'administrator' }]);
  const login = (subject: string) => ({
    baseUrl: runtime.url,
    language: 'en' as const,
    token: async () => (await runtime.issuer?.token(subject)) ?? '',
  });
  return {
    get runtime() {
      return runtime;
    },
    faults,
    data,
    as: (subject) => createClient(login(subject)),
    clockTo: async (to) => {
      await createDemoClient(login(ADMINISTRATOR.subject)).advanceClock({ body: { to } });
    },
    restart: async () => {
      await runtime.stop();
      faults.revive();
      runtime = await start();
    },
    close: async () => {
      await runtime.stop();
      rmSync(join(data, '..'), { recursive: true, force: true });
    },
  };
}

/** The tasks of a contract that wait for somebody, as they stand in the table. */
export async function openTasks({ runtime, faults }: House, contractId: string) {
  const tasks = await faults.offstage(() => runtime.store.list('task', contractId));
  return tasks.filter(({ state }) => state === 'open');
}

/** The task of a kind that waits for somebody. @throws Error if there is none */
export async function openTask(house: House, contractId: string, kind: TaskView['task']) {
  const task = (await openTasks(house, contractId)).find((each) => each.task === kind);
  if (!task) throw new Error(`Nothing of ${contractId} waits for ${kind}`);
  return task;
}

type Question = Pick<TaskView, 'contractId' | 'taskId' | 'task' | 'subjectHash'>;

/** Answers a task as whoever it is meant for, or as this person. */
export async function answer(
  house: House,
  task: Question,
  choice?: string,
  { subject = rightOne(task), reason }: { subject?: string; reason?: string } = {},
): Promise<TaskView> {
  const { contractId, taskId, subjectHash } = task;
  const body = {
    choice: choice ?? TASK_RULES[task.task].choices[0] ?? '',
    ...(reason === undefined ? {} : { reason }),
    ...(subjectHash === undefined ? {} : { hash: subjectHash }),
    ...(task.task === 'confirm-payment' ? { reference: 'BG-1' } : {}),
  };
  return house.as(subject).decideTask({ contractId, taskId, body });
}

function rightOne({ task, taskId }: Question): string {
  if (task === 'attest') return taskId.endsWith('.2') ? 'bo' : 'anna';
  return RIGHT_ONES[task] ?? 'petra';
}

const RIGHT_ONES: Partial<Record<TaskView['task'], string>> = {
  'verify-outcome': 'eva',
  'answer-objection': 'eva',
  arbitrate: 'rolf',
  'confirm-payment': 'cia',
};
