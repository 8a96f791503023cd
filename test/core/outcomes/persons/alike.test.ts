import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AlikeClaims } from '../../../../core/outcomes/persons/alike.ts';
import { type ClaimFact, NO_FACTS } from '../../../../core/settlement/facts.ts';
import { settle } from '../../../../core/settlement/settle.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { termsWith } from '../contract.ts';

const PERIODS = [
  { id: 'y1', from: '2018-01-01', to: '2018-12-31' },
  { id: 'y2', from: '2019-01-01', to: '2019-12-31' },
];

const payments: fc.Arbitrary<Terms['payments']> = fc
  .record({
    claims: fc.constantFrom('1', '2', 'any', '1 a quarter', '1 a period'),
    person: fc.constantFrom('150', '210.50', '1000'),
    atMost: fc.constantFrom(undefined, undefined, '3 claims'),
    per: fc.constantFrom(undefined, 'period' as const),
  })
  .map(({ claims, person, atMost, per }) => [
    {
      id: 'card',
      atMostPer: { person },
      ...(per === undefined ? {} : { per }),
      rates: [
        { outcome: 'started', price: '100.25' },
        { outcome: 'kept', price: '60', claims, after: 'started' },
        { outcome: 'course', price: '45', ...(atMost === undefined ? {} : { atMost }) },
      ],
    },
  ]);

const claim: fc.Arbitrary<ClaimFact> = fc.record({
  outcome: fc.constantFrom('started', 'kept', 'kept', 'course'),
  person: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  date: fc.constantFrom('2018-02-03', '2018-02-04', '2018-07-01', '2019-01-01', '2019-05-05'),
});

function settled(terms: Terms, claims: readonly ClaimFact[]) {
  const facts = { ...NO_FACTS, asOf: '2020-12-31', claims };
  return settle({ terms: [{ version: 1, hash: 'x', terms }], facts, settled: [] });
}

function claimOf(person: string, outcome: string): ClaimFact {
  return { person, outcome, date: '2018-02-03' };
}

describe('claims of persons who are alike, taken together', () => {
  it('are settled to the same amounts, explained by the same counts', () => {
    const given = fc.record({
      payments,
      claims: fc.uniqueArray(claim, { maxLength: 25, selector: (one) => JSON.stringify(one) }),
    });
    fc.assert(
      fc.property(given, (input) => {
        const { claims } = input;
        const terms = termsWith({
          payments: input.payments,
          periods: PERIODS,
          phases: { intervention: { from: '2018-01-01', to: '2019-12-31' }, end: '2020-12-31' },
        });
        const placed = claims.map((one) => ({
          ...one,
          period: (one.date ?? '') < '2019' ? 'y1' : 'y2',
        }));
        const alike = new AlikeClaims(terms);
        for (const person of new Set(placed.map((one) => one.person))) {
          alike.add(placed.filter((one) => one.person === person));
        }
        const [each, together] = [settled(terms, placed), settled(terms, alike.facts())];
        expect(each.ok).toBe(true);
        expect(together).toEqual(each);
        expect(settled(terms, placed.toReversed())).toEqual(each);
      }),
    );
  });

  it('are told apart where a limit in claims falls between persons who claim on one day', () => {
    const terms = termsWith({
      payments: [
        {
          id: 'card',
          atMostPer: { person: '150' },
          rates: [
            { outcome: 'started', price: '120' },
            { outcome: 'course', price: '45', atMost: '3 claims' },
          ],
        },
      ],
      phases: { intervention: { from: '2018-01-01', to: '2019-12-31' } },
    });
    const course = ['f', 'a', 'b', 'c'].map((person) => claimOf(person, 'course'));
    const claims = [...course, claimOf('f', 'started')];
    const alike = new AlikeClaims(terms);
    for (const person of ['f', 'a', 'b', 'c']) {
      alike.add(claims.filter((one) => one.person === person));
    }
    // The pseudonym decides, not the order of the file: the course of f is the fourth, and f does not reach 150.
    const [each, together, turned] = [claims, alike.facts(), claims.toReversed()].map((facts) =>
      settled(terms, facts),
    );
    expect(each).toMatchObject({ ok: true, value: { entitled: '255' } });
    expect(together).toEqual(each);
    expect(turned).toEqual(each);
  });

  it('are few where persons are many, and say how many they stand for', () => {
    const terms = termsWith({
      payments: [{ id: 'card', rates: [{ outcome: 'started', price: '100' }] }],
      phases: { intervention: { from: '2018-01-01', to: '2019-12-31' } },
    });
    const alike = new AlikeClaims(terms);
    for (let person = 0; person < 500; person += 1) {
      const date = `2018-0${1 + (person % 9)}-15`;
      alike.add([{ outcome: 'started', person: `p-${person}`, date }]);
    }
    expect(alike.facts()).toMatchObject([{ outcome: 'started', persons: 500 }]);
    expect(JSON.stringify(alike.facts())).not.toContain('p-1');
  });
});
