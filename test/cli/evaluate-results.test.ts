import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utfall } from './terminal.ts';

const TERMS = `contract: jobs
title: { sv: Jobb, en: Jobs }
currency: SEK
parties:
  town: { name: The town, roles: [outcome-payer, project-owner, finance] }
  fund: { name: The fund, roles: [investor] }
  institute: { name: The institute, roles: [evaluator] }
periods:
  - { id: y1, from: 2024-01-01, to: 2024-12-31 }
  - { id: y2, from: 2025-01-01, to: 2025-12-31 }
metrics:
  job: { purpose: payment, unit: people, better: higher, measure: { observation: job, as: count } }
payments: [ { id: jobs, price: 1 000, of: job } ]
settlement:
  rounding: { to: 1, mode: half-up }
  payers: [ { party: town, share: rest } ]
verification: { verifier: institute }
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-evaluate-results-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Settles two jobs of the second year, with what a results file says beside. */
async function settled(results: string) {
  const { out } = await utfall([
    ...['evaluate', file('terms.yaml', TERMS), '--as-of', '2026-02-01', '--period', 'y2'],
    ...['--enrolments', file('enrolments.csv', 'person,enrolled_on\np-1,2024-01-01\n')],
    '--observations',
    file('observations.csv', 'person,observation,date,value\np-1,job,2025-03-01,2\n'),
    ...['--results', file('results.yaml', results), '--settle', '--json'],
  ]);
  const { entitled, settled: before, payable } = JSON.parse(out).settlement;
  return { entitled, settled: before, payable };
}

describe('evaluate beside a results file', () => {
  it('settles what was not settled before', async () => {
    expect(await settled('settled: { town: 500 }\n')).toEqual({
      ...{ entitled: '2000', settled: '500', payable: '1500' },
    });
  });

  it('reads other periods of a metric that it computes', async () => {
    const results = 'periods: { y1: { metrics: { job: 3 } } }\nsettled: { town: 3 000 }\n';
    expect(await settled(results)).toEqual({
      ...{ entitled: '5000', settled: '3000', payable: '2000' },
    });
  });

  it.each([['metrics: { job: 90 }\n'], ['periods: { y2: { metrics: { job: 90 } } }\n']])(
    'tells that it does not read what it computes itself: %s',
    async (results) => {
      expect(await settled(results)).toMatchObject({ entitled: '2000' });
      const { out, err } = await utfall([
        ...['evaluate', join(folder, 'terms.yaml'), '--as-of', '2026-02-01', '--period', 'y2'],
        ...['--enrolments', join(folder, 'enrolments.csv')],
        ...['--observations', join(folder, 'observations.csv')],
        ...['--results', join(folder, 'results.yaml')],
      ]);
      expect(`${out}${err}`).toMatch(/results\.yaml:1:\d+ warning: The metric job is computed/);
    },
  );

  it('tells of claims that stand in the rows of persons and in the file too: both are paid', async () => {
    const card = 'payments: [ { id: card, rates: [ { outcome: job, price: 1 000 } ] } ]';
    const { out, err } = await utfall([
      ...['evaluate', file('card.yaml', TERMS.replace(/payments: .*/, card))],
      ...['--as-of', '2026-02-01', '--period', 'y2', '--settle'],
      ...['--enrolments', file('enrolments.csv', 'person,enrolled_on\np-1,2024-01-01\n')],
      '--observations',
      file('observations.csv', 'person,observation,date,value\np-1,job,2025-03-01,1\n'),
      ...['--results', file('results.yaml', 'periods: { y2: { claims: { job: 3 } } }\n')],
    ]);
    expect(out).toContain('4,000 SEK');
    expect(`${out}${err}`).toMatch(/results\.yaml:1:\d+ warning: Claims of job stand both/);
  });
});
