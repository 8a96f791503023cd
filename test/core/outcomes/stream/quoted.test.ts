import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../../../core/outcomes/evaluate-files.ts';
import { AS_OF, termsOf, textSource } from './files.ts';
import { isRead, ordinary } from './ordinary.ts';

const PEOPLE = ['person,enrolled_on,left_on,cohort', 'b2,2017-01-01,,first'];
const ROWS = ['person,observation,date,value', 'b2,income,2017-03-01,10.5', 'b2,job,2017-04-01,1'];

const inQuotes = (line: string, delimiter = ',') =>
  line
    .split(',')
    .map((cell) => `"${cell.replace('.', delimiter === ';' ? ',' : '.')}"`)
    .join(delimiter);
const lined = (lines: readonly string[]) => `${lines.join('\n')}\n`;

function given(people: string, rows: string) {
  return {
    enrolments: textSource('enrolments.csv', people, 1000),
    observations: textSource('observations.csv', rows, 1000),
    terms: termsOf('failure', { isPlain: true }),
    asOf: AS_OF,
  };
}
const plain = given(lined(PEOPLE), lined(ROWS));
const [header = '', income = '', job = ''] = ROWS;

describe('cells in quotes', () => {
  it.each([
    [
      'everywhere',
      lined(PEOPLE.map((line) => inQuotes(line))),
      lined(ROWS.map((line) => inQuotes(line))),
    ],
    ['but not in the header', lined(PEOPLE), lined([header, inQuotes(income), inQuotes(job)])],
    [
      'after a byte order mark',
      lined(PEOPLE),
      `\ufeff${lined(ROWS.map((line) => inQuotes(line)))}`,
    ],
    [
      'before line ends of Windows',
      lined(PEOPLE),
      lined(ROWS.map((line) => inQuotes(line))).replaceAll('\n', '\r\n'),
    ],
    ['with a decimal comma in them', lined(PEOPLE), lined(ROWS.map((line) => inQuotes(line, ';')))],
  ])('are read as quickly as others: %s', (_, people, rows) => {
    const input = given(people, rows);
    expect(isRead(input)).toBe(true);
    expect(evaluateFiles(input)).toEqual(evaluateFiles(plain));
  });

  it.each([
    ['a delimiter', lined([header, income, '"b2","in,come",2017-03-01,1'])],
    ['a line’s end', lined([header, income, '"b2","income\n",2017-03-01,1'])],
    ['a quote', lined([header, income, '"b2","in""come",2017-03-01,1'])],
    ['nothing that ends them', `${lined([header, income])}"b2,income,2017-03-01,1`],
    ['more beside them', lined([header, income, '"b2" ,income,2017-03-01,1'])],
    ['a cell’s beginning before them', lined([header, income, 'b"2",income,2017-03-01,1'])],
    ['nothing at all, and the line neither', lined([header, income, '""', job])],
    [
      'a delimiter that the header does not have',
      lined([header, income, 'b2;"x",income,2017-03-01,1']),
    ],
  ])('are left to the ordinary reader where they hold %s', (_, rows) => {
    const input = given(lined(PEOPLE), rows.replace('b2,income', '"b2",income'));
    expect(isRead(input)).toBe(false);
    expect(evaluateFiles(input)).toEqual(ordinary(input));
  });
});
