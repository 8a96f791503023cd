import { describe, expect, it } from 'vitest';
import { evaluateFiles, type Source } from '../../../../core/outcomes/evaluate-files.ts';
import { planOf } from '../../../../core/outcomes/plan/plan.ts';
import { HASH_START, hashOfText, hashOn } from '../../../../core/outcomes/stream/bytes/hash.ts';
import { Surprise } from '../../../../core/outcomes/stream/bytes/surprise.ts';
import { Pseudonyms } from '../../../../core/outcomes/stream/people/pseudonyms.ts';
import { tallyFiles } from '../../../../core/outcomes/stream/tally-files.ts';
import { AS_OF, source, termsOf, textSource } from './files.ts';

const HEADER = 'person,observation,date,value\n';
const PEOPLE = ['p-1', 'p-2', 'p-3', 'ärla'].map((name) => `${name},2017-01-15,,first,treatment`);
const enrolments = source('enrolments', PEOPLE);
const terms = termsOf('excluded');

function evaluated(observations: Source) {
  return evaluateFiles({ terms, enrolments, observations, asOf: AS_OF });
}

function isRead(observations: Source): boolean {
  try {
    tallyFiles(planOf(terms), { enrolments, observations, asOf: AS_OF });
    return true;
  } catch (reason) {
    if (reason instanceof Surprise) return false;
    throw reason;
  }
}

/** What is found in rows, and where; they are not added up. */
function found(rows: string): (string | number | undefined)[][] {
  const observations = textSource('o.csv', HEADER + rows);
  expect(isRead(observations)).toBe(false);
  return evaluated(observations).findings.map(({ code, at }) => [code, at.row]);
}

/** The sum of the metric `income` over all persons. */
function income(rows: string, size = 64): string | undefined {
  const observations = textSource('o.csv', HEADER + rows, size);
  expect(isRead(observations)).toBe(true);
  const result = evaluated(observations);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value.metrics.find(({ metric }) => metric === 'mean_income')?.own?.sum;
}

const fine = 'p-2,income,2017-09-20,10\np-3,income,2017-09-20,20\n';

