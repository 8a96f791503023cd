import { type Cell, type Fate, isSmall, type Margin, roomOf, type Table } from '../cells/table.ts';
import { denominatorIn, type PlacedCount, placeKey, type What } from './counts.ts';
import { type Row, type RowSide, SIDES } from './row.ts';

/** What is to be withheld first for another's sake, from the least worth to the most. */
const WORTH: Readonly<Record<What, number>> = {
  missing: 1,
  reached: 2,
  eligible: 3,
  enrolled: 4,
  of: 5,
  measured: 6,
  achieved: 7,
  'not-achieved': 0,
  failed: 0,
  'achieved-measured': 0,
  'not-reached': 0,
  'not-enrolled': 0,
  between: 0,
};
/** Totals are what readers look at first. */
const WORTH_OF_TOTAL = 10;
/** Without a count that several metrics stand on, none of their outcomes is shown. */
const WORTH_OF_SEVERAL = 2;

/** How the counts of some rows add up: within a side, and over cohorts. */
export function marginsOf(rows: readonly Row[], counts: readonly PlacedCount[]): Margin[] {
  const byPlace = new Map(
    counts.map((count) => [placeKey(count.row, count.side, count.what), count]),
  );
  const within = rows.flatMap((row) =>
    SIDES.flatMap((side) => {
      const at = (what: What) => byPlace.get(placeKey(row, side, what));
      return sumsWithin(row.sides[side]).flatMap(([total, ...parts]) =>
        marginOf(at(total), parts.map(at)),
      );
    }),
  );
  const over = counts
    .filter(({ row }) => row.total)
    .flatMap((total) => {
      const parts = rows.filter((row) => !row.total && isPartOf(row, total.row));
      return marginOf(
        total,
        parts.map((row) => byPlace.get(placeKey(row, total.side, total.what))),
      );
    });
  return [...within, ...over];
}

/** A count with what is decided of it already. */
type DecidedCount = PlacedCount & {
  readonly fate: Fate;
  readonly earlier: readonly number[];
  /** It would tell another count that is withheld, however many it is itself. */
  readonly isGuarded?: boolean;
};

/** The counts as cells of one table, each with what is decided of it already. */
export function tableOf(
  counts: readonly DecidedCount[],
  margins: readonly Margin[],
  below: number,
): Table {
  const cells = new Map<string, Cell>();
  const metrics = metricsIn(counts);
  for (const { id, value, what, row, fate, earlier, isGuarded, isOfFew } of counts) {
    const before = cells.get(id);
    const mustHide =
      isGuarded ||
      isOfFew ||
      isSmall(value, below) ||
      earlier.some((shown) => isSmall(value - shown, below));
    const isOfSeveral = what === 'measured' && (metrics.get(id)?.size ?? 0) > 1;
    const worth =
      WORTH[what] + (row.total ? WORTH_OF_TOTAL : 0) + (isOfSeveral ? WORTH_OF_SEVERAL : 0);
    cells.set(id, {
      id,
      value,
      fate: before === undefined ? fate : firmer(before.fate, fate),
      worth: Math.max(worth, before?.worth ?? 0),
      ...(mustHide || before?.room !== undefined ? { room: roomOf(below) } : {}),
    });
  }
  return { cells, margins };
}

/** Which metrics have a count, by its cell. */
function metricsIn(counts: readonly PlacedCount[]): ReadonlyMap<string, ReadonlySet<string>> {
  const metrics = new Map<string, Set<string>>();
  for (const { id, row } of counts) {
    const known = metrics.get(id);
    if (known) known.add(row.metric);
    else metrics.set(id, new Set([row.metric]));
  }
  return metrics;
}

/** What was shown once is known; what was withheld once stays so; the rest is decided now. */
function firmer(one: Fate, other: Fate): Fate {
  const order: readonly Fate[] = ['shown', 'withheld', 'undecided', 'never'];
  return order.find((fate) => fate === one || fate === other) ?? one;
}

function sumsWithin(side: RowSide | undefined): readonly (readonly [What, ...What[]])[] {
  if (!side) return [];
  const of = denominatorIn(side);
  return [
    ['eligible', 'enrolled', 'not-enrolled'],
    ['enrolled', 'reached', 'not-reached'],
    ['reached', 'measured', 'missing'],
    ...(of === undefined ? [] : [[of, 'achieved', 'not-achieved'] as const]),
    ['not-achieved', 'failed', 'missing'],
    ['achieved', 'achieved-measured', 'missing'],
  ];
}

/** A margin where every part is there and the sum is true: what does not add up tells nobody anything. */
function marginOf(
  total: PlacedCount | undefined,
  parts: readonly (PlacedCount | undefined)[],
): Margin[] {
  const there = parts.flatMap((part) => part ?? []);
  if (!total || there.length === 0 || there.length < parts.length) return [];
  const sum = there.reduce((all, { value }) => all + value, 0);
  return sum === total.value ? [{ total: total.id, parts: there.map(({ id }) => id) }] : [];
}

function isPartOf(row: Row, total: Row): boolean {
  return row.metric === total.metric && row.period === total.period && row.cohort !== undefined;
}
