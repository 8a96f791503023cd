import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asFactor,
  isQuantity,
  readNumber,
  readQuantity,
  readRange,
  sameUnit,
} from '../../../core/terms/quantity.ts';

describe('a quantity', () => {
  it.each([
    { text: '12 000 000', value: '12000000', unit: '', factor: '12000000' },
    { text: '12000000', value: '12000000', unit: '', factor: '12000000' },
    { text: '15.12', value: '15.12', unit: '', factor: '15.12' },
    { text: '0.40', value: '0.4', unit: '', factor: '0.4' },
    { text: '-20 000 000', value: '-20000000', unit: '', factor: '-20000000' },
    { text: '40 %', value: '40', unit: '%', factor: '0.4' },
    { text: '7.5 %', value: '7.5', unit: '%', factor: '0.075' },
    { text: '5 points', value: '5', unit: 'points', factor: '5' },
    { text: '0 points', value: '0', unit: 'points', factor: '0' },
    { text: '30 visits', value: '30', unit: 'visits', factor: '30' },
  ])('is read from "$text"', ({ text, value, unit, factor }) => {
    const quantity = readQuantity(text);
    expect(quantity.value.toFixed()).toBe(value);
    expect(quantity).toMatchObject({ unit, perYear: false, text });
    expect(asFactor(quantity).toFixed()).toBe(factor);
  });

  it('knows a yearly rate and what a share is of', () => {
    expect(readQuantity('7.5 % a year')).toMatchObject({ unit: '%', perYear: true });
    expect(readQuantity('20 % of advanced')).toMatchObject({ unit: '%', of: 'advanced' });
    expect(readQuantity('50 % of advanced.committed').of).toBe('advanced.committed');
  });

  it.each([
    'advanced',
    'none',
    '2016-09-01',
    '040',
    '4e3',
    '1_000',
    '0,40',
    '40%',
    '1 00',
    '12 00 000',
    '.5',
    '5.',
    '+5',
    '5 of',
    '5 a year of',
    '',
  ])('is not seen in "%s"', (text) => {
    expect(isQuantity(text)).toBe(false);
    expect(() => readQuantity(text)).toThrow(RangeError);
  });

  it('keeps every digit that was written', () => {
    const written = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.stringMatching(/^\d{1,12}$/))
      .map(([whole, fraction]) => `${whole}.${fraction}`);
    fc.assert(
      fc.property(written, (text) => {
        const digits = text.split('.')[1]?.length ?? 0;
        expect(readQuantity(text).value.toFixed(digits)).toBe(text);
      }),
    );
  });
});

describe('its relatives', () => {
  it('are plain numbers, ranges and units', () => {
    expect(readNumber('10 000.5').toFixed()).toBe('10000.5');
    expect(() => readNumber('1e3')).toThrow(RangeError);
    const range = readRange('-20 000 000 to 40 000 000');
    expect([range.low.toFixed(), range.high.toFixed()]).toEqual(['-20000000', '40000000']);
    expect(readRange('-10 % to 25 %').high.toFixed()).toBe('25');
    expect([sameUnit('day', 'days'), sameUnit('%', 'points')]).toEqual([true, false]);
  });
});
