import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../../../core/outcomes/evaluate-files.ts';
import type { Evaluation } from '../../../../core/outcomes/evaluation.ts';
import { NO_FACTS } from '../../../../core/settlement/facts.ts';
import { settle } from '../../../../core/settlement/settle.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { termsWith } from '../contract.ts';
import { AS_OF, source } from './files.ts';

const PEOPLE = Array.from({ length: 12 }, (_, index) => `p${index + 1}`);

const terms = fc
  .record({
    claims: fc.constantFrom('1', '2', 'any', '1 a quarter', '1 a period'),
    person: fc.constantFrom('150', '210.50', '100000'),
    atMost: fc.constantFrom(undefined, undefined, '3 claims'),
    byDate: fc.boolean(),
    periods: fc.boolean(),
    leaving: fc.constantFrom(undefined, undefined, 'all', 'until then', 'none'),
    visited: fc.boolean(),
  })
  .map(({ claims, person, atMost, byDate, periods, leaving, visited }): Terms => {
    const rows = [
      { below: '2017-10-01', is: '100.25' },
      { from: '2017-10-01', is: '120' },
    ];
    return termsWith({
      cohorts: ['first', 'second'],
      phases: { intervention: { from: '2017-01-01', to: '2018-12-31' }, end: '2019-12-31' },
      ...(periods ? { periods: PERIODS } : {}),
      ...(visited ? { metrics: { visits: VISITS } } : {}),
      ...(leaving === undefined
        ? {}
        : { followUp: { leaving: { other: { counts: 'missing', data: leaving } } } }),
      payments: [
        {
          id: 'card',
          atMostPer: { person },
          rates: [
            { outcome: 'job', price: byDate ? { by: 'date', rows } : '100.25' },
            { outcome: 'kept', price: '60', claims, after: 'job' },
            { outcome: 'course', price: '45', ...(atMost === undefined ? {} : { atMost }) },
          ],
        },
      ],
    });
  });

const PERIODS = [
  { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
  { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
  { id: 'y3', from: '2019-01-01', to: '2019-12-31' },
];

/** What is claimed is also measured. */
const VISITS = {
  ...({ purpose: 'learning', unit: 'visits', better: 'higher' } as const),
  measure: { observation: 'kept', as: 'sum' } as const,
};

const row = fc
  .record({
    person: fc.constantFrom(...PEOPLE),
    name: fc.constantFrom('job', 'kept', 'kept', 'course'),
    date: fc.constantFrom('2017-07-20', '2017-09-30', '2017-10-01', '2018-01-10', '2019-12-01'),
    value: fc.constantFrom('1', '1', '1', '2', '0'),
  })
  .map(({ person, name, date, value }) => ({
    key: `${person} ${name} ${date}`,
    line: `${person},${name},${date},${value}`,
  }));

const enrolment = fc
  .record({
    month: fc.constantFrom(1, 1, 3, 6),
    left: fc.constantFrom('', '', '2017-09-30', '2018-04-01'),
    cohort: fc.constantFrom('first', 'first', 'second'),
  })
  .map(({ month, left, cohort }) => `2017-0${month}-15,${left},${cohort},treatment`);

const files = fc.record({
  enrolled: fc.tuple(...PEOPLE.map(() => enrolment)),
  rows: fc.uniqueArray(row, { minLength: 1, maxLength: 40, selector: ({ key }) => key }),
});

function settled(contract: Terms, evaluation: Evaluation) {
  const facts = { ...NO_FACTS, ...evaluation.facts, asOf: AS_OF };
  return settle({ terms: [{ version: 1, hash: 'x', terms: contract }], facts, settled: [] });
}

describe('claims that are told of persons who are alike together', () => {
  it('are settled as those that are told one by one, in whatever order the rows come', () => {
    let [read, claimed] = [0, 0];
    fc.assert(
      fc.property(terms, files, (contract, { enrolled, rows }) => {
        const people = PEOPLE.map((person, at) => `${person},${enrolled[at]}`);
        const lines = rows.map(({ line }) => line);
        const evaluated = (claims: 'each' | 'alike', observations: readonly string[]) =>
          evaluateFiles({
            terms: contract,
            enrolments: source('enrolments', people),
            observations: source('observations', observations),
            asOf: AS_OF,
            claims,
          });
        const each = evaluated('each', lines);
        const alike = evaluated('alike', lines.toReversed());
        expect(alike.ok).toBe(each.ok);
        if (!each.ok || !alike.ok) return;
        read += 1;
        claimed += each.value.claims.length;
        expect(settled(contract, alike.value)).toEqual(settled(contract, each.value));
      }),
      { numRuns: 100 },
    );
    expect(read).toBeGreaterThan(50);
    expect(claimed).toBeGreaterThan(200);
  });
});
