import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SFNClient } from '@aws-sdk/client-sfn';
import { appoint } from '../../functions/common/appoint.ts';
import { ADMINISTRATOR, AUDITOR, castOf } from '../../local/demo/cast.ts';
import type { DemoContract } from '../../local/demo/contracts.ts';
import { createStory } from '../../local/demo/story.ts';
import { type Runtime, startRuntime } from '../../local/runtime/runtime.ts';
import { stageOn } from '../../local/start/demo.ts';
import { counter } from './between.ts';
import { addCalls, type Counts, type Life, minus, sumOf } from './counts.ts';
import { transitionsIn } from './transitions.ts';

const MS_PER_YEAR = 365.25 * 86_400_000;

/** Plays a contract's whole life on the runtime of one machine, where every call to the ground is counted. */
export async function liveEmbedded(contract: DemoContract): Promise<Life> {
  const data = mkdtempSync(join(tmpdir(), 'utfall-cost-'));
  const { counts, executions, between } = counter();
  const grounds: { sfn?: SFNClient } = {};
  const runtime = await startRuntime({
    data: join(data, 'folder'),
    mode: 'demo',
    port: 0,
    sweepEveryMs: 86_400_000,
    demo: {
      people: [ADMINISTRATOR, AUDITOR, ...castOf(contract.terms).map(({ person }) => person)],
      clockFrom: contract.begins,
    },
    log: (line) => {
      const { durationMs } = JSON.parse(line) as { durationMs?: number };
      if (durationMs === undefined) return;
      counts.request += 1;
      addCalls(counts, 'api', { calls: 1, ms: durationMs });
    },
    onFatal: (error) => {
      throw error;
    },
    between: (part, ground) => {
      if (part === 'stepFunctions') grounds.sfn = ground as unknown as SFNClient;
      return between(part, ground);
    },
  });
  try {
    const entered = async () => (grounds.sfn ? transitionsIn(grounds.sfn, [...executions]) : 0);
    const { phases, until } = await play(runtime, { contract, counts, entered });
    const before = { ...counts };
    await runtime.sweep();
    const sweep = minus(counts, before);
    addCalls(sweep, 'sweep', { calls: 1, ms: 1000 });
    const years = (Date.parse(until) - Date.parse(contract.begins)) / MS_PER_YEAR;
    return { phases, whole: sumOf([...phases.values()]), years, sweep };
  } finally {
    await runtime.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

type Playing = {
  readonly contract: DemoContract;
  readonly counts: Counts;
  readonly entered: () => Promise<number>;
};

async function play(runtime: Runtime, { contract, counts, entered }: Playing) {
  const stage = stageOn(runtime, 'en');
  await appoint(runtime.store, stage.issuer, [
    { person: ADMINISTRATOR, role: 'administrator' },
    { person: AUDITOR, role: 'auditor' },
  ]);
  const phases = new Map<string, Counts>();
  let until = contract.begins;
  let before = { ...counts };
  const told = async (): Promise<void> => {
    counts.stateTransition = await entered();
    const done = { ...counts };
    const item = await runtime.store.read('contract', contract.slug, {});
    until = (await runtime.store.read('clock', '*', {}))?.instant ?? until;
    const phase = item?.phase ?? 'draft';
    phases.set(phase, sumOf([phases.get(phase), minus(done, before)]));
    // What was looked up here is of this count, and not of the contract's life.
    before = { ...counts };
  };
  const story = createStory(stage, contract, told);
  await story.begin();
  await story.play();
  await told();
  return { phases, until };
}