describe('a file that is added up while it is read', () => {
  it.each([
    ['a line that was cut off, before lines that are whole', 'p-1,income,2017-0', 'row-too-short'],
    ['a line that was cut off in its pseudonym', 'p-', 'row-too-short'],
    ['a value that is empty', 'p-1,income,2017-09-20,', 'value-empty'],
    ['a number that is shown as a date', 'p-1,income,1900-02-28,1', 'date-small-number'],
    ['30 February', 'p-1,income,2018-02-30,90304.78', 'date-malformed'],
    ['a quote that is never closed', '"p-1,income,2017-09-20,1', 'quote-left-open'],
    ['a byte of zeros', 'p-1,income,2017-09-20,1\0', 'not-utf8'],
    ['two values in one cell', 'p-1,income,2017-09-20,1,5', 'row-too-long'],
    ['a personal identity number for a value', 'p-1,income,2017-09-20,6408233234', 'personnummer'],
  ])('is left to the ordinary reader at %s', (_, row, code) => {
    expect(found(`${row}\n${fine}`).map(([each]) => each)).toContain(`intake.${code}`);
  });

  it('says of two rows of one day which is one too many', () => {
    const again = 'p-2,income,2017-09-20,11\n';
    expect(found(fine + again)).toEqual([['outcomes.duplicate-observation', 4]]);
    expect(found(`${fine}p-2,job,2017-09-20,1\np-2,job,2017-09-20,2\n`)).toEqual([
      ['outcomes.duplicate-observation', 5],
    ]);
    expect(found(`${fine}p-2,visits,2017-09-20,1\np-2,visits,2017-09-20,1\n`)).toEqual([
      ['intake.row-twice', 5],
    ]);
  });

  it('says which row is no whole number of claims, and reads those that are', () => {
    const parts = ['1.5', '0.5', '-1'].map((value, day) => `p-2,job,2017-09-2${day},${value}\n`);
    expect(found(fine + parts.join(''))).toEqual([
      ['outcomes.claim-not-whole', 4],
      ['outcomes.claim-not-whole', 5],
      ['outcomes.claim-not-whole', 6],
    ]);
    expect(income(`${fine}p-2,job,2017-09-20,2.0\np-3,job,2017-09-20,0\n`)).toBe('30');
  });

  it('counts a row that lies in two blocks once, wherever it is cut', () => {
    for (let size = 1; size < 90; size += 1) expect(income(fine, size)).toBe('30');
  });

  it('knows a letter of two bytes that is cut in two', () => {
    for (let size = 1; size < 40; size += 1) {
      expect(income('ärla,income,2017-09-20,10.5\n', size)).toBe('10.5');
    }
  });

  it.each([
    ['costarring', 'liquid'],
    ['declinate', 'macallums'],
  ])('tells persons apart whose pseudonyms have the same hash: %s, %s', (one, other) => {
    expect(hashOfText(one)).toBe(hashOfText(other));
    const line = (person: string) => `${person},2017-01-15,,first,treatment`;
    const rows = `${one},income,2017-09-20,10\n${other},income,2017-09-20,20\n`;
    const input = { observations: textSource('o.csv', HEADER + rows), asOf: AS_OF };
    const tally = (enrolled: readonly string[]) =>
      tallyFiles(planOf(terms), { ...input, enrolments: source('enrolments', enrolled) });
    const { cells } = tally([line(one), line(other)]).partial;
    const treatment = cells.find(({ metric }) => metric === 'mean_income')?.treatment;
    expect([treatment?.measured, treatment?.sum.toFixed()]).toEqual([2, '30']);
    expect(() => tally([line(one)])).toThrow('nobody enrolled');
    expect(() => tally([line(other)])).toThrow('nobody enrolled');
  });

  it('counts a last line without an end, and warns of it', () => {
    const open = fine.trimEnd();
    expect(income(open)).toBe('30');
    const [first] = evaluated(textSource('o.csv', HEADER + open)).findings;
    expect(first).toMatchObject({ code: 'intake.last-line-open', at: { file: 'o.csv', row: 3 } });
  });

  it('adds without rounding where sums outgrow what a float holds', () => {
    const rows = Array.from(
      { length: 20 },
      (_, day) => `p-1,income,2017-09-${String(day + 1).padStart(2, '0')},9999999999999.99\n`,
    ).join('');
    expect(income(rows)).toBe('9999999999999.99');
  });

  it('leaves a point that may stand between thousands to the ordinary reader, until another shows what it is', () => {
    const semicolons = (...values: string[]) => {
      const rows = values.map((value, at) => `p-${at + 1};income;2017-09-20;${value}\n`);
      return textSource('o.csv', [HEADER.replaceAll(',', ';'), ...rows].join(''));
    };
    const sumOf = (file: Source) => {
      const result = evaluated(file);
      const codes = result.findings.map(({ code }) => code);
      if (!result.ok) return codes;
      return result.value.metrics.find(({ metric }) => metric === 'mean_income')?.own?.sum;
    };
    const doubtful = semicolons('1.250', '2');
    expect([isRead(doubtful), sumOf(doubtful)]).toEqual([false, ['intake.number-ambiguous']]);
    const late = semicolons('1.250', '2.5');
    expect([isRead(late), sumOf(late)]).toEqual([false, '3.75']);
    for (const certain of [semicolons('2.5', '1.250'), semicolons('0.500', '3.250')]) {
      expect([isRead(certain), sumOf(certain)]).toEqual([true, '3.75']);
    }
  });

  it('reads smaller units when values have more decimals than öre', () => {
    expect(income('p-1,income,2017-09-20,0.12345678\np-2,income,2017-09-21,1.5\n')).toBe(
      '1.62345678',
    );
  });
});

describe('the table of pseudonyms', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const placeOf = (bytes: Uint8Array) => ({
    hash: bytes.reduce(hashOn, HASH_START),
    start: 0,
    end: bytes.length,
  });

  it('finds every pseudonym again while it grows, and no other', () => {
    const table = new Pseudonyms(2);
    for (let number = 0; number < 20_000; number += 1) {
      const bytes = bytesOf(`p${number}`);
      expect(table.add(bytes, placeOf(bytes))).toBe(number);
    }
    for (const number of [0, 1, 777, 19_999]) {
      const bytes = bytesOf(`p${number}`);
      expect(table.find(bytes, placeOf(bytes))).toBe(number);
      expect(table.add(bytes, placeOf(bytes))).toBe(-1);
      expect(table.textOf(number)).toBe(`p${number}`);
    }
    const unknown = bytesOf('p20000');
    expect(table.find(unknown, placeOf(unknown))).toBe(-1);
  });

  it('tells pseudonyms apart that have the same hash', () => {
    const table = new Pseudonyms(2);
    const same = { hash: 7, start: 0, end: 3 };
    expect(table.add(bytesOf('abc'), same)).toBe(0);
    expect(table.add(bytesOf('abd'), same)).toBe(1);
    expect(table.find(bytesOf('abd'), same)).toBe(1);
    expect(table.find(bytesOf('abe'), same)).toBe(-1);
  });

  it('has room for more than the 2^24 keys at which a Map stops', () => {
    const table = new Pseudonyms(2 ** 25);
    const bytes = bytesOf('p-1');
    expect(table.add(bytes, placeOf(bytes))).toBe(0);
    expect(table.find(bytes, placeOf(bytes))).toBe(0);
  });
});
