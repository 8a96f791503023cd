import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../../core/money/allocate.ts';
import { Decimal, decimal } from '../../../core/money/decimal.ts';

const split = (total: string, weights: readonly string[], unit = '0.01') =>
  allocate({ total: decimal(total), weights: weights.map(decimal), unit }).map((part) =>
    part.toFixed(),
  );

const cents = fc
  .bigInt({ min: -(10n ** 14n), max: 10n ** 14n })
  .map((n) => new Decimal(String(n)).div(100));
const weights = fc
  .array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0))
  .map((list) => list.map((weight) => new Decimal(weight)));

describe('splitting by largest remainder', () => {
  it.each([
    ['100', ['1', '1', '1'], ['33.34', '33.33', '33.33']],
    ['-100', ['1', '1', '1'], ['-33.34', '-33.33', '-33.33']],
    ['0.05', ['1', '1', '2'], ['0.01', '0.01', '0.03']],
    ['0.01', ['1', '0', '3'], ['0', '0', '0.01']],
    ['0', ['1', '2'], ['0', '0']],
    ['10', ['0.42', '0.58'], ['4.2', '5.8']],
  ])('splits %s by %j into %j', (total, list, parts) => {
    expect(split(total, list)).toEqual(parts);
  });

  it('never creates or loses an öre, and gives nobody a whole öre too much or too little', () => {
    fc.assert(
      fc.property(cents, weights, (total, list) => {
        const parts = allocate({ total, weights: list, unit: '0.01' });
        const sum = Decimal.sum(0, ...list);
        expect(Decimal.sum(0, ...parts).toFixed()).toBe(total.toFixed());
        for (const [at, part] of parts.entries()) {
          const exact = total.times(list[at] ?? 0).div(sum);
          expect(part.minus(exact).abs().toNumber()).toBeLessThan(0.01);
        }
      }),
    );
  });

  it('gives the larger weight at least as much, and equals in list order', () => {
    fc.assert(
      fc.property(cents, weights, (total, list) => {
        const parts = allocate({ total: total.abs(), weights: list, unit: '0.01' });
        for (const [a, one] of list.entries()) {
          for (const [b, other] of list.entries()) {
            const isFirst = one.greaterThan(other) || (one.equals(other) && a < b);
            if (isFirst) expect(parts[a]?.greaterThanOrEqualTo(parts[b] ?? 0)).toBe(true);
          }
        }
      }),
    );
  });

  it('splits what is no whole number of öre to its own last digit', () => {
    const parts = split('1.005', ['1', '1']);
    expect(parts).toEqual(['0.503', '0.502']);
  });

  it.each([
    ['1', ['0', '0'], 'nobody'],
    ['1', ['-1', '2'], 'less than nothing'],
    ['1', [], 'an empty list'],
  ])('refuses to split %s by %j: %s', (total, list) => {
    expect(() => split(total, list)).toThrow(RangeError);
  });
});
