import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../../../core/outcomes/evaluate-files.ts';
import { AS_OF, files, HEADERS, isPlainLine, termsOf, textSource } from './files.ts';
import { isRead, ordinary } from './ordinary.ts';

/** Which cells stand in quotes: none, all, all but the header's, or some. */
const QUOTES = {
  none: () => false,
  all: () => true,
  rows: (line: number) => line > 0,
  some: (line: number, cell: string) => (line + cell.length) % 3 === 0,
};

/** What is done to a file that says the same: the order of its columns, its delimiter, its line ends, quotes, empty lines. */
const form = fc.record({
  columns: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
  delimiter: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\n', '\r\n'),
  quotes: fc.constantFrom<keyof typeof QUOTES>('none', 'none', 'all', 'rows', 'some'),
  emptyAfter: fc.option(fc.nat({ max: 20 }), { nil: -1 }),
});
type Form = typeof form extends fc.Arbitrary<infer T> ? T : never;

/** A byte that takes the place of another, or goes between, or takes one away. */
const damage = fc.record({
  file: fc.constantFrom('enrolments', 'observations', 'none', 'none'),
  at: fc.nat({ max: 600 }),
  by: fc.constantFrom(',', ';', '\t', '"', '\r', '\n', ' ', '0', 'é', '-', '.', '\u0001', ''),
  replaces: fc.boolean(),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function written(lines: readonly string[], form: Form): string {
  const { columns, delimiter, end, quotes, emptyAfter } = form;
  const permuted = lines.map((line, number) =>
    line
      .split(',')
      .map((cell, at) => ({ cell, order: columns[at] ?? 0 }))
      .sort((one, other) => one.order - other.order)
      .map(({ cell }) => (QUOTES[quotes](number, cell) ? `"${cell}"` : cell))
      .join(delimiter),
  );
  return permuted.map((line, at) => line + end + (at === emptyAfter ? end : '')).join('');
}

function damaged(text: string, { at, by, replaces }: Damage): string {
  const place = at % text.length;
  return text.slice(0, place) + by + text.slice(place + (replaces ? 1 : 0));
}

describe('files in whatever form they are written, and with a byte that is wrong', () => {
  it('give what the ordinary way gives, or are left to it', () => {
    const given = fc.record({
      lines: files,
      forms: fc.tuple(form, form),
      damage,
      size: fc.integer({ min: 1, max: 300 }),
    });
    const terms = termsOf('failure', { isPlain: true });
    let read = 0;
    fc.assert(
      fc.property(given, ({ lines, forms: [ofPeople, ofRows], damage, size }) => {
        const people = written([HEADERS.enrolments, ...lines.enrolments], ofPeople);
        const plain = lines.observations.filter(isPlainLine);
        const seen = written([HEADERS.observations, ...plain], ofRows);
        const textOf = (file: 'enrolments' | 'observations', text: string) =>
          textSource(`${file}.csv`, damage.file === file ? damaged(text, damage) : text, size);
        const both = {
          enrolments: textOf('enrolments', people),
          observations: textOf('observations', seen),
        };
        const input = { ...both, terms, asOf: AS_OF };
        expect(evaluateFiles(input)).toEqual(ordinary(input));
        read += Number(isRead(input));
      }),
      { numRuns: 200 },
    );
    expect(read).toBeGreaterThan(20);
  });

  it('give what the ordinary way gives where a sign may be for decimals or for thousands', () => {
    const number = fc
      .tuple(fc.constantFrom('', '-'), fc.constantFrom('0', '7', '12', '312', '1234'))
      .chain(([minus, wholes]) =>
        fc
          .constantFrom('', '.500', '.250', '.125', '.5', '.1234', ',500', ',5')
          .map((decimals) => minus + wholes + decimals),
      );
    const given = fc.record({
      values: fc.oneof<fc.Arbitrary<string[]>[]>(
        fc.array(number, { minLength: 1, maxLength: 6 }),
        fc.array(fc.constantFrom('312.500', '287.250', '5'), { minLength: 1, maxLength: 6 }),
        fc.array(fc.constantFrom('312,500', '287,250', '5'), { minLength: 1, maxLength: 6 }),
      ),
      delimiter: fc.constantFrom(',', ';', '\t'),
      size: fc.integer({ min: 1, max: 300 }),
    });
    const terms = termsOf('failure', { isPlain: true });
    const told = new Set<string | undefined>();
    fc.assert(
      fc.property(given, ({ values, delimiter, size }) => {
        const lines = values.map((value, at) => {
          const cell = value.includes(delimiter) ? `"${value}"` : value;
          return ['anna-1', 'income', `2017-10-0${at + 1}`, cell].join(delimiter);
        });
        const header = HEADERS.observations.replaceAll(',', delimiter);
        const people = `${HEADERS.enrolments}\nanna-1,2017-01-15,,first,treatment\n`;
        const input = {
          enrolments: textSource('enrolments.csv', people, size),
          observations: textSource('observations.csv', `${[header, ...lines].join('\n')}\n`, size),
          terms,
          asOf: AS_OF,
        };
        const expected = ordinary(input);
        expect(evaluateFiles(input)).toEqual(expected);
        for (const { code } of expected.findings) told.add(code);
      }),
      { numRuns: 300 },
    );
    expect([...told]).toEqual(
      expect.arrayContaining(['intake.number-ambiguous', 'intake.separators-mixed']),
    );
  });
});
