import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knowable } from '../../../core/privacy/cells/knowable.ts';
import { suppress } from '../../../core/privacy/cells/suppress.ts';
import {
  type Cell,
  isSmall,
  type Margin,
  roomOf,
  type Table,
} from '../../../core/privacy/cells/table.ts';

const BELOW = 5;

type Written = Readonly<Record<string, number>>;

function tableOf(
  values: Written,
  margins: readonly Margin[],
  never: readonly string[] = [],
): Table {
  const cells = Object.entries(values).map(([id, value]): [string, Cell] => {
    const fate = never.includes(id) ? 'never' : 'undecided';
    return [
      id,
      { id, value, fate, worth: 1, ...(isSmall(value, BELOW) ? { room: roomOf(BELOW) } : {}) },
    ];
  });
  return { cells: new Map(cells), margins };
}

/** Rows by cohort, columns by outcome, and both margins. */
function crossed(rows: readonly (readonly number[])[]): Table {
  const values: Record<string, number> = { all: 0 };
  const margins: Margin[] = [];
  const columns = rows[0]?.map((_, column) => column) ?? [];
  for (const [r, row] of rows.entries()) {
    for (const [c, value] of row.entries()) values[`${r}.${c}`] = value;
    values[`row${r}`] = row.reduce((sum, value) => sum + value, 0);
    margins.push({ total: `row${r}`, parts: columns.map((c) => `${r}.${c}`) });
  }
  for (const c of columns) {
    values[`column${c}`] = rows.reduce((sum, row) => sum + (row[c] ?? 0), 0);
    margins.push({ total: `column${c}`, parts: rows.map((_, r) => `${r}.${c}`) });
  }
  values['all'] = rows.flat().reduce((sum, value) => sum + value, 0);
  margins.push({ total: 'all', parts: rows.map((_, r) => `row${r}`) });
  margins.push({ total: 'all', parts: columns.map((c) => `column${c}`) });
  return tableOf(values, margins);
}

/** Every table of two rows and columns that says the same where something is shown: no solver, no cleverness. */
function tablesLike(table: Table, withheld: ReadonlySet<string>): Table[] {
  const inner = ['0.0', '0.1', '1.0', '1.1'].map((id) => {
    const value = table.cells.get(id)?.value ?? 0;
    return withheld.has(id) ? Array.from({ length: MOST }, (_, at) => at + 1) : [value];
  });
  const [a = [], b = [], c = [], d = []] = inner;
  const all = a.flatMap((w) => b.flatMap((x) => c.flatMap((y) => d.map((z) => [w, x, y, z]))));
  return all
    .map(([w = 0, x = 0, y = 0, z = 0]) =>
      crossed([
        [w, x],
        [y, z],
      ]),
    )
    .filter((other) =>
      [...other.cells.values()].every(({ id, value }) =>
        withheld.has(id) ? value > 0 : value === table.cells.get(id)?.value,
      ),
    );
}

/** What two counts come to at most: where a row and a column are shown, none of their cells can be more. */
const MOST = 10;

