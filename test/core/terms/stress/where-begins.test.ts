import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, decimal } from '../../../../core/money/decimal.ts';
import { whereBegins } from '../../../../core/terms/stress/where-begins.ts';

const ZERO = decimal('0');
const HUNDRED = decimal('100');

describe('where something begins to hold', () => {
  it.each([
    { rule: 'a straight line', lack: (x: number) => 40 - x * 3, begins: '13.33', most: 5 },
    {
      rule: 'a line that ends on a plateau',
      lack: (x: number) => Math.max(0, 60 - 2 * x),
      begins: '30',
      most: 8,
    },
    { rule: 'a jump', lack: (x: number) => (x < 37 ? 10 : -10), begins: '37', most: 60 },
  ])('is found for $rule, in at most $most tries', ({ lack, begins, most }) => {
    const tried = new Set<string>();
    const found = whereBegins(ZERO, HUNDRED, (value) => {
      tried.add(value.toFixed());
      return decimal(lack(value.toNumber()).toFixed(9));
    });
    expect(found.minus(begins).abs().toNumber()).toBeLessThanOrEqual(0.01);
    expect(tried.size).toBeLessThanOrEqual(most);
  });

  it('is found downwards too, where a smaller value is the better one', () => {
    expect(whereBegins(HUNDRED, ZERO, (value) => value.minus(25)).toFixed()).toBe('25');
  });

  it('is the nearest value known to hold, where nothing more can be tried', () => {
    const ends = (value: Decimal) => (value.isZero() ? decimal('1') : decimal('-1'));
    const found = whereBegins(ZERO, HUNDRED, (value) =>
      value.isZero() || value.eq(HUNDRED) ? ends(value) : undefined,
    );
    expect(found.toFixed()).toBe('100');
  });

  it('always answers a value that was tried and holds', () => {
    const points = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 6 });
    fc.assert(
      fc.property(points, (heights) => {
        const knots = [50, ...heights, -50];
        const lack = (value: Decimal): Decimal => {
          const place = value.times(knots.length - 1).div(HUNDRED);
          const low = Math.min(place.floor().toNumber(), knots.length - 2);
          const [one = 0, other = 0] = knots.slice(low, low + 2);
          return place
            .minus(low)
            .times(other - one)
            .plus(one);
        };
        const exact: Decimal[] = [];
        whereBegins(ZERO, HUNDRED, (value) => {
          exact.push(value);
          return lack(value);
        });
        const holding = exact.filter((value) => lack(value).lte(0));
        const found = whereBegins(ZERO, HUNDRED, lack);
        expect(holding.some((value) => value.toSignificantDigits(4).eq(found))).toBe(true);
      }),
    );
  });
});
