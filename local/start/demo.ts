import { createClient, createDemoClient } from '../../api/contract/client.ts';
import { DEFAULT_TIME_ZONE } from '../../core/calendar/instant.ts';
import { stateName } from '../../core/words/states.ts';
import { ADMINISTRATOR, AUDITOR, castOf } from '../demo/cast.ts';
import { type DemoContract, demoContract } from '../demo/contracts.ts';
import { narrate } from '../demo/narrator.ts';
import type { Stage } from '../demo/stage.ts';
import { payoutStatement } from '../demo/statement.ts';
import { createStory } from '../demo/story.ts';
import type { DemoPerson } from '../runtime/issuer.ts';
import { appoint } from '../runtime/people.ts';
import { type Runtime, startRuntime } from '../runtime/runtime.ts';
import { askedToStop, type StartOptions } from './options.ts';
import { startWords } from './words/words.ts';

/**
 * The demo: boots the embedded runtime and, where the contract is not there yet, plays it from draft to
 * close through the API, on the simulated clock. Then it stays up, unless `exit` is asked for.
 */
export async function startDemo(options: StartOptions): Promise<void> {
  const { io, data } = options;
  const said = startWords(io.language);
  const contract = demoContract(options.contract);
  const people = peopleOf(contract);
  const runtime = await startRuntime({
    data,
    mode: 'demo',
    ...(options.fresh === undefined ? {} : { fresh: options.fresh }),
    port: options.exit ? 0 : options.port,
    demo: { people, clockFrom: contract.begins },
    log: () => undefined,
    onFatal: () => {
      io.err(said.fatal);
      process.exit(1);
    },
  });
  try {
    io.out(said.demoIn(data));
    await play(runtime, contract, options);
    if (options.exit) return;
    io.out(said.answersAt(runtime.url));
    await askedToStop(io);
  } finally {
    await runtime.stop();
  }
}

function peopleOf(contract: DemoContract): DemoPerson[] {
  return [ADMINISTRATOR, AUDITOR, ...castOf(contract.terms).map(({ person }) => person)];
}

async function play(runtime: Runtime, contract: DemoContract, { io }: StartOptions): Promise<void> {
  const stage = stageOn(runtime, io.language);
  const said = startWords(io.language);
  const before = await runtime.store.read('contract', contract.slug, {});
  if (before) {
    io.out(said.demoContinues(contract.slug, stateName('phase', before.phase, io.language)));
  } else {
    const began = process.hrtime.bigint();
    await appoint(runtime.store, stage.issuer, [
      { person: ADMINISTRATOR, role: 'administrator' },
      { person: AUDITOR, role: 'auditor' },
    ]);
    const auditor = stage.as(AUDITOR.subject);
    const teller = {
      contractId: contract.slug,
      auditor,
      timeZone: contract.terms.timeZone ?? DEFAULT_TIME_ZONE,
      language: io.language,
      print: io.out,
    };
    const story = createStory(stage, contract, narrate(teller));
    await story.begin();
    await story.play();
    const seconds = Number((process.hrtime.bigint() - began) / 1_000_000n) / 1000;
    io.out(said.tookSeconds(seconds.toFixed(1)));
  }
  io.out(await payoutStatement(stage.as(AUDITOR.subject), contract, io.language));
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
      return due[0]?.at;
    },
  };
}
