import { describe, expect, it } from 'vitest';
import { ENROLMENTS } from '../../../core/intake/enrolments.ts';
import { readMapping } from '../../../core/intake/mapping/read.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { readCode } from '../../../core/intake/reading/codes.ts';
import { readDate } from '../../../core/intake/reading/dates.ts';
import { readNumber } from '../../../core/intake/reading/numbers.ts';
import { readPerson } from '../../../core/intake/reading/persons.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { found, observe, text } from './taking.ts';
import { dateCell, rows, workbook } from './workbooks.ts';

const MAPPING = `source: Elevregistret
kind: observations
columns:
  person: { column: Löpnr, digits: 6 }
  observation: { column: Händelse, codes: { Närvaro: presence } }
  date: { column: Datum }
  value: { column: Timmar, decimal: comma }
`;
const HEADER = 'Löpnr;Händelse;Datum;Timmar';

async function register(...lines: string[]) {
  const mapping = readMapping(MAPPING, 'm.yaml');
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.findings));
  return takeIn({ bytes: text(...lines), file: 'o.csv' }, OBSERVATIONS, { mapping: mapping.value });
}

const row = (person = '000417', date = '2026-01-31', value = '1') =>
  `${person};Närvaro;${date};${value}`;

describe('what looks right to a clerk and is not', () => {
  it.each([
    ['a space that does not break', 'Ogiltig\u00a0frånvaro'],
    ['two spaces', 'Ogiltig  frånvaro'],
    ['a character without width', 'Ogiltig \u200bfrånvaro'],
    ['a hyphen for the end of a line', 'Ogiltig från\u00advaro'],
    ['both, in capitals', 'OGILTIG\u00a0FRÅNVARO'],
  ])('is read as what it looks like, of a code with %s', (_, cell) => {
    const codes = new Map([['Ogiltig frånvaro', 'absence']]);
    const facts = { mended: 'Ogiltig frånvaro' };
    const read = { ok: false, code: 'intake.code-other-spaces', mended: 'absence', facts };
    expect(readCode(cell, codes)).toEqual(read);
  });

  it('is named, of an id with a character that nobody sees, and never taken for another person', () => {
    const read = readPerson('000\u200b418', { digits: 6 });
    expect(read).toMatchObject({ code: 'intake.person-invisible', mended: '000418' });
    expect(readPerson('Anna\u00a0Svensson')).toMatchObject({ code: 'intake.person-not-pseudonym' });
    expect(readPerson('640823\u200b-3234')).not.toMatchObject({ ok: true });
  });
});

describe('dates as programs and people write them', () => {
  it.each([
    ['2026-01-30T23:00:00Z', 'intake.date-with-zone'],
    ['2026-01-31T00:00:00.000+01:00', 'intake.date-with-zone'],
    ['2026-01', 'intake.date-incomplete'],
  ])('%s is %s', (cell, code) => {
    expect(readDate(cell)).toMatchObject({ ok: false, code });
    expect(readDate(cell)).not.toHaveProperty('mended');
  });

  it.each(['2026\u201101\u201131', '2026\u20131\u201331', '2026\u201201\u201231 00:00'])(
    'reads hyphens that look like the plain one: %s',
    (cell) => {
      expect(readDate(cell)).toMatchObject({ mended: '2026-01-31' });
    },
  );

  it('reads a day that has become a decimal number', () => {
    expect(readDate('20260131.0')).toMatchObject({ mended: '2026-01-31' });
    expect(readDate('20260231.0')).toMatchObject({ code: 'intake.date-malformed' });
  });

  it('tells what day and month before the year would be, and to write it in the cell', () => {
    const read = readDate('31/1 2026');
    const facts = { form: 'D/M/YYYY', would: '2026-01-31', stated: 'YYYY-MM-DD' };
    expect(read).toMatchObject({ code: 'intake.date-form-unstated', facts });
    expect(readDate('31/1 2026', 'D/M/YYYY')).toMatchObject({ facts: { would: '2026-01-31' } });
  });
});

describe('a number below zero', () => {
  it.each(['\u20125,5', '\u20115,5', '\u20135,5', '\u22125,5'])('is read with %s', (cell) => {
    expect(readNumber(cell, { decimalComma: 'only' })).toMatchObject({ mended: '-5.5' });
  });
});

describe('advice about a number', () => {
  it.each([
    ['only', '1250,50', '1250.50'],
    ['no', '1250.50', '1250,50'],
  ] as const)(
    'is in the decimal sign that the column has (comma: %s)',
    (decimalComma, says, not) => {
      const read = readNumber('5,0-', { decimalComma });
      if (read.ok) throw new Error('expected a finding');
      for (const language of ['sv', 'en'] as const) {
        const finding = { code: read.code, severity: 'error', at: {}, facts: read.facts } as const;
        const { mend } = findingWords(finding, language);
        expect(mend).toContain(says);
        expect(mend).not.toContain(not);
      }
    },
  );
});

