import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, ZERO } from '../../../core/money/decimal.ts';
import {
  addScaled,
  addUnits,
  decimalOfUnits,
  decimalsIn,
  meanOfUnits,
  multiplyUnits,
  numberOfUnits,
  unitsOf,
} from '../../../core/money/scaled.ts';

describe('whole units of a scale', () => {
  it.each([
    ['1250.5', 2, 125050],
    ['-0.01', 2, -1],
    ['-0', 2, 0],
    ['7', 0, 7],
    ['999999999999999.99999999', 8, 99999999999999999999999n],
  ])('read %s at scale %i', (text, scale, units) => {
    expect(unitsOf(text, scale)).toBe(units);
  });

  it('are refused where the scale cannot hold the decimals', () => {
    expect(() => unitsOf('0.001', 2)).toThrow(RangeError);
    expect(() => unitsOf('1e3', 2)).toThrow(RangeError);
  });

  it('become big where a float would round, and plain again where it would not', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(addUnits(most, 1)).toBe(9_007_199_254_740_992n);
    expect(addUnits(9_007_199_254_740_992n, -1)).toBe(most);
    expect(multiplyUnits(3_000_000_001, 3_000_000_001)).toBe(9_000_000_006_000_000_001n);
    expect(multiplyUnits(-3, 0)).toBe(0);
  });

  it.each([
    [{ sum: 1, count: 3, decimals: 4 }, 3333],
    [{ sum: 1, count: 2, decimals: 0 }, 0],
    [{ sum: 3, count: 2, decimals: 0 }, 2],
    [{ sum: -5, count: 2, decimals: 0 }, -2],
    [{ sum: -2, count: 3, decimals: 2 }, -67],
  ])('have a mean that is rounded half to even: %j is %i', (input, mean) => {
    expect(meanOfUnits(input)).toBe(mean);
  });

  it('are, as a float, the one that is nearest to the decimal', () => {
    const units = fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }));
    fc.assert(
      fc.property(units, fc.nat(25), (whole, scale) => {
        const written = decimalOfUnits(whole, scale).toNumber();
        expect(Object.is(numberOfUnits(whole, scale), written)).toBe(true);
      }),
    );
  });

  it('always add up to what decimals add up to', () => {
    const value = fc
      .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(8))
      .map(([whole, places]) =>
        decimal(String(whole))
          .div(10 ** places)
          .toFixed(),
      );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 20 }), (texts) => {
        const scale = Math.max(0, ...texts.map(decimalsIn));
        const units = texts.map((text) => unitsOf(text, scale)).reduce(addUnits, 0);
        const sum = texts.reduce((total, text) => total.plus(decimal(text)), ZERO);
        expect(decimalOfUnits(units, scale).toFixed()).toBe(sum.toFixed());
        const scaled = texts
          .map((text) => ({ units: unitsOf(text, decimalsIn(text)), scale: decimalsIn(text) }))
          .reduce(addScaled, { units: 0, scale: 0 });
        expect(decimalOfUnits(scaled.units, scaled.scale).toFixed()).toBe(sum.toFixed());
      }),
    );
  });
});
