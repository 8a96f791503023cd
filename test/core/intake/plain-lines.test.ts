import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DividedText } from '../../../core/intake/source/divided-text.ts';
import { packedRows, unpackedRows } from '../../../core/intake/source/packed-rows.ts';
import { plainLines } from '../../../core/intake/source/plain-lines.ts';

const SIGNS = [
  'a',
  'å',
  ',',
  ';',
  '"',
  '""',
  '","',
  '\n',
  '\r',
  '\r\n',
  ' ',
  '\t',
  '\u00a0',
  '\uFEFF',
];
const texts = fc
  .array(fc.constantFrom(...SIGNS, '"a"', '"a",', '"a"\n'), { maxLength: 40 })
  .map((signs) => signs.join(''));
const delimiters = fc.constantFrom(',', ';', '\t');

const tidied = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map((cell) => cell.trim()));

/** What the library makes of the whole text, or that it makes nothing of it. */
function byLibrary(text: string, delimiter: string): string[][] | 'refused' {
  const record_delimiter = ['\r\n', '\n', '\r'];
  try {
    const how = { delimiter, record_delimiter, relax_column_count: true, trim: true };
    return tidied(parse(text.replace(/^\uFEFF/, ''), how));
  } catch {
    return 'refused';
  }
}

describe('lines that need no parser', () => {
  it.each([
    [
      'p-1,12\np-2,13\n',
      ',',
      [
        ['p-1', '12'],
        ['p-2', '13'],
      ],
    ],
    ['"p-1";"12,5"\r\n', ';', [['p-1', '12,5']]],
    ['"p-1",,""', ',', [['p-1', '', '']]],
    ['"a,b",1\n', ',', undefined],
    ['"a\nb",1\n', ',', undefined],
    ['"said ""no""",1\n', ',', undefined],
    ['a"b,1\n', ',', undefined],
    ['",1\n', ',', undefined],
  ])('%j is divided at %j', (text, delimiter, rows) => {
    expect(plainLines(text, delimiter)).toEqual(rows);
  });

  it('are divided as the library divides them', () => {
    fc.assert(
      fc.property(texts, delimiters, (text, delimiter) => {
        const rows = plainLines(text.replace(/^\uFEFF/, ''), delimiter);
        if (rows !== undefined) expect(tidied(rows)).toEqual(byLibrary(text, delimiter));
      }),
      { numRuns: 2000 },
    );
  });
});

const numberOf = (index: number) => index + 1;

describe('a text in pieces', () => {
  it('has the rows of the whole, and is refused where the whole is', () => {
    // Longer than a piece, so that quotation marks are open where one could end.
    const long = fc.tuple(texts, fc.integer({ min: 0, max: 70_000 }), texts);
    fc.assert(
      fc.property(long, delimiters, ([first, length, last], delimiter) => {
        const middle = `${'x'.repeat(39)}\n`.repeat(length / 40);
        const text = `${first}${middle}${last}`;
        const divided = DividedText.of(text, { file: 'f.csv', delimiter, numberOf });
        const rows = divided.ok ? [...divided.value].map(({ cells }) => cells) : 'refused';
        expect(rows).toEqual(byLibrary(text, delimiter));
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['a quotation mark in a cell', 'p-1,5"\n', 'intake.quote-misplaced'],
    ['a quotation mark that is never closed', 'p-1,"5\n', 'intake.quote-left-open'],
  ])('says in which row of all stands %s', (_, line, code) => {
    const text = `${'p-1,"5"\np-2,"5,5"\n'.repeat(10_000)}${line}`;
    const divided = DividedText.of(text, { file: 'f.csv', delimiter: ',', numberOf });
    expect(divided.findings).toMatchObject([{ code, at: { file: 'f.csv', row: 20_001 } }]);
  });
});

describe('rows that the library has divided', () => {
  it('are the same when they have been packed', () => {
    const cells = fc.array(fc.constantFrom('', 'a', 'a\nb', '"', ',', 'å'), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(cells), (rows) => {
        expect(unpackedRows(packedRows(rows))).toEqual(rows);
      }),
    );
  });
});