describe('small cells', () => {
  it('withholds a small count, and a second one so that the total does not tell it', () => {
    const table = tableOf({ all: 20, a: 3, b: 8, c: 9 }, [
      { total: 'all', parts: ['a', 'b', 'c'] },
    ]);
    expect([...suppress(table).withheld]).toEqual(['a', 'b']);
  });

  it('shows everything where no count is small', () => {
    const table = tableOf({ all: 25, a: 8, b: 8, c: 9 }, [
      { total: 'all', parts: ['a', 'b', 'c'] },
    ]);
    expect(suppress(table)).toEqual({ withheld: new Set(), exposed: [] });
  });

  it('shows that there is nobody', () => {
    const table = tableOf({ all: 9, a: 0, b: 9 }, [{ total: 'all', parts: ['a', 'b'] }]);
    expect(suppress(table).withheld).toEqual(new Set());
  });

  it('withholds the reached where the measured would tell that two are missing', () => {
    const table = tableOf({ reached: 40, measured: 38, missing: 2 }, [
      { total: 'reached', parts: ['measured', 'missing'] },
    ]);
    expect(suppress(table).withheld.size).toBe(2);
  });

  it('withholds an outcome of which those who failed are few, though they stand in no table', () => {
    const margins = [{ total: 'measured', parts: ['succeeded', 'failed'] }];
    const table = tableOf({ measured: 30, succeeded: 28, failed: 2 }, margins, ['failed']);
    expect(suppress(table).withheld.size).toBe(1);
  });

  it('withholds a third count where two small ones add up to too little to hide each other', () => {
    const table = tableOf({ all: 22, a: 1, b: 1, c: 20 }, [
      { total: 'all', parts: ['a', 'b', 'c'] },
    ]);
    expect([...suppress(table).withheld]).toEqual(['a', 'b', 'c']);
  });

  it('says which small count was given away by what was shown before', () => {
    const cells = new Map<string, Cell>([
      ['all', { id: 'all', value: 12, fate: 'shown', worth: 1 }],
      ['a', { id: 'a', value: 10, fate: 'shown', worth: 1 }],
      ['b', { id: 'b', value: 2, fate: 'undecided', worth: 1, room: 4 }],
    ]);
    const { exposed } = suppress({ cells, margins: [{ total: 'all', parts: ['a', 'b'] }] });
    expect(exposed).toEqual(['b']);
  });

  it('keeps what room is left to a small count that what was shown before gives away in part', () => {
    const cells = new Map<string, Cell>([
      ['all', { id: 'all', value: 6, fate: 'shown', worth: 9 }],
      ['north', { id: 'north', value: 1, fate: 'withheld', worth: 1 }],
      ['west', { id: 'west', value: 5, fate: 'withheld', worth: 1 }],
      ['measured', { id: 'measured', value: 4, fate: 'undecided', worth: 6 }],
      ['missing', { id: 'missing', value: 1, fate: 'undecided', worth: 1, room: 4 }],
    ]);
    const margins = [
      { total: 'all', parts: ['north', 'west'] },
      { total: 'west', parts: ['measured', 'missing'] },
    ];
    const { exposed, withheld } = suppress({ cells, margins });
    expect([exposed, withheld.has('measured')]).toEqual([[], true]);
    const narrow = new Map(cells).set('all', { id: 'all', value: 5, fate: 'shown', worth: 9 });
    const few = new Map(narrow).set('west', { id: 'west', value: 4, fate: 'withheld', worth: 1 });
    const tight = new Map(few).set('measured', {
      ...{ id: 'measured', value: 3, fate: 'undecided', worth: 6 },
    });
    const given = suppress({ cells: tight, margins });
    expect([given.exposed, given.withheld.has('measured')]).toEqual([['missing'], true]);
  });

  it('leaves as much possible as the rule does: trying every table finds so many', () => {
    fc.assert(
      fc.property(rowsOf(2, 2, MOST / 2), (rows) => {
        const table = crossed(rows);
        const { withheld, exposed } = suppress(table);
        expect(exposed).toEqual([]);
        const others = tablesLike(table, withheld);
        for (const { id, room } of table.cells.values()) {
          if (room === undefined) continue;
          const found = new Set(others.map(({ cells }) => cells.get(id)?.value));
          expect(found.size, id).toBeGreaterThanOrEqual(room);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('keeps the room of every small count in larger tables', () => {
    fc.assert(
      fc.property(rowsOf(4, 3), (rows) => {
        const table = crossed(rows);
        const { withheld, exposed } = suppress(table);
        expect(exposed).toEqual([]);
        for (const { id, room } of table.cells.values()) {
          if (room === undefined) continue;
          const { least, most } = knowable(table, withheld, id);
          expect(most - least + 1, id).toBeGreaterThanOrEqual(room);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('decides the same whatever order the cells come in', () => {
    fc.assert(
      fc.property(rowsOf(3, 3), (rows) => {
        const table = crossed(rows);
        const turned = { ...table, cells: new Map([...table.cells].reverse()) };
        expect(suppress(turned)).toEqual(suppress(table));
      }),
      { numRuns: 40 },
    );
  });
});

function rowsOf(rows: number, columns: number, max = 9) {
  const row = fc.array(fc.nat({ max }), { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}
