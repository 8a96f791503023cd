import { describe, expect, it } from 'vitest';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { rowsInPieces } from '../../../core/intake/rows-in-pieces.ts';
import { FindingTally } from '../../../core/intake/source/tally.ts';
import { takeIn, wholeOrNothing } from '../../../core/intake/take-in.ts';
import { enrol, found, observe, text } from './taking.ts';
import { dateCell, rows, workbook } from './workbooks.ts';

const HEADER = 'person;observation;datum;värde';
const ROW = 'p-1;absence;2026-01-31;1';
const SOURCE = 'Källa: Skolregistret, uttag 2026-01-31';
const NOTE = 'intake.row-is-note';

/** Each row in a column before the one that says who it is: a school, a remark. */
const BEHIND: Mapping = {
  ...{ source: 's', kind: 'observations', ignore: ['Enhet'] },
  columns: {
    ...{ person: { column: 'id' }, observation: { fixed: 'absence' } },
    ...{ date: { column: 'dag' }, value: { column: 'antal' } },
  },
};
const behind = (...lines: string[]) =>
  takeIn({ bytes: text('Enhet;id;dag;antal', ...lines), file: 'f' }, OBSERVATIONS, {
    mapping: BEHIND,
  });

describe('a note about the table', () => {
  it.each([
    [[ROW, ';;;', `${SOURCE};;;`], [4]],
    [
      [ROW, '', `${SOURCE};;;`, 'Urvalet är elever i årskurs 9;;;'],
      [4, 5],
    ],
    [[ROW, '', SOURCE], [4]],
    [[ROW, '', '* preliminära uppgifter;;;'], [4]],
    [[ROW, '', 'Källa:Skolregistret;;;'], [4]],
    [[ROW, 'Obs! Uppgifterna är preliminära;;;'], [3]],
  ])('below the rows is one finding, which refuses the file: %j', async (lines, wrong) => {
    const taken = await observe(text(HEADER, ...lines));
    expect(found(taken)).toEqual(wrong.map((row) => [NOTE, row, undefined]));
    expect(wholeOrNothing(taken).ok).toBe(false);
  });

  it('below a sum is one as well', async () => {
    const taken = await observe(text(HEADER, ROW, 'Summa;;;1', 'Uppgifter ur Skolregistret;;;'));
    expect(found(taken)).toEqual([
      ['intake.row-of-totals', 3, undefined],
      [NOTE, 4, undefined],
    ]);
  });

  it('in a workbook is one finding', async () => {
    const sheet = rows(HEADER.split(';'), ['p-1', 'absence', dateCell(46053), 1], [], [SOURCE]);
    expect(found(await observe(workbook({ sheets: { Blad1: sheet } })))).toEqual([
      [NOTE, 4, undefined],
    ]);
  });

  it('is not passed over where a row may say nothing', async () => {
    const wide: Mapping = {
      ...{ source: 's', kind: 'observations' },
      columns: { person: { column: 'id' }, date: { column: 'dag' } },
      values: [{ observation: 'absence', column: 'antal' }],
    };
    const bytes = text('id;dag;antal', 'p-1;2026-01-31;1', 'p-2;2026-01-31;', '', `${SOURCE};;`);
    const taken = await takeIn({ bytes, file: 'f' }, OBSERVATIONS, { mapping: wide });
    expect(found(taken)).toEqual([[NOTE, 5, undefined]]);
  });

  it('is one before the column that says who it is', async () => {
    const taken = await behind('Norra;p-1;2026-01-31;1', '', `${SOURCE};;;`);
    expect(found(taken)).toEqual([[NOTE, 4, undefined]]);
  });
});

describe('a row that is no note', () => {
  it.each([
    ['is about somebody of whom all is missing', 'p-7;;;'],
    ['has a name in place of an id', 'Anna Andersson;;;'],
    ['says more than its first cell', `${SOURCE};;;1`],
    ['says something in another cell', `;${SOURCE};;`],
  ])('%s', async (_, row) => {
    const codes = (await observe(text(HEADER, ROW, row))).findings.map(({ code }) => code);
    expect(codes).not.toEqual([]);
    expect(codes).not.toContain(NOTE);
  });

  it('is a row that is cut off anywhere, whatever stands above it', async () => {
    const whole = 'Obs: Norra skolan;p-2;2026-01-31;1';
    for (let length = 1; length < whole.length - 1; length += 1) {
      const cut = whole.slice(0, length);
      const [finding] = (await behind('Norra;p-1;2026-01-31;1', '', cut)).findings;
      expect([cut, finding?.code]).not.toEqual([cut, NOTE]);
      const named = await enrol(text('person;inskriven', 'p-1;2026-01-31', '', `Anna B ${cut}`));
      expect(named.findings.map(({ code }) => code)).not.toContain(NOTE);
    }
  });

  it('is the first row of a piece of a file, though rows stand between it and the header', () => {
    const file = Buffer.from(text(HEADER, ROW, 'Anna Andersson;;;'));
    const tally = new FindingTally();
    const pieces = { file: 'f', blocks: () => [file.subarray(0, 60), file.subarray(60)] };
    const read = [...rowsInPieces(pieces, OBSERVATIONS, { tally, size: 9 })];
    expect(read.map(({ length }) => length)).toEqual([1, 1]);
    expect(tally.findings().map(({ code }) => code)).toContain('intake.person-not-pseudonym');
  });
});

describe('a row of totals', () => {
  it.each(['Delsumma Norra', 'Summa Södra skolan:', 'Totalt antal timmar', 'Summa 2025'])(
    'says of what it is one: %s',
    async (word) => {
      const taken = await observe(text(HEADER, ROW, `${word};;;5`));
      expect(found(taken)).toEqual([['intake.row-of-totals', 3, undefined]]);
    },
  );

  it('is none where another cell says whom it is about', async () => {
    const taken = await behind('Summa vård;p-1;2026-02-30;1', 'Summa;;;1');
    expect(found(taken)).toEqual([
      ['intake.date-malformed', 2, undefined],
      ['intake.row-of-totals', 3, undefined],
    ]);
  });
});

describe('a row of figures', () => {
  it.each([';;;1 252,5', ';;;1\u00a0252 kr'])(
    'that says neither who nor when is one finding: %s',
    async (row) => {
      expect(found(await observe(text(HEADER, ROW, row)))).toEqual([
        ['intake.row-of-figures', 3, undefined],
      ]);
    },
  );

  it.each([
    ['a date', ';;260131;1'],
    ['an id', '417;;;1'],
  ])('that says %s lacks what it lacks', async (_, row) => {
    const codes = (await observe(text(HEADER, ROW, row))).findings.map(({ code }) => code);
    expect(codes).toContain('intake.cell-empty');
  });
});
