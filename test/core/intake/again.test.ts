import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../core/intake/reading/numbers.ts';
import { decimal } from '../../../core/money/decimal.ts';
import { enrol, found, observe, text } from './taking.ts';

const HEADER = 'person;observation;datum;värde';

describe('a cell that comes again', () => {
  it('is told in every row where it is wrong', async () => {
    const days = ['20260201', '2026-02-02', '20260201'];
    const file = text(HEADER, ...days.map((day, at) => `p-${at};absence;${day};1`));
    expect(found(await observe(file)).map(([, row]) => row)).toEqual([2, 4]);
    expect((await observe(file, true)).findings.map(({ at }) => at.row)).toEqual([2, 4]);
  });

  it('is told where it is in doubt, and read where it is not', async () => {
    const file = text(
      HEADER,
      'p-1;a;2026-02-01;1,5',
      'p-2;a;2026-02-01;2.5',
      'p-3;a;2026-02-01;1,5',
    );
    expect(found(await observe(file))).toEqual([
      ['intake.separators-mixed', 3, undefined],
      ['intake.separators-mixed', 4, undefined],
    ]);
  });

  it('is told in every row also where two fields of the row read it', async () => {
    const file = text('person;inskriven;arm', 'p-1;2026-01-31;x y', 'p-2;2026-01-31;x y');
    expect(found(await enrol(file))).toEqual([
      ['intake.name-malformed', 2, undefined],
      ['intake.name-malformed', 3, undefined],
    ]);
  });
});

describe('a number', () => {
  it('is read without needless zeros, as the exact sum with nothing is written', () => {
    const digits = fc.stringMatching(/^-?(?:0{0,3}[0-9]{1,9}|[0-9]{15})(?:\.[0-9]{1,5}0{0,3})?$/);
    fc.assert(
      fc.property(digits, (cell) => {
        const read = readNumber(cell, { decimalComma: 'no' });
        expect(read).toEqual({ ok: true, text: decimal(cell).plus(0).toFixed() });
      }),
      { numRuns: 1000 },
    );
  });
});
