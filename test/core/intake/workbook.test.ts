import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../core/findings.ts';
import type { MappedColumn, Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { readWorkbook } from '../../../core/intake/source/workbook.ts';
import { type TakenIn, takeIn } from '../../../core/intake/take-in.ts';
import type { Observation } from '../../../core/outcomes/records.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { dateCell, rows, workbook } from './workbooks.ts';

const HEADER = ['person', 'observation', 'datum', 'värde'];

function take(bytes: Uint8Array, sheet?: string): Promise<Answer<TakenIn<Observation>>> {
  const columns = Object.fromEntries(
    ['person', 'observation', 'date', 'value'].map((name, index) => [
      name,
      { column: HEADER[index] ?? name },
    ]),
  );
  const mapping =
    sheet === undefined
      ? {}
      : { mapping: { source: 's', kind: 'observations', columns, sheet } as const };
  return takeIn({ bytes, file: 'o.xlsx' }, OBSERVATIONS, mapping);
}

const values = (taken: Answer<TakenIn<Observation>>) =>
  taken.ok ? taken.value.values.map(({ at: _at, ...row }) => row) : taken.findings;
const codes = (taken: Answer<unknown>) => taken.findings.map(({ code }) => code);

describe('a workbook', () => {
  it.each([
    [false, 45322, '2024-01-31'],
    [true, 43860, '2024-01-31'],
    [false, 61, '1900-03-01'],
    [true, 0, '1904-01-01'],
  ])('with dates counted from 1904 (%s): day %d is %s', async (date1904, serial, date) => {
    const sheet = rows(HEADER, ['p-1', 'visits', dateCell(serial), 2]);
    const taken = await take(workbook({ sheets: { Blad1: sheet }, date1904 }));
    expect(values(taken)).toEqual([{ person: 'p-1', observation: 'visits', date, value: '2' }]);
  });

  it.each([0, 12, 59, 60, 60.5])(
    'with day %d, which Excel counts as no calendar does, is refused',
    async (serial) => {
      const sheet = rows(HEADER, ['p-1', 'visits', dateCell(serial), 2]);
      const { findings } = await take(workbook({ sheets: { Blad1: sheet } }));
      expect(findings).toMatchObject([{ code: 'intake.date-small-number', at: { row: 2 } }]);
    },
  );

  it('is read as it is seen: long dates, times, sums with noise, saved formulas, rich text', async () => {
    const sheet = rows(
      HEADER,
      ['p-1', 'cost', dateCell(45322, 2), 3.3000000000000003],
      ['p-2', 'cost', dateCell(45322.5, 3), { xml: '<c><f>A1+1</f><v>12.5</v></c>' }],
      [
        { xml: '<c t="inlineStr"><is><r><t>p-</t></r><r><t>3</t></r></is></c>' },
        'cost',
        '2024-01-31',
        0,
      ],
    );
    const taken = await take(workbook({ sheets: { Blad1: sheet } }));
    expect(taken.ok && taken.value.values.map(({ value }) => value)).toEqual(['3.3', '0']);
    expect(taken.findings).toMatchObject([
      {
        code: 'intake.date-form-other',
        at: { row: 3, field: 'datum' },
        facts: { mended: '2024-01-31' },
      },
    ]);
  });

  it.each([
    ['an error', { xml: '<c t="e"><v>#REF!</v></c>' }, 'intake.cell-error'],
    ['an error of a formula', { xml: '<c t="e"><f>NA()</f><v>#N/A</v></c>' }, 'intake.cell-error'],
    ['a date', dateCell(46048), 'intake.number-became-date'],
    ['more digits than Excel keeps', 1.23457e17, 'intake.scientific-notation'],
    [
      'a formula without its value',
      { xml: '<c><f>SUM(A1)</f></c>' },
      'intake.formula-without-value',
    ],
    ['text with a comma', '1,5', 'intake.number-is-text'],
    ['text that may be thousands', '1.500', 'intake.number-ambiguous'],
    ['text that may be thousands of crowns', '1.500 kr', 'intake.number-ambiguous'],
    ['text that may be a thousand below zero', '−1,500', 'intake.number-ambiguous'],
    ['text that is no number', 'tolv', 'intake.number-malformed'],
    ['text with spaces', '1 250', 'intake.number-has-separators'],
    ['a truth', { xml: '<c t="b"><v>1</v></c>' }, 'intake.value-is-word'],
  ])('with %s where a number belongs says so', async (_, cell, code) => {
    const sheet = rows(HEADER, ['p-1', 'cost', dateCell(45322), cell]);
    expect(codes(await take(workbook({ sheets: { Blad1: sheet } })))).toEqual([code]);
  });

  it('with numbers as text is read where they are certain, and as the mapping says', async () => {
    const sheet = (...cells: string[]) =>
      workbook({
        sheets: {
          Blad1: rows(HEADER, ...cells.map((cell, at) => [`p-${at}`, 'c', '2024-01-31', cell])),
        },
      });
    const numbers = (taken: Answer<TakenIn<Observation>>) =>
      taken.ok && taken.value.values.map(({ value }) => value);
    expect(numbers(await take(sheet('0.500', '1250', '12.25')))).toEqual(['0.5', '1250', '12.25']);
    const mapping = (value: MappedColumn): Mapping => ({
      ...{ source: 's', kind: 'observations' },
      columns: {
        ...{ person: { column: 'person' }, observation: { column: 'observation' } },
        ...{ date: { column: 'datum' }, value: { column: 'värde', ...value } },
      },
    });
    const said = (cell: string, value: MappedColumn) =>
      takeIn({ bytes: sheet(cell), file: 'o.xlsx' }, OBSERVATIONS, { mapping: mapping(value) });
    expect(numbers(await said('1.500', { thousands: 'point' }))).toEqual(['1500']);
    expect(numbers(await said('1.500', { decimal: 'point' }))).toEqual(['1.5']);
    expect(numbers(await said('1,5', { decimal: 'comma' }))).toEqual(['1.5']);
  });

  it('with hidden rows, columns and sheets is read, and they are told', async () => {
    const cells = HEADER.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
    const row = `<c t="inlineStr"><is><t>p-1</t></is></c><c t="inlineStr"><is><t>cost</t></is></c>${dateCell(45322).xml}<c><v>1</v></c>`;
    const sheet = `<cols><col min="4" max="4" hidden="1"/></cols><sheetData><row r="1">${cells}</row><row r="2" hidden="1">${row}</row></sheetData>`;
    const taken = await take(
      workbook({ sheets: { Blad1: sheet, Gammalt: rows(['x']) }, hidden: ['Gammalt'] }),
    );
    expect(taken.ok).toBe(true);
    expect(taken.findings).toMatchObject([
      { code: 'intake.rows-hidden', facts: { count: 1, first: 2 } },
      { code: 'intake.columns-hidden', facts: { columns: ['D'] } },
      { code: 'intake.sheets-hidden', facts: { sheets: ['Gammalt'] } },
    ]);
  });

  it('with merged cells is refused, and the range is told', async () => {
    const sheet = `${rows(HEADER, ['p-1', 'cost', dateCell(45322), 1])}<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>`;
    const taken = await take(workbook({ sheets: { Blad1: sheet } }));
    expect(taken.findings).toMatchObject([
      { code: 'intake.cells-merged', facts: { range: 'A2:A3' } },
    ]);
  });

  const merged = (sheet: string, ...ranges: string[]) => {
    const cells = ranges.map((range) => `<mergeCell ref="${range}"/>`).join('');
    return workbook({ sheets: { Blad1: `${sheet}<mergeCells>${cells}</mergeCells>` } });
  };
  const row = ['p-1', 'cost', dateCell(45322), 1];

  it.each([
    {
      what: 'a title, and what it is of, above the columns',
      file: merged(rows(['Register 2025'], ['Alla enheter'], [], HEADER, row), 'A1:D1', 'A2:D2'),
      said: [
        'Cellerna A1:D1, A2:D2 är sammanfogade till en titel ovanför tabellen. Står kolumnernas namn på rad 4, ta bort raderna ovanför den i Excel, eller skriv ”headerRow: 4” i mappningen.',
        'The cells A1:D1, A2:D2 are merged to a title above the table. If the columns’ names stand in row 4, take the rows above it away in Excel, or say “headerRow: 4” in the mapping.',
      ],
    },
    {
      what: 'a title and nothing below it',
      file: merged(rows(['Register 2025']), 'A1:D1'),
      said: [
        'Cellerna A1:D1 är sammanfogade till en titel ovanför tabellen. Ta bort titelns rader i Excel, så att kolumnernas namn står på första raden.',
        'The cells A1:D1 are merged to a title above the table. Take the title’s rows away in Excel, so that the columns’ names stand in the first row.',
      ],
    },
    {
      what: 'headings of several columns',
      file: merged(rows(['Elev', '', 'Kostnad', ''], HEADER, row), 'A1:B1', 'C1:D1'),
      said: [
        'Celler bland kolumnernas namn är sammanfogade, A1:B1, C1:D1: bara den första av dem har ett namn. Ta bort sammanfogningen i Excel och skriv varje kolumns namn i en egen cell, alla på samma rad. Står de redan så på rad 2, ta bort raderna ovanför, eller skriv ”headerRow: 2” i mappningen.',
        'Cells among the columns’ names are merged, A1:B1, C1:D1: only the first of them has a name. Take the merging away in Excel and write each column’s name in a cell of its own, all in one row. If they stand so in row 2 already, take the rows above away, or say “headerRow: 2” in the mapping.',
      ],
    },
    {
      what: 'a note below the rows',
      file: merged(rows(HEADER, row, [], ['Källa: Skolregistret']), 'A4:D4'),
      said: [
        'Cellerna A4:D4 är sammanfogade till en anteckning under tabellen. Ta bort anteckningens rader i Excel.',
        'The cells A4:D4 are merged to a note below the table. Take the note’s rows away in Excel.',
      ],
    },
    {
      what: 'cells of rows',
      file: merged(rows(HEADER, row, ['', ...row.slice(1)], row), 'A2:A3'),
      said: [
        'Cellerna A2:A3 är sammanfogade: bara den första av dem har ett värde. Ta bort sammanfogningen i Excel och fyll i varje cell.',
        'The cells A2:A3 are merged: only the first of them has a value. Take the merging away in Excel and fill in every cell.',
      ],
    },
  ])('with $what merged says once what it is, and what to do', async ({ file, said }) => {
    const { findings } = await take(file);
    const words = findings.flatMap((each) => [findingWords(each, 'sv'), findingWords(each, 'en')]);
    expect(words.map(({ what, mend }) => `${what} ${mend}`)).toEqual(said);
  });

  it('with a merged title is read once the mapping says where the columns are named', async () => {
    const bytes = merged(rows(['Register 2025'], HEADER, row), 'A1:D1');
    const columns = { person: { column: 'person' }, observation: { column: 'observation' } };
    const rest = { date: { column: 'datum' }, value: { column: 'värde' } };
    const mapping: Mapping = {
      ...{ source: 's', kind: 'observations', headerRow: '2' },
      columns: { ...columns, ...rest },
    };
    const taken = await takeIn({ bytes, file: 'o.xlsx' }, OBSERVATIONS, { mapping });
    expect(taken.findings).toEqual([]);
    expect(taken.ok && taken.value.values).toHaveLength(1);
  });

  it('with several sheets is read where the mapping says which', async () => {
    const sheet = rows(HEADER, ['p-1', 'cost', dateCell(45322), 1]);
    const bytes = workbook({ sheets: { Info: rows(['text']), Data: sheet } });
    expect((await take(bytes)).findings).toMatchObject([
      { code: 'intake.sheets-many', facts: { sheets: ['Info', 'Data'] } },
    ]);
    expect((await take(bytes, 'Data')).ok).toBe(true);
    expect(codes(await take(bytes, 'Blad9'))).toEqual(['intake.sheet-unknown']);
  });

  it.each([
    ['a cell', rows(HEADER, ['p-1', 'cost', dateCell(45322), 6408233234])],
    [
      'a column that nobody reads',
      rows([...HEADER, 'x'], ['p-1', 'cost', dateCell(45322), 1, '640823-3234']),
    ],
  ])(
    'with a personal identity number in %s is refused, and the number is not repeated',
    async (_, sheet) => {
      const taken = await take(workbook({ sheets: { Blad1: sheet } }));
      expect(codes(taken)).toContain('intake.personnummer');
      expect(JSON.stringify(taken)).not.toContain('640823');
    },
  );

  it.each([
    [
      'a hidden sheet',
      ['Annat'],
      'Bladet ”Annat”, som är dolt i Excel, innehåller ett personnummer i kolumn 1 (A).',
      'The sheet “Annat”, which is hidden in Excel, holds a personal identity number in column 1 (A).',
    ],
    [
      'another sheet',
      [],
      'Bladet ”Annat” innehåller ett personnummer i kolumn 1 (A).',
      'The sheet “Annat” holds a personal identity number in column 1 (A).',
    ],
  ])(
    'with a personal identity number on %s is refused with its name',
    async (_, hidden, sv, en) => {
      const sheets = {
        Data: rows(HEADER, ['p-1', 'cost', dateCell(45322), 1]),
        Annat: rows(['pnr'], ['640823-3234']),
      };
      const { findings } = await take(workbook({ sheets, hidden }));
      expect(findings).toMatchObject([{ code: 'intake.personnummer', at: { row: 2 } }]);
      const said = findings.flatMap((each) => [findingWords(each, 'sv'), findingWords(each, 'en')]);
      expect(said.map(({ what }) => what)).toEqual([sv, en]);
      expect(JSON.stringify([findings, said])).not.toContain('640823');
    },
  );

  it('with a personal identity number in a sheet’s name says which sheet by its place', async () => {
    const sheets = { Data: rows(HEADER), '640823-3234': rows(['640823-3234']) };
    const taken = await take(workbook({ sheets, hidden: ['640823-3234'] }));
    const said = taken.findings.map((each) => findingWords(each, 'sv').what);
    expect(said).toEqual([
      'Blad nummer 2, som är dolt i Excel, har ett personnummer i sitt namn.',
      'Blad nummer 2, som är dolt i Excel, innehåller ett personnummer i kolumn 1 (A).',
    ]);
    expect(JSON.stringify(taken)).not.toContain('640823');
  });

  it('whose identities are to be replaced shows none in the names of its sheets', async () => {
    const sheets = { Data: rows(HEADER), '640823-3234': rows(['x']), Mer: rows(['x']) };
    const read = (more: object) =>
      readWorkbook(workbook({ sheets }), 'o.xlsx', { identified: true, ...more });
    for (const taken of [await read({}), await read({ sheet: 'Fel' })]) {
      expect(taken.findings).toMatchObject([{ facts: { sheets: ['Data', '#2', 'Mer'] } }]);
    }
  });

  it('that is cut off, of the old kind, or a bomb is refused with advice', async () => {
    const whole = workbook({ sheets: { Blad1: rows(HEADER) } });
    expect(codes(await take(whole.subarray(0, whole.length - 60)))).toEqual([
      'intake.workbook-broken',
    ]);
    expect(codes(await take(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0)))).toEqual([
      'intake.workbook-old',
    ]);
    const declared = whole.slice();
    const view = new DataView(declared.buffer);
    const entry = declared.findLastIndex(
      (byte, index) =>
        byte === 0x50 && view.byteLength - index > 46 && view.getUint32(index, true) === 0x02014b50,
    );
    view.setUint32(entry + 24, 4_000_000_000, true);
    expect(codes(await take(declared))).toEqual(['intake.workbook-too-large']);
  });

  it('that is honest and small, and would fill the memory, is refused before it is unpacked', async () => {
    const empty = '<row><c s="1"/></row>'.repeat(3_100_000);
    const bytes = workbook({ sheets: { Blad1: `<sheetData>${empty}</sheetData>` } });
    expect(bytes.length).toBeLessThan(400_000);
    const { findings } = await take(bytes);
    expect(findings).toMatchObject([
      { code: 'intake.workbook-too-large', facts: { megabytes: 66, most: 64 } },
    ]);
  });

  it.each([
    { says: 'that it holds nothing', at: 24, written: 0, code: 'intake.workbook-too-large' },
    { says: 'that its size stands elsewhere', at: 20, written: 0, code: 'intake.workbook-broken' },
  ])('of which an entry says $says is not believed', async ({ at, written, code }) => {
    const long = '<row><c s="1"/></row>'.repeat(2_900_000);
    const whole = workbook({ sheets: { Blad1: `<sheetData>${long}</sheetData>` } });
    const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
    for (let index = 0; index < whole.length - 46; index += 1) {
      if (view.getUint32(index, true) === 0x02014b50) view.setUint32(index + at, written, true);
    }
    expect(codes(await take(whole))).toEqual([code]);
  });

  it('with a second directory, which another program would read, is refused as broken', async () => {
    const whole = workbook({ sheets: { Blad1: rows(HEADER) } });
    const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
    view.setUint32(whole.length - 22 + 12, 0xffff_ffff, true);
    expect(codes(await take(whole))).toEqual(['intake.workbook-broken']);
  });

  it('that declares less than it holds is refused as broken, and never unpacked further', async () => {
    const whole = workbook({
      sheets: {
        Blad1: rows(HEADER, ...Array.from({ length: 20_000 }, (_, index) => [`p-${index}`])),
      },
    });
    const view = new DataView(whole.buffer);
    for (let index = 0; index < whole.length - 46; index += 1) {
      if (view.getUint32(index, true) === 0x02014b50) view.setUint32(index + 24, 100, true);
    }
    expect(codes(await take(whole))).toEqual(['intake.workbook-broken']);
  });
});

describe('a workbook that LibreOffice Calc wrote', () => {
  it('from a Swedish CSV file is read as it was meant: dates, decimal commas, a formula', async () => {
    const taken = await take(new Uint8Array(readFileSync('test/core/intake/calc.xlsx')));
    expect(taken.findings).toEqual([]);
    expect(values(taken)).toEqual([
      { person: 'p-1', observation: 'absence', date: '2026-01-31', value: '1.5' },
      { person: 'p-2', observation: 'absence', date: '2026-02-01', value: '1250.25' },
      { person: 'p-3', observation: 'absence', date: '2026-02-02', value: '0.25' },
      { person: '417', observation: 'absence', date: '2026-02-03', value: '2' },
    ]);
  });
});
