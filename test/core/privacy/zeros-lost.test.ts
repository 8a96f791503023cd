import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasValidCheckDigit, isBirthDate } from '../../../core/privacy/personnummer.ts';
import { readPersonnummer } from '../../../core/privacy/written-personnummer.ts';
import { withZerosBack, ZerosLost } from '../../../core/privacy/zeros-lost.ts';

const LOST = ['501011001', '602021016', '703031021', '804041036', '905051041', '507071066'];

const found = (...cells: string[]) => {
  const zeros = new ZerosLost();
  for (const [index, cell] of cells.entries()) zeros.look({ row: index + 2, cells: ['x', cell] });
  return zeros.found();
};

/** The same share of files on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('a number that has lost its zeros', () => {
  it('is that of somebody born from 2000 to 2009, whatever a spreadsheet left of it', () => {
    const born = fc.record({
      year: fc.integer({ min: 0, max: 9 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      coordination: fc.boolean(),
      birth: fc.integer({ min: 0, max: 999 }),
      tail: fc.constantFrom('', '.0', ',00'),
    });
    fc.assert(
      fc.property(born, ({ year, month, day, coordination, birth, tail }) => {
        const two = (each: number) => String(each).padStart(2, '0');
        const date = two(year) + two(month) + two(day + (coordination ? 60 : 0));
        const nine = date + String(birth).padStart(3, '0');
        const digit = [...'0123456789'].find((each) => hasValidCheckDigit(nine + each));
        const ten = `${nine}${digit}`;
        const cell = `${Number(ten)}${tail}`;
        expect(withZerosBack(cell)).toBe(ten);
        expect(readPersonnummer(cell, '2026-01-31')).toEqual({
          ok: false,
          why: 'zero-lost',
          twelve: `20${ten}`,
        });
      }),
    );
  });

  it.each(['501011002', '513011001', '640823323', '000501011001', '0501011001', '1250500', ''])(
    'is none where the date, the check digit or the length is wrong: %s',
    (cell) => expect(withZerosBack(cell)).toBeUndefined(),
  );
});

describe('a column of numbers that have lost their zeros', () => {
  it('is one from three different numbers on, where nearly all are', () => {
    expect(found(...LOST.slice(0, 3))).toEqual([{ index: 1, count: 3, of: 3, row: 2 }]);
    expect(found('', ...LOST.slice(0, 4), '', 'saknas')).toEqual([
      { index: 1, count: 4, of: 5, row: 3 },
    ]);
    expect(found(...LOST.slice(0, 3), '123456789')).toEqual([]);
  });

  it('is one where two persons are all that it has, and none of one alone, which may be chance', () => {
    const two = ['501011001', '602021016', '501011001', '602021016'];
    expect(found(...two)).toMatchObject([{ count: 2, of: 2 }]);
    expect(found(...two, 'saknas')).toEqual([]);
    expect(found('501011001', '501011001')).toEqual([]);
  });

  it('is one where most of many are, among other ids', () => {
    const others = ['123456789', '987654321', '555555555', 'p-1', 'p-2'];
    expect(found(...others, ...LOST)).toMatchObject([{ count: 6, of: 11 }]);
  });

  it('is by chance none of ids, and of ids that begin with a date at most in one file of five hundred', () => {
    const next = random(7);
    const digits = (count: number) => String(Math.floor(next() * 10 ** count)).padStart(count, '0');
    const dated = () => {
      for (;;) {
        const [year, month, day] = [1 + Math.floor(next() * 9), digits(2), digits(2)];
        const written = { century: '', year: `0${year}`, month: Number(month), day: Number(day) };
        if (isBirthDate(written)) return `${year}${month}${day}${digits(4)}`;
      }
    };
    const files = (count: number, id: () => string) =>
      Array.from({ length: count }, () => {
        const size = 3 + Math.floor(next() * 20);
        return found(...Array.from({ length: size }, id)).length;
      }).reduce((sum, each) => sum + each, 0);
    expect(files(5_000, () => String(1 + Math.floor(next() * 9)) + digits(8))).toBe(0);
    expect(files(5_000, dated)).toBeLessThanOrEqual(10);
  });
});
