import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, hasErrors } from '../../../core/findings.ts';
import { readColumns } from '../../../core/intake/columns.ts';
import { ENROLMENTS } from '../../../core/intake/enrolments.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { PackedFindings } from '../../../core/intake/packed-findings.ts';
import { rejectedText } from '../../../core/intake/rejected.ts';
import { eachRow, type RowReader } from '../../../core/intake/rows.ts';
import { sortOut } from '../../../core/intake/sort-out.ts';
import { readTable } from '../../../core/intake/source/table.ts';
import type { TableRow } from '../../../core/intake/source/table-text.ts';
import { takeIn } from '../../../core/intake/take-in.ts';

const FILE = 'f.csv';
const PERSONS = ['p-1', 'p-1', 'p-2', 'P-1', '', 'Anna Ek', '2026-01-31'];
const DAYS = ['2026-01-31', '2026-01-30', '20260131', '31/1 2026', '46053', 'saknas', ''];
const OBSERVATION = {
  reader: OBSERVATIONS as RowReader<string, object>,
  columns: { person: PERSONS, observation: ['a', 'a', 'A b', ''], date: DAYS },
  last: { värde: ['1', '1,5', '1.5', '1 250', '1,2E+05', 'NULL', ''] },
};
const ENROLMENT = {
  reader: ENROLMENTS as RowReader<string, object>,
  columns: { person: PERSONS, enrolled_on: DAYS, arm: ['', '', 'Insats', 'jämförelse', 'x y'] },
  last: { attribute_a: ['', 'north', 'south', '=1+1', '"a;b"'] },
};

/** A file with all that may be wrong in rows, whether they are held or packed. */
function fileOf({ columns, last }: { columns: object; last: object }): fc.Arbitrary<string> {
  const all = Object.entries({ ...columns, ...last }) as [string, string[]][];
  const header = all.map(([name]) => name).join(';');
  const row = fc.tuple(...all.map(([, cells]) => fc.constantFrom(...cells)));
  const line = fc.oneof(
    { weight: 9, arbitrary: row.map((cells) => cells.join(';')) },
    fc.constantFrom('p-1;a', ';;;;x', 'Summa;;;12', header, ''),
  );
  return fc.array(line, { maxLength: 25 }).map((lines) => [header, ...lines, ''].join('\n'));
}

type Held = { source: TableRow; findings: readonly Finding[] };

/** The rows that are not taken in, held as they are read: what a later row says otherwise is looked for at the end. */
function held(text: string, reader: RowReader<string, object>): Held[] {
  const table = readTable(text, FILE);
  if (!table.ok) throw new Error('every file can be divided');
  const { attributesAllowed } = reader;
  const { columns } = readColumns(table.value, reader.columns, { attributesAllowed });
  const rows = [...eachRow(table.value, [{ columns }], { reader, mend: false })];
  const rejected = new Map<number, Held>();
  for (const { source, findings } of rows) {
    if (hasErrors(findings)) rejected.set(source.row, { source, findings });
  }
  const said = (values: readonly object[]) => values.map((value) => ({ ...value, at: undefined }));
  for (const { findings, values } of rows) {
    for (const finding of findings.filter(({ code }) => code === reader.unique.code)) {
      const first = rows.find(({ source }) => source.row === finding.facts['first']);
      const isAccepted = first !== undefined && !hasErrors(first.findings);
      if (!isAccepted || JSON.stringify(said(first.values)) === JSON.stringify(said(values)))
        continue;
      const { row } = first.source;
      const why = { ...finding, at: { ...finding.at, row }, facts: { first: finding.at.row ?? 0 } };
      rejected.set(row, { source: first.source, findings: [why] });
    }
  }
  return [...rejected.values()].sort((one, other) => one.source.row - other.source.row);
}

describe('rows that are not taken in', () => {
  it.each([
    ['observations', OBSERVATION],
    ['enrolments', ENROLMENT],
  ])('are the same packed as held, in the order of the file: %s', async (_, kind) => {
    await fc.assert(
      fc.asyncProperty(fileOf(kind), async (text) => {
        const expected = held(text, kind.reader);
        const bytes = new TextEncoder().encode(text);
        const taken = await takeIn({ bytes, file: FILE }, kind.reader);
        if (!taken.ok) throw new Error('every file can be read');
        const { rejected } = taken.value;
        expect([...rejected]).toEqual(expected);
        expect([...rejected.why].map(({ row }) => row)).toEqual(
          expected.map(({ source }) => source.row),
        );
        expect(rejected.length).toBe(expected.length);
      }),
      { numRuns: 300 },
    );
  });

  it('are in the order of the file also where some are only wrong beside others', async () => {
    const days = ['2026-01-31', '31/1', '2026-01-31', '31/1', '2026-01-31'];
    const lines = days.map((day, at) => `p-${at};a;${day};1`);
    const text = ['person;observation;datum;värde', ...lines, ''].join('\n');
    const taken = await takeIn({ bytes: new TextEncoder().encode(text), file: FILE }, OBSERVATIONS);
    if (!taken.ok) throw new Error('the header is sound');
    const beside = [6, 2].map((row): Finding => {
      const at = { file: FILE, row, field: 'person' };
      return { code: 'outcomes.not-enrolled', severity: 'error', at, facts: {} };
    });
    const { rejected } = sortOut(taken.value, { findings: () => beside, isFinal: true }).taken;
    expect([...rejected].map(({ source, findings: [why] }) => [source.row, why?.code])).toEqual([
      [2, 'outcomes.not-enrolled'],
      [3, 'intake.date-malformed'],
      [5, 'intake.date-malformed'],
      [6, 'outcomes.not-enrolled'],
    ]);
  });

  it('are written line by line as each would be alone, however many there are', async () => {
    const lines = Array.from({ length: 9000 }, (_, at) => `p-${at};a;31/${(at % 12) + 1} 2026;1`);
    const text = ['person;observation;datum;värde', ...lines, ''].join('\n');
    const taken = await takeIn({ bytes: new TextEncoder().encode(text), file: FILE }, OBSERVATIONS);
    if (!taken.ok) throw new Error('the header is sound');
    const { table, rejected } = taken.value;
    const writing = { column: 'utfall_why', why: ({ code }: Finding) => code };
    const alone = [...rejected].map((row) => rejectedText(table, [row], writing));
    const top = rejectedText(table, [], writing);
    expect(alone).toHaveLength(9000);
    expect(rejectedText(table, rejected, writing)).toBe(
      top + alone.map((each) => each.slice(top.length)).join(''),
    );
  });
});

describe('findings of rows', () => {
  const fact = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string()));
  const finding = fc.record({
    code: fc.constantFrom('a', 'b'),
    severity: fc.constantFrom('error' as const, 'note' as const),
    at: fc.record({ file: fc.constant(FILE), field: fc.constantFrom('x', 'y\nn', '') }),
    facts: fc.dictionary(fc.constantFrom('n', 'm', 'l'), fact),
  });

  it('are the same when they have been packed, however many rows have them', () => {
    const few = fc.array(fc.array(finding, { maxLength: 3 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(few, fc.constantFrom(3, 4096, 5000), (some, count) => {
        const rows = Array.from({ length: count }, (_, at) => {
          const findings = (some[at % some.length] ?? []).map((each) => {
            return { ...each, at: { ...each.at, row: at + 2 } };
          });
          return { row: at + 2, findings };
        });
        const packed = PackedFindings.of(rows);
        expect(packed.length).toBe(count);
        expect([...packed]).toEqual(rows);
      }),
      { numRuns: 12 },
    );
  });
});
