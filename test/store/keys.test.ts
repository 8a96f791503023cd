import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, keyOf, padded } from '../../store/keys.ts';

describe('the key of an item', () => {
  it('says the kind and the fields that tell items of a kind apart', () => {
    expect(
      keyOf('settlement', 'norrkoping-2016', { periodId: 'year_1', purpose: 'p', revision: 2 }),
    ).toEqual({ PK: 'CONTRACT#norrkoping-2016', SK: 'settlement#year_1#p#0000000002#' });
    expect(keyOf('contract', 'norrkoping-2016', {})).toEqual({
      PK: 'CONTRACT#norrkoping-2016',
      SK: 'contract#',
    });
  });

  it('cannot be made when one of them is missing', () => {
    expect(() => keyOf('period', 'c', { periodId: 'year_1' })).toThrow('needs revision');
  });

  it('is never the same for different texts', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('#', '%', '2', '3', '5', 'a') }));
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(joined(one) === joined(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  it('sorts numbers as numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, other) => {
        expect(padded(one) < padded(other)).toBe(one < other);
      }),
    );
  });
});
