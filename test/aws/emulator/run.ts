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

const VARIABLE = 'UTFALL_TEST_AWS_RUN';

/** Tells the test files of the run; they are other processes. */
export function announce(run: Run): void {
  process.env[VARIABLE] = JSON.stringify(run);
}

/** The run of emulated AWS that this is part of, if any: then journeys are played there. */
export function currentRun(): Run | undefined {
  const told = process.env[VARIABLE];
  return told === undefined ? undefined : (JSON.parse(told) as Run);
}

/** The run of emulated AWS. @throws Error if there is none */
export function runOrThrow(): Run {
  const run = currentRun();
  if (!run) throw new Error('This is played on emulated AWS: npm run test:aws');
  return run;
}
