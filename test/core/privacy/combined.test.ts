import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personTypes } from '../../../core/privacy/tables/person-types.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen } from '../outcomes/contract.ts';
import { metricOf, shareOf, shownOf, sumsIn } from './shown-of.ts';

const band = (counts: NonNullable<Metric['measure']>['counts']) =>
  metricOf({ observation: 'grade', as: 'share', counts }, { unit: '%' });
const BANDS = {
  low: band({ below: '5' }),
  mid: band({ from: '5', to: '6' }),
  high: band({ above: '6' }),
};

function sumsOfBands(counts: { low: number; mid: number; high: number }, metrics = BANDS) {
  const enrolments = persons(counts.low + counts.mid + counts.high);
  const observations = enrolments.map(({ person }, at) => {
    const value = at < counts.low ? '2' : at < counts.low + counts.mid ? '5' : '9';
    return seen(person, { observation: 'grade', value });
  });
  return sumsIn(shownOf([{ metrics, enrolments, observations }])[0]);
}

describe('bands of one figure', () => {
  it('tell no few in the one between them by what is left of all', () => {
    fc.assert(
      fc.property(
        fc.record({ low: fc.nat(30), mid: fc.integer({ min: 1, max: 4 }), high: fc.nat(30) }),
        (counts) => {
          const { low, mid, high } = sumsOfBands(counts);
          expect(mid).toBe('withheld');
          expect([low, high]).toContain('withheld');
        },
      ),
      { numRuns: 30 },
    );
  });

  it('tell none either where the band between them is in no metric', () => {
    const { low, high } = BANDS;
    const sums = sumsOfBands({ low: 15, mid: 1, high: 24 }, { low, high } as typeof BANDS);
    expect(Object.values(sums).filter((sum) => sum !== 'withheld')).toHaveLength(1);
  });

  it('are all shown where each has enough', () => {
    expect(sumsOfBands({ low: 15, mid: 5, high: 20 })).toEqual({ low: '15', mid: '5', high: '20' });
  });
});

describe('a combination of two metrics beside them', () => {
  const either = metricOf({ combines: { any: ['home', 'work'] }, as: 'share' }, { unit: '%' });
  const both = metricOf({ combines: { all: ['home', 'work'] }, as: 'share' }, { unit: '%' });
  const base = { home: shareOf('home'), work: shareOf('work') };
  const sumsWith = (metrics: Record<string, Metric>, inBoth: number) => {
    const enrolments = persons(40);
    const observations = enrolments.flatMap(({ person }, at) => [
      seen(person, { observation: 'home', value: at < 20 ? '1' : '0' }),
      seen(person, { observation: 'work', value: at >= 20 - inBoth && at < 32 ? '1' : '0' }),
    ]);
    return sumsIn(shownOf([{ metrics, enrolments, observations }])[0]);
  };

  it.each([1, 4])('tells no %i who are in both, whether or not the terms count them', (few) => {
    const without = sumsWith({ ...base, either }, few);
    expect(Object.values(without).filter((sum) => sum === 'withheld')).toHaveLength(1);
    const sums = sumsWith({ ...base, either, both }, few);
    const { both: told, ...others } = sums;
    expect(told).toBe('withheld');
    expect(Object.values(others)).toContain('withheld');
  });

  it('is shown with them where enough are in both', () => {
    const sums = sumsWith({ ...base, either, both }, 6);
    expect(sums).toEqual({ home: '20', work: '18', either: '32', both: '6' });
  });
});

describe('in which metrics a person can be counted together', () => {
  const { low, high } = BANDS;
  it.each<[string, Record<string, Metric>, string[]]>([
    ['in one of bands that leave nothing out', BANDS, ['high', 'low', 'mid']],
    ['in one or none of bands that do', { low, high }, ['', 'high', 'low']],
    [
      'in a combination with its parts',
      {
        ...{ low, home: shareOf('home') },
        both: metricOf({ combines: { all: ['low', 'home'] }, as: 'share' }),
      },
      ['', 'home', 'low', 'low home both'],
    ],
    [
      'in what is required with it',
      { low, home: shareOf('home', { requires: 'low' }) },
      ['', 'low', 'low home'],
    ],
  ])('is what the terms say: %s', (_, metrics, expected) => {
    const types = personTypes({ metrics }, Object.keys(metrics));
    const counted = types.map((type) => [...type].flatMap(([name, is]) => (is ? name : [])));
    expect([...new Set(counted.map((names) => names.join(' ')))].sort()).toEqual(expected);
  });
});

describe('who failed by leaving', () => {
  it('is not told by bands that leave nothing out and yet do not add up to all', () => {
    const leaving = { moved: 'failure' as const };
    const metrics = Object.fromEntries(
      Object.entries({ ...BANDS, mid: band({ from: '5', to: '6' }) }).map(([name, metric]) => [
        name,
        { ...metric, leaving },
      ]),
    );
    const enrolments = persons(31).map((each, at) =>
      at === 0 ? { ...each, leftOn: '2017-03-01', leftReason: 'moved' } : each,
    );
    const observations = enrolments.map(({ person }, at) =>
      seen(person, { observation: 'grade', value: at < 11 ? '2' : at < 21 ? '5' : '9' }),
    );
    const sums = sumsIn(shownOf([{ metrics, enrolments, observations }])[0]);
    expect(Object.values(sums)).toContain('withheld');
  });
});
