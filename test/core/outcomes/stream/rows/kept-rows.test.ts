import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptRows } from '../../../../../core/outcomes/stream/rows/kept-rows.ts';
import { RowBatch } from '../../../../../core/outcomes/stream/rows/row-batch.ts';

type Row = {
  readonly person: number;
  readonly day: number;
  readonly name: number;
  readonly value: number;
  readonly further: number;
};

const PERSONS = 3;
/** So few days, names and values that many rows are alike in them. */
const row: fc.Arbitrary<Row> = fc.record({
  person: fc.nat({ max: PERSONS - 1 }),
  day: fc.oneof(fc.integer({ min: 17_000, max: 17_040 }), fc.constantFrom(-25_567, 67_933)),
  name: fc.constantFrom(0, 1, 255),
  value: fc.constantFrom(0, 100, -100, 0.5, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
  further: fc.constantFrom(0, 0, 3, 93_500),
});

function kept(rows: readonly Row[]): KeptRows {
  const all = new KeptRows();
  const batch = new RowBatch();
  for (const { person, day, name, value, further } of rows) {
    batch.days[0] = day;
    batch.names[0] = name;
    batch.values[0] = value;
    batch.furthers[0] = further;
    all.add(person, batch, 0);
  }
  return all;
}

/** Rows of a person by day, name, value and length, and at last as they stand in the file. */
function expected(rows: readonly Row[], person: number): (Row & { place: number })[] {
  return rows
    .map((each, place) => ({ ...each, place }))
    .filter((each) => each.person === person)
    .sort(
      (one, other) =>
        one.day - other.day ||
        one.name - other.name ||
        one.value - other.value ||
        one.further - other.further ||
        one.place - other.place,
    );
}

describe('rows that are kept', () => {
  it('are found again by person, as they were read and in order, few or many', () => {
    const rows = fc.array(row, { maxLength: 300, size: 'max' });
    let many = 0;
    fc.assert(
      fc.property(rows, (given) => {
        const found = kept(given).byPerson(PERSONS);
        for (let person = 0; person < PERSONS; person += 1) {
          const count = found.turnTo(person);
          const { days, names, values, furthers, places } = found;
          const read = Array.from({ length: count }, (_, at) => ({
            ...{ person, day: days[at], name: names[at], value: values[at] },
            ...{ further: furthers[at], place: places[at] },
          }));
          expect(read).toEqual(expected(given, person));
          if (count > 64) many += 1;
        }
      }),
      { numRuns: 60 },
    );
    expect(many).toBeGreaterThan(3);
  });
});
