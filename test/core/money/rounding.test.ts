import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, decimal } from '../../../core/money/decimal.ts';
import { ROUNDING_MODES, type RoundingMode, round } from '../../../core/money/rounding.ts';

describe('rounding', () => {
  const rows: readonly (readonly [RoundingMode, string, string])[] = [
    ['half-up', '2.5', '3'],
    ['half-up', '-2.5', '-3'],
    ['half-up', '2.4999', '2'],
    ['half-even', '2.5', '2'],
    ['half-even', '3.5', '4'],
    ['half-down', '2.5', '2'],
    ['half-down', '2.5001', '3'],
    ['up', '2.0001', '3'],
    ['up', '-2.0001', '-3'],
    ['down', '2.9999', '2'],
    ['down', '-2.9999', '-2'],
  ];
  it.each(rows)('%s makes %s whole: %s', (mode, value, expected) => {
    expect(round(decimal(value), { to: '1', mode }).toFixed()).toBe(expected);
  });

  it.each([
    ['3232425', '10000', '3230000'],
    ['8.3870967', '0.1', '8.4'],
    ['19.5', '1', '20'],
    ['4576.5', '1', '4577'],
  ])('rounds %s to whole multiples of %s: %s', (value, to, expected) => {
    expect(round(decimal(value), { to, mode: 'half-up' }).toFixed()).toBe(expected);
  });

  const value = fc
    .bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
    .map((n) => new Decimal(String(n)).div(10_000));
  const step = fc.constantFrom('0.01', '0.1', '1', '50', '10000');
  const mode = fc.constantFrom(...ROUNDING_MODES);

  it('gives a whole multiple, less than one step away, and the same when it is done again', () => {
    fc.assert(
      fc.property(value, step, mode, (exact, to, by) => {
        const rounded = round(exact, { to, mode: by });
        expect(rounded.mod(to).isZero()).toBe(true);
        expect(rounded.minus(exact).abs().lessThan(to)).toBe(true);
        expect(round(rounded, { to, mode: by }).equals(rounded)).toBe(true);
      }),
    );
  });

  it('never turns the order of two amounts round, and treats a claim-back as the payment', () => {
    fc.assert(
      fc.property(value, value, step, mode, (one, other, to, by) => {
        const [low, high] = one.lessThan(other) ? [one, other] : [other, one];
        expect(round(low, { to, mode: by }).lessThanOrEqualTo(round(high, { to, mode: by }))).toBe(
          true,
        );
        const mirrored = round(one.negated(), { to, mode: by }).negated();
        expect(mirrored.equals(round(one, { to, mode: by }))).toBe(true);
      }),
    );
  });
});
