import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FirstRows } from '../../../core/intake/first-rows.ts';

describe('what stands twice in a file', () => {
  it('is found with the row where it stood first, however many rows there are', () => {
    const facts = fc.array(fc.tuple(fc.constantFrom('a', 'ab', ''), fc.nat(2000).map(String)), {
      maxLength: 3000,
    });
    fc.assert(
      fc.property(facts, (rows) => {
        const firstRows = new FirstRows<readonly string[]>((row) => row);
        const expected = new Map<string, number>();
        for (const [index, row] of rows.entries()) {
          const key = JSON.stringify(row);
          expect(firstRows.seen(row, index)).toBe(expected.get(key));
          if (!expected.has(key)) expected.set(key, index);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is not what only reads alike when it is written together', () => {
    const firstRows = new FirstRows<readonly string[]>((row) => row);
    expect(firstRows.seen(['ab', 'c'], 2)).toBeUndefined();
    expect(firstRows.seen(['a', 'bc'], 3)).toBeUndefined();
    expect(firstRows.seen(['ab', 'c'], 4)).toBe(2);
  });
});
