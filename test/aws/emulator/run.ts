import type { Deployed } from './deployed.ts';
import type { IssuerOfRun } from './issuer.ts';
import type { Queues } from './receiver.ts';

/** What the test files of one run need to know of what was started and deployed for all of them. */
export type Run = Deployed & {
  readonly login: IssuerOfRun;
  readonly queues: Queues;
  /** The values of context that the stack was deployed with. */
  readonly context: Readonly<Record<string, string>>;
  /** Where the run's files are; away after it. */
  readonly scratch: string;
};

const VARIABLE = 'UTFALL_TEST_AWS_RUNS';

/**
 * How many emulated AWS there are, each with the stack deployed: as many as test files are played at a time. A stack is
 * one place, so it plays one journey at a time.
 */
export const SIDE_BY_SIDE = 2;

/** Tells the test files of the runs; they are other processes. */
export function announce(runs: readonly Run[]): void {
  process.env[VARIABLE] = JSON.stringify(runs);
}

/**
 * The emulated AWS that is this process's own, if there is any: then journeys are played there.
 *
 * @throws Error in a process too many: it must not play on one machine instead
 */
export function currentRun(): Run | undefined {
  const told = process.env[VARIABLE];
  if (told === undefined) return undefined;
  // Of the processes that run test files at the same time, each has another number, from 1 on.
  const number = Number(process.env['VITEST_POOL_ID'] ?? 1);
  const run = (JSON.parse(told) as Run[])[number - 1];
  if (!run) throw new Error(`Only ${SIDE_BY_SIDE} test files can be played at a time on AWS`);
  return run;
}

/** The run of emulated AWS. @throws Error if there is none */
export function runOrThrow(): Run {
  const run = currentRun();
  if (!run) throw new Error('This is played on emulated AWS: npm run test:aws');
  return run;
}