describe('a file that was put together', () => {
  it('says once of each row that repeats the names that it does', async () => {
    const again = await register(HEADER, row(), HEADER, row('000418'), HEADER);
    expect(found(again)).toEqual([
      ['intake.header-again', 3, undefined],
      ['intake.header-again', 5, undefined],
    ]);
  });

  it('says once of a last line that counts the others that it does', async () => {
    const counted = await register(HEADER, row(), 'Antal poster: 1;;;');
    expect(found(counted)).toEqual([['intake.row-of-totals', 3, undefined]]);
  });

  it('says where the names stand, and not that each is missing', async () => {
    const title = await register('Utdrag ur Procapita 2026-02-01', '', HEADER, row());
    expect(title.findings).toMatchObject([
      { code: 'intake.header-further-down', at: { row: 1 }, facts: { headerRow: 3 } },
    ]);
  });

  it('does not say so where columns are really missing', async () => {
    const other = await register('Löpnr;Datum', '000417;2026-01-31');
    expect(other.findings.map(({ code }) => code)).toContain('intake.column-not-in-file');
  });
});

describe('letters that were broken before', () => {
  it('are called that, with the row, in whatever cell', async () => {
    const utf8 = Buffer.from(`${HEADER}\n${row()}\n`).toString('latin1');
    expect(found(await register(...utf8.trim().split('\n')))).toEqual([
      ['intake.letters-broken', 1, undefined],
    ]);
    const cell = await register(HEADER, row(), '000418;NÃ¤rvaro;2026-01-31;1');
    expect(found(cell)).toEqual([['intake.letters-broken', 3, undefined]]);
  });

  it('are not seen in letters that are right', async () => {
    expect(found(await register(HEADER, row()))).toEqual([]);
  });
});

describe('ids that programs hide from Excel', () => {
  it('are the text that is in them, and hide no row after them', async () => {
    const taken = await register(HEADER, row('="000417"'), row('"=""000418"""'), row('000419'));
    expect(found(taken)).toEqual([]);
    expect(taken.ok && taken.value.values).toMatchObject([
      { person: '000417' },
      { person: '000418' },
      { person: '000419' },
    ]);
  });

  it('leave a quoted cell as it is', async () => {
    const taken = await observe(text('person,observation,date,value', '"a","e","2026-01-31","1"'));
    expect(found(taken)).toEqual([]);
  });
});

describe('numbers that Excel shows as others', () => {
  const [percent, padded] = [4, 5];

  it('are named by column: what is shown as percent, and zeros that are not in the cells', async () => {
    const sheet = rows(
      ['person', 'observation', 'date', 'value'],
      [dateCell(417, padded), 'work', dateCell(46053), dateCell(0.5, percent)],
      [dateCell(418, padded), 'work', dateCell(46053), dateCell(1, percent)],
    );
    const bytes = workbook({ sheets: { Blad1: `<sheetData>${sheet}</sheetData>` } });
    const taken = await takeIn({ bytes, file: 'o.xlsx' }, OBSERVATIONS);
    expect(taken.findings).toMatchObject([
      { code: 'intake.cells-percent', severity: 'warning', facts: { columns: ['D'] } },
      { code: 'intake.cells-padded', severity: 'warning', facts: { columns: ['A'] } },
    ]);
    expect(taken.ok && taken.value.values).toMatchObject([
      { person: '417', date: '2026-01-31', value: '0.5' },
      { person: '418', date: '2026-01-31', value: '1' },
    ]);
  });

  it('are not where the mapping puts the zeros back', async () => {
    const mapping = readMapping(MAPPING, 'm.yaml');
    if (!mapping.ok) throw new Error(JSON.stringify(mapping.findings));
    const sheet = rows(HEADER.split(';'), [
      ...[dateCell(417, padded), 'Närvaro', dateCell(46053), 1],
    ]);
    const bytes = workbook({ sheets: { Blad1: `<sheetData>${sheet}</sheetData>` } });
    const taken = await takeIn({ bytes, file: 'o.xlsx' }, OBSERVATIONS, { mapping: mapping.value });
    expect(taken.findings).toEqual([]);
    expect(taken.ok && taken.value.values).toMatchObject([{ person: '000417' }]);
  });

  it('are not where they are shown as they are', async () => {
    const sheet = rows(
      ['person', 'observation', 'date', 'value'],
      ['p-1', 'work', dateCell(46053), 0.5],
    );
    const bytes = workbook({ sheets: { Blad1: `<sheetData>${sheet}</sheetData>` } });
    expect((await takeIn({ bytes, file: 'o.xlsx' }, OBSERVATIONS)).findings).toEqual([]);
  });
});

describe('a group in other capitals', () => {
  it('is found once, though the cell is read as a group and as a name', async () => {
    const kinds = `source: Lifecare
kind: enrolments
columns:
  person: { column: ID }
  enrolled_on: { column: Inskriven }
  arm: { column: Grupp, codes: { Insats: treatment } }
`;
    const mapping = readMapping(kinds, 'm.yaml');
    if (!mapping.ok) throw new Error(JSON.stringify(mapping.findings));
    const bytes = text('ID;Inskriven;Grupp', 'A-2;2025-09-01;insats');
    const taken = await takeIn({ bytes, file: 'e.csv' }, ENROLMENTS, { mapping: mapping.value });
    expect(found(taken)).toEqual([['intake.code-other-case', 2, 'Insats']]);
  });
});
