import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { createClient, createDemoClient } from '../../../api/contract/client.ts';
import { appoint } from '../../../functions/common/appoint.ts';
import { ADMINISTRATOR, AUDITOR } from '../../../local/demo/cast.ts';
import { nextInStory, type Stage } from '../../../local/demo/stage.ts';
import { advanceClock } from '../../../ports/clock/simulated.ts';
import { createStore } from '../../../store/create-store.ts';
import type { Store } from '../../../store/store.ts';
import { type Clients, clientsOf } from '../../aws/emulator/clients.ts';
import { issuerOf } from '../../aws/emulator/issuer.ts';
import type { Run } from '../../aws/emulator/run.ts';
import { killWorkers } from '../../aws/emulator/workers.ts';
import { bytesOf, contentIn, readContent, replaceContent, writeContent } from './aws-content.ts';
import { forgetExecutions, historiesOf } from './aws-executions.ts';
import { noticesIn, noticesSent, writeNotices } from './aws-notices.ts';
import type { Opening, Place } from './place.ts';
import { onTheirWay } from './rest.ts';

/** Long enough for a step that is retried on a busy machine. */
const REST_WITHIN_MS = 90_000;
/**
 * Looks soon, then ever later: each look asks the emulated AWS a dozen questions, which it answers one after another
 * beside the work that is looked at.
 */
const FIRST_LOOK_AFTER_MS = 20;
const LOOK_LATER_BY = 1.4;
const LOOK_EVERY_MS_AT_MOST = 150;
/** An outbox item that failed once is left to the sweep. */
const SWEEP_EVERY_LOOKS = 10;
/**
 * On AWS a new process takes the next call. The emulator fails that call: a person who asks the API would ask again,
 * and it never hears that an asking function has failed.
 */
const SPARED = /-Steps(api|askperson)[0-9A-F]{8}/;
const NOTHING = { items: [], objects: [] };

/** A place on AWS, where another release may come to be deployed. */
export type AwsPlace = Place & {
  /** From now on the table is read as that release reads it. */
  readWith(store: Store): void;
};

/**
 * The stack that the run has deployed, emptied first: it is one place, so one journey is played there at a time. What it
 * is opened from was at rest, but none of its executions is there any more: the sweep begins the next attempts.
 */
export async function openAws(run: Run, opening: Opening): Promise<AwsPlace> {
  const clients = clientsOf(run.endpoint);
  const store = createStore({ client: clients.dynamodb, table: run.table });
  const sweep = (options: { checkAll: boolean }) => invokeSweep(clients, run, options);
  const stage = await stageOf(run, { opening, sweep: () => sweep({ checkAll: false }) });
  const sent = noticesSent(clients, run);
  const { from } = opening;
  await forgetExecutions(clients, run);
  await sent.beginWith(from === undefined ? [] : noticesIn(from));
  await forgetAnchored(clients, run);
  await replaceContent(clients, run, from === undefined ? NOTHING : contentIn(from));
  if (from === undefined) await advanceClock(store, opening.clockFrom);
  await appoint(store, stage.issuer, opening.appointments);
  await sweep({ checkAll: true });
  const state = { store };
  const atRest = () => rest(() => onTheirWay(state.store, clients), sweep);
  return {
    url: run.apiUrl,
    stage: { ...stage, atRest },
    get store() {
      return state.store;
    },
    readWith: (other) => {
      state.store = other;
    },
    sweep: (options = { checkAll: false }) => sweep(options),
    notices: () => sent.soFar(),
    kept: async () => [
      ...bytesOf(await readContent(clients, run)),
      ...(await historiesOf(clients, run)),
    ],
    copyTo: async (folder) => {
      writeContent(await readContent(clients, run), folder);
      writeNotices(await sent.soFar(), folder);
    },
    kill: async () => {
      killWorkers(run.scratch, SPARED);
    },
    close: async () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

async function stageOf(
  { apiUrl, login }: Run,
  { opening, sweep }: { opening: Opening; sweep: () => Promise<void> },
): Promise<Omit<Stage, 'atRest'>> {
  const issuer = await issuerOf(login, opening.people);
  const options = (subject: string) => ({
    baseUrl: apiUrl,
    language: 'en' as const,
    token: () => issuer.token(subject),
  });
  const clock = createDemoClient(options(ADMINISTRATOR.subject));
  const auditor = createClient(options(AUDITOR.subject));
  return {
    as: (subject) => createClient(options(subject)),
    clock: {
      ...clock,
      // Embedded, the clock's route sweeps; here it is the schedule that does, and journeys do not wait for it.
      advanceClock: async (...input) => {
        const moved = await clock.advanceClock(...input);
        await sweep();
        return moved;
      },
    },
    issuer: issuer.issuer,
    nextDue: async (contractId) => nextInStory((await auditor.listDue({ contractId })).due),
  };
}

/** A process that sweeps remembers what it has anchored today; the journey before is none of this one's. */
async function forgetAnchored({ lambda }: Clients, { functions }: Run): Promise<void> {
  const FunctionName = functions['sweep'];
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const Variables = { ...Environment?.Variables, UTFALL_TEST_JOURNEY: randomUUID() };
  await lambda.send(
    new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables } }),
  );
}

async function invokeSweep(
  { lambda }: Clients,
  { functions }: Run,
  options: { checkAll: boolean },
): Promise<void> {
  const Payload = new TextEncoder().encode(JSON.stringify(options));
  const invoke = new InvokeCommand({ FunctionName: functions['sweep'], Payload });
  const { FunctionError, Payload: answer } = await lambda.send(invoke);
  const said = new TextDecoder().decode(answer);
  if (FunctionError !== undefined) throw new Error(`The sweep failed: ${said}`);
}

async function rest(
  busy: () => Promise<string[]>,
  sweep: (options: { checkAll: boolean }) => Promise<void>,
): Promise<void> {
  const deadline = Date.now() + REST_WITHIN_MS;
  let what = await busy();
  for (let looks = 1; what.length > 0; looks += 1) {
    if (Date.now() > deadline) throw new Error(`It does not come to rest: ${what.join('; ')}`);
    await sleep(
      Math.min(FIRST_LOOK_AFTER_MS * LOOK_LATER_BY ** (looks - 1), LOOK_EVERY_MS_AT_MOST),
    );
    if (looks % SWEEP_EVERY_LOOKS === 0 && what.some((each) => each.includes('has not sent'))) {
      await sweep({ checkAll: true });
    }
    what = await busy();
  }
}
