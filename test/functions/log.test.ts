import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StepHandler } from '../../functions/bind.ts';
import { FindingsError, SupersededAttemptError } from '../../functions/errors.ts';
import type { Step, StepContext } from '../../functions/step.ts';

/** What must never be read in a log: of a participant, and of what somebody wrote where it does not belong. */
const PERSONAL = ['19811218-9876', 'Ada Lovelace', 'participant-4711', '0.875'];
const [personnummer = '', name = '', participant = '', figure = ''] = PERSONAL;

const EVENT = {
  contractId: 'norrkoping-2016',
  workflow: 'follow-up',
  periodId: 'year_1',
  purpose: 'follow-up',
  revision: 1,
  attempt: 2,
};

let bind: (step: Step) => StepHandler;
const printed: string[] = [];

beforeAll(async () => {
  // A logger made anew writes to the console that tests can stand before.
  vi.resetModules();
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
  for (const method of ['info', 'error', 'warn', 'log', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((line: unknown) => {
      printed.push(String(line));
    });
  }
  const { bind: real } = await import('../../functions/bind.ts');
  bind = (step) => real(step, { makeContext: () => ({}) as StepContext });
});

afterEach(() => {
  printed.length = 0;
});

afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  // Its logger ends here: other files of the same process log nothing.
  vi.resetModules();
});

/** All that leaves a function: its log, and the error that Lambda logs and Step Functions keeps. */
async function leaving(step: Step, event: unknown): Promise<string> {
  const thrown = await bind(step)(event).catch((error: Error) => error);
  const told =
    thrown instanceof Error ? [thrown.name, thrown.message, thrown.stack, thrown.cause] : [];
  return [...printed, ...told.map(String)].join('\n');
}

describe('the log of a step', () => {
  it('says in one line of JSON what was done, how it ended, and how long it took', async () => {
    await bind(async () => ({ outcome: 'complete' }))(EVENT);
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      ...EVENT,
      level: 'INFO',
      message: 'done',
      service: 'utfall',
      outcome: 'complete',
      durationMs: expect.any(Number),
    });
  });

  it('says of a failure its name and where it was, and lets the state machine catch it by name', async () => {
    const facts = { contractId: 'norrkoping-2016', transition: 'x', attempt: 2 };
    const step: Step = async () => {
      throw new SupersededAttemptError(facts);
    };
    await expect(bind(step)(EVENT)).rejects.toMatchObject({ name: 'SupersededAttempt' });
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      level: 'ERROR',
      message: 'failed',
      error: 'SupersededAttempt',
      stack: expect.stringContaining('log.test.ts'),
    });
  });
});

describe('personal data', () => {
  const rows = `${participant};${personnummer};${name};${figure}`;
  const FAILURES: readonly [string, Step][] = [
    ['a file that cannot be parsed', async () => JSON.parse(rows)],
    ['a fault that quotes what it stumbled on', async () => Promise.reject(new TypeError(rows))],
    [
      'an error of ours whose cause quotes it',
      async () => {
        throw new SupersededAttemptError({ contractId: 'c', transition: 't', attempt: 1 });
      },
    ],
    [
      'findings about rows',
      async () => {
        const at = { path: rows, row: 1 };
        const facts = { written: personnummer };
        throw new FindingsError([{ code: 'intake.personnummer', severity: 'error', at, facts }]);
      },
    ],
    ['what is no error at all', async () => Promise.reject(rows)],
    ['an answer that carries it', async () => ({ outcome: rows, rows })],
  ];

  it.each(FAILURES)('stays out of what leaves a function: %s', async (_, step) => {
    const event = { ...EVENT, name, personnummer, rows: [rows], detail: rows };
    const left = await leaving(step, event);
    expect(left).toContain('norrkoping-2016');
    for (const each of PERSONAL) expect(left).not.toContain(each);
  });

  it('is not logged in an event that is not as a state machine makes it', async () => {
    const left = await leaving(async () => ({}), { contractId: { personnummer }, attempt: name });
    for (const each of PERSONAL) expect(left).not.toContain(each);
  });
});

describe('the Powertools of the functions', () => {
  it('are all of one version', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const versions = Object.entries<string>(dependencies)
      .filter(([each]) => each.startsWith('@aws-lambda-powertools/'))
      .map(([, version]) => version);
    expect(versions.length).toBeGreaterThan(1);
    expect(new Set(versions).size).toBe(1);
  });
});
