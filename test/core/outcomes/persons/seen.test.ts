import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../../../core/money/decimal.ts';
import { decimalsIn, unitsOf } from '../../../../core/money/scaled.ts';
import { figureOf, figureScale } from '../../../../core/outcomes/persons/figure.ts';
import {
  achievedBy,
  isAchieved,
  nothingSeen,
  see,
} from '../../../../core/outcomes/persons/seen.ts';

const measure = { observation: 'score', as: 'count' } as const;

describe('what a person’s observations add up to', () => {
  it('is the same in any order, with the first and last day of what counts', () => {
    const rows = [
      { day: 40, value: 0, achieved: false },
      { day: 20, value: 5, achieved: true },
      { day: 10, value: 7, achieved: true },
      { day: 30, value: 2, achieved: true },
    ];
    for (const order of [rows, rows.toReversed()]) {
      const seen = nothingSeen();
      for (const row of order) see(seen, row);
      expect(seen).toEqual({
        ...{ rows: 4, counted: 3, sum: 14, firstDay: 10, lastDay: 30 },
        ...{ first: 7, last: 2, least: 2, greatest: 7, covered: [] },
      });
    }
  });

  it('is no figure where nothing was observed, and no mean where nothing counts', () => {
    const nothing = nothingSeen();
    expect(figureOf(measure, nothing, 0)).toBeUndefined();
    const notCounted = { ...nothing, rows: 2 };
    expect(figureOf({ ...measure, as: 'sum' }, notCounted, 0)).toBe(0);
    expect(figureOf({ ...measure, as: 'mean' }, notCounted, 0)).toBeUndefined();
  });

  it('has a mean to sixteen decimals', () => {
    const seen = { ...nothingSeen(), rows: 3, counted: 3, sum: 1000 };
    const mean = { ...measure, as: 'mean' } as const;
    expect(figureScale(mean, 2)).toBe(16);
    expect(figureOf(mean, seen, 2)).toBe(33333333333333333n);
  });
});

describe('a value counts as achieved', () => {
  it('by the same bounds in whole units as in decimals, at any scale', () => {
    const number = fc
      .tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: 0, max: 99 }))
      .map(([whole, part]) => `${whole}.${part}`);
    const kind = fc.constantFrom('from', 'above', 'below', 'to');
    fc.assert(
      fc.property(number, number, kind, (value, bound, which) => {
        const scale = decimalsIn(value);
        const achieved = achievedBy({ ...measure, counts: { [which]: bound } }, scale);
        const sign = decimal(value).comparedTo(decimal(bound));
        const expected = { from: sign >= 0, above: sign > 0, below: sign < 0, to: sign <= 0 };
        expect(isAchieved(achieved, unitsOf(value, scale))).toBe(expected[which]);
      }),
    );
  });

  it('as a share, where there are no bounds, unless it is 0', () => {
    const achieved = achievedBy({ ...measure, as: 'share' }, 2);
    expect([-1, 0, 1].map((value) => isAchieved(achieved, value))).toEqual([true, false, true]);
    expect(isAchieved(achievedBy(measure, 2), 0)).toBe(true);
  });
});
