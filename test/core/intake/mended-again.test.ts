import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REASON_COLUMNS } from '../../../core/intake/columns.ts';
import { ENROLMENTS } from '../../../core/intake/enrolments.ts';
import type { MappedColumn, Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { rejectedText } from '../../../core/intake/rejected.ts';
import type { RowReader } from '../../../core/intake/rows.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { rows, workbook } from './workbooks.ts';

type Cell = string | number;
type Form = Pick<MappedColumn, 'decimal' | 'thousands' | 'unit' | 'as' | 'hoursPerDay'>;
type Reader = RowReader<string, { readonly at?: object }>;
type Case = { reader: Reader; mapping?: Mapping; header: string[]; cells: fc.Arbitrary<Cell[]> };

const CODES = { '1.1': 'sick', '1.5': 'vab', '12': 'work', '1.25': 'other' };
const number = fc.oneof(
  fc.integer({ min: -99_999, max: 99_999 }).map((each) => each / 1000),
  fc.constantFrom(0.5, 1.5, 1.125, 1250, 1.25, 20010101.5, 123456789012),
);
const text = fc.oneof(number, fc.constantFrom('1.5', '1,5', '001', '0417', 'A1', 'x;y', '3.10'));
const person = fc.constantFrom<Cell>('p-1', '000417', 417, 417.5);
const forms: fc.Arbitrary<Form> = fc.constantFrom<Form>(
  {},
  { decimal: 'comma' },
  { decimal: 'point' },
  { thousands: 'space' },
  { thousands: 'point' },
  { thousands: 'comma' },
  { decimal: 'comma', unit: 'hours', as: 'days', hoursPerDay: '8' },
);

const enrolments = (attribute: Form | undefined): Case => ({
  reader: ENROLMENTS as unknown as Reader,
  header: ['person', 'enrolled_on', 'attribute_level'],
  cells: fc.tuple(person, fc.constant('DAY'), attribute === undefined ? text : number),
  ...(attribute === undefined
    ? {}
    : {
        mapping: {
          ...{ source: 's', kind: 'enrolments' },
          columns: { person: { column: 'person' }, enrolled_on: { column: 'enrolled_on' } },
          attributes: { level: { column: 'attribute_level', ...attribute } },
        },
      }),
});

const codes = fc.constantFrom<Cell>('1.1', 1.1, 1.5, 12, 1.25);

const observations = (value: Form, isWide: boolean): Case => ({
  reader: OBSERVATIONS as unknown as Reader,
  header: ['id', 'dag', 'typ', 'v'],
  cells: fc.tuple(person, fc.constant('DAY'), codes, number),
  mapping: {
    ...{ source: 's', kind: 'observations' },
    columns: {
      ...{ person: { column: 'id' }, date: { column: 'dag' } },
      ...(isWide
        ? {}
        : {
            observation: { column: 'typ', codes: CODES },
            value: { column: 'v', ...value },
          }),
    },
    ...(isWide
      ? {
          values: [
            {
              observation: 'kind',
              column: 'typ',
              codes: { '1.1': '1', '1.5': '2', 12: '3', '1.25': '4' },
            },
            { observation: 'cost', column: 'v', ...value },
          ],
        }
      : {}),
  },
});

const cases: fc.Arbitrary<Case> = fc.oneof(
  fc.constant(undefined).map(enrolments),
  forms.map(enrolments),
  fc.tuple(forms, fc.boolean()).map(([form, isWide]) => observations(form, isWide)),
);

/** The rows of a file without where they stood in it. */
const said = (values: readonly { readonly at?: object }[]) =>
  values.map(({ at: _, ...value }) => value);

describe('a rejected row of a workbook, mended and delivered again', () => {
  it('says what it would have said if it had been right at first, and a spreadsheet finds nothing to change', async () => {
    const any = cases.chain((each) =>
      fc.record({
        each: fc.constant(each),
        all: fc.array(each.cells, { minLength: 1, maxLength: 5 }),
        times: fc.integer({ min: 1, max: 2 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(any, async ({ each: { reader, mapping, header }, all, times }) => {
        const take = async (bytes: Uint8Array) => {
          const taken = await takeIn({ bytes, file: 'f' }, reader, { mapping });
          if (!taken.ok) throw new Error('the header is sound');
          return taken.value;
        };
        const book = (day: string) => {
          const cells = all.map((row) => row.map((cell) => (cell === 'DAY' ? day : cell)));
          return workbook({ sheets: { Blad1: rows(header, ...cells) } });
        };
        const right = await take(book('2026-02-01'));
        fc.pre(right.rejected.length === 0);
        let file: Uint8Array = book('2026-02-30');
        for (let time = 0; time < times; time += 1) {
          const { table, rejected } = await take(file);
          expect(rejected.length).toBe(all.length);
          const written = rejectedText(table, rejected, {
            column: REASON_COLUMNS.sv,
            why: () => '',
            mapping,
          });
          file = Buffer.from(written);
        }
        const written = Buffer.from(file).toString();
        const again = await take(Buffer.from(written.replaceAll('2026-02-30', '2026-02-01')));
        expect(again.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(said(again.values)).toEqual(said(right.values));
        // Only where the mapping allows no comma does a point stand bare, of which a spreadsheet makes a date.
        const pointed = JSON.stringify(mapping ?? {}).match(/"point"|"thousands":"comma"/);
        if (!pointed) expect(written).not.toMatch(/(?:^|;)-?(?:\d+\.\d+|0\d+)(?=;|$)/m);
      }),
      { numRuns: 100 },
    );
  });
});
