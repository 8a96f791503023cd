import { knowable } from './knowable.ts';
import { type Cell, linkedTo, type Table } from './table.ts';

/** What must not be shown, and what cannot be helped. */
export type Suppressed = {
  /** Cells that are not shown, earlier ones among them. */
  readonly withheld: ReadonlySet<string>;
  /** Cells that stay narrower than they should, because of what was shown before the figures became so. */
  readonly exposed: readonly string[];
};

/**
 * Decides which undecided cells are withheld: the small ones themselves, and as many others as it takes for
 * each small one to keep its room, however the tables are added and subtracted.
 *
 * Others are given up one by one, the least worth first, among those that share a margin with what is unknown; what
 * turns out not to have been needed is shown again. The order of the cells does not matter.
 */
export function suppress(table: Table): Suppressed {
  const cells = [...table.cells.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const guarded = cells.filter(({ room }) => room !== undefined);
  const unknown = new Set(cells.filter(isHiddenAnyway).map(({ id }) => id));
  const given: string[] = [];
  const exposed: string[] = [];
  for (const cell of guarded) {
    while (!isProtected(table, unknown, cell)) {
      const next = nextToGiveUp(table, unknown, cell);
      if (next === undefined) {
        exposed.push(cell.id);
        break;
      }
      unknown.add(next);
      given.push(next);
    }
  }
  // What cannot have its room keeps the most that it can have.
  const kept = guarded.map((cell) =>
    exposed.includes(cell.id) ? { ...cell, room: roomLeft(table, unknown, cell) } : cell,
  );
  showAgain({ table, unknown, given, guarded: kept });
  const withheld = cells.filter(({ id, fate }) => fate !== 'never' && unknown.has(id));
  return { withheld: new Set(withheld.map(({ id }) => id)), exposed };
}

function isHiddenAnyway({ fate, room }: Cell): boolean {
  switch (fate) {
    case 'shown':
      return false;
    case 'withheld':
    case 'never':
      return true;
    case 'undecided':
      return room !== undefined;
  }
}

function isProtected(table: Table, unknown: ReadonlySet<string>, cell: Cell): boolean {
  return cell.room === undefined || roomLeft(table, unknown, cell) >= cell.room;
}

/** How many numbers a cell can be for whoever reads the tables. */
function roomLeft(table: Table, unknown: ReadonlySet<string>, { id }: Cell): number {
  const { least, most } = knowable(table, unknown, id);
  return most - least + 1;
}

/** Nobody cannot be given up: it is known that nobody is always shown. */
function nextToGiveUp(
  table: Table,
  unknown: ReadonlySet<string>,
  { id }: Cell,
): string | undefined {
  const linked = linkedTo(id, table.margins, (other) => unknown.has(other));
  const near = table.margins
    .map(({ total, parts }) => [total, ...parts])
    .filter((all) => all.some((each) => linked.has(each)))
    .flat();
  const [next] = [...new Set(near)]
    .flatMap((each) => table.cells.get(each) ?? [])
    .filter((cell) => cell.fate === 'undecided' && cell.value > 0 && !unknown.has(cell.id))
    .sort(byWorth);
  return next?.id;
}

function byWorth(one: Cell, other: Cell): number {
  if (one.worth !== other.worth) return one.worth - other.worth;
  if (one.value !== other.value) return one.value - other.value;
  return one.id < other.id ? -1 : 1;
}

/** The last ones were given up because the first did not suffice: then the first may not be needed. */
function showAgain(input: {
  table: Table;
  unknown: Set<string>;
  given: readonly string[];
  guarded: readonly Cell[];
}): void {
  const { table, unknown, given, guarded } = input;
  for (const id of given) {
    const linked = linkedTo(id, table.margins, (other) => unknown.has(other));
    const concerned = guarded.filter((cell) => linked.has(cell.id));
    unknown.delete(id);
    if (!concerned.every((cell) => isProtected(table, unknown, cell))) unknown.add(id);
  }
}
