import { createClient, createDemoClient } from '../../api/contract/client.ts';
import { DEFAULT_TIME_ZONE } from '../../core/calendar/instant.ts';
import { stateName } from '../../core/words/states.ts';
import { appoint } from '../../functions/common/appoint.ts';
import { ADMINISTRATOR, AUDITOR, castOf } from '../demo/cast.ts';
import { type DemoContract, demoContract } from '../demo/contracts.ts';
import { narrate } from '../demo/narrator.ts';
import { nextInStory, type Stage } from '../demo/stage.ts';
import { payoutStatement } from '../demo/statement.ts';
import { createStory } from '../demo/story.ts';
import type { DemoPerson } from '../runtime/issuer.ts';
import { type Runtime, startRuntime } from '../runtime/runtime.ts';
import { listenForStop, type StartOptions, type StopRequest } from './options.ts';
import { startWords } from './words/words.ts';

/**
 * The demo: boots the embedded runtime and, where the contract is not there yet, plays it from draft to
 * close through the API, on the simulated clock. Then it stays up, unless `exit` is asked for.
 */
export async function startDemo(options: StartOptions): Promise<void> {
  const { io, data, suppressBelowLeast } = options;
  const said = startWords(io.language);
  const contract = demoContract(options.contract);
  const people = peopleOf(contract);
  const stop = listenForStop(io);
  const runtime = await startRuntime({
    data,
    mode: 'demo',
    ...(options.fresh === undefined ? {} : { fresh: options.fresh }),
    port: options.exit ? 0 : options.port,
    demo: { people, clockFrom: contract.begins },
    ...(suppressBelowLeast === undefined ? {} : { suppressBelowLeast }),
    log: () => undefined,
    onFatal: () => {
      io.err(said.fatal);
      process.exit(1);
    },
  });
  try {
    io.out(said.demoIn(data));
    await play(runtime, { contract, io, stop });
    if (options.exit || stop.isMade) return;
    io.out(said.answersAt(runtime.url));
    await stop.made;
  } finally {
    await runtime.stop();
  }
}

function peopleOf(contract: DemoContract): DemoPerson[] {
  return [ADMINISTRATOR, AUDITOR, ...castOf(contract.terms).map(({ person }) => person)];
}

type Playing = Pick<StartOptions, 'io'> & {
  readonly contract: DemoContract;
  readonly stop: StopRequest;
};

/** Plays the story, or carries it on from where an earlier start was interrupted; a finished one stays so. */
async function play(runtime: Runtime, playing: Playing): Promise<void> {
  const { contract, io, stop } = playing;
  const stage = stageOn(runtime, io.language);
  const said = startWords(io.language);
  const before = await runtime.store.read('contract', contract.slug, {});
  const phase = before && stateName('phase', before.phase, io.language);
  if (before?.phase === 'closed') {
    io.out(said.demoIsHere(contract.slug, phase ?? ''));
  } else {
    const began = process.hrtime.bigint();
    if (before) io.out(said.demoGoesOn(contract.slug, phase ?? ''));
    await tellStory(runtime, stage, { ...playing, isBegun: before !== undefined });
    if (stop.isMade) return;
    const seconds = Number((process.hrtime.bigint() - began) / 1_000_000n) / 1000;
    io.out(said.tookSeconds(seconds.toFixed(1)));
  }
  io.out(await payoutStatement(stage.as(AUDITOR.subject), contract, io.language));
}

async function tellStory(
  runtime: Runtime,
  stage: Stage,
  { contract, io, stop, isBegun }: Playing & { isBegun: boolean },
): Promise<void> {
  await appoint(runtime.store, stage.issuer, [
    { person: ADMINISTRATOR, role: 'administrator' },
    { person: AUDITOR, role: 'auditor' },
  ]);
  // What happened before the interruption was told then.
  let isTold = isBegun;
  const tell = narrate({
    contractId: contract.slug,
    auditor: stage.as(AUDITOR.subject),
    timeZone: contract.terms.timeZone ?? DEFAULT_TIME_ZONE,
    language: io.language,
    print: (line) => {
      if (!isTold) io.out(line);
    },
  });
  if (isBegun) await tell();
  isTold = false;
  const story = createStory(stage, contract, tell);
  await story.begin();
  await story.play(() => stop.isMade);
}

/** The stage on a runtime in this process. */
export function stageOn(runtime: Runtime, language: 'sv' | 'en'): Stage {
  const { issuer, url } = runtime;
  if (!issuer) throw new Error('Only a demo can be played');
  const options = (subject: string) => ({
    baseUrl: url,
    language,
    token: () => issuer.token(subject),
  });
  const auditor = createClient(options(AUDITOR.subject));
  return {
    as: (subject) => createClient(options(subject)),
    clock: createDemoClient(options(ADMINISTRATOR.subject)),
    issuer: issuer.issuer,
    atRest: () => runtime.atRest(),
    nextDue: async (contractId) => {
      const { due } = await auditor.listDue({ contractId });
      return nextInStory(due);
    },
  };
}
