import { decimal } from '../../money/decimal.ts';
import { grouped } from '../../settlement/engine/fact-book.ts';
import { isOfStays, mayRepeat } from '../checks/observations.ts';
import type { Plan } from '../plan/plan.ts';
import type { Observation } from '../records.ts';

/** Rows of one person and name that say something else than what was known; nothing was known of what is new. */
export type Difference = {
  readonly was: readonly Observation[];
  readonly is: readonly Observation[];
};

/** What is known of one person and name with a later delivery, and where that says something else. */
type Laid = { readonly rows: readonly Observation[]; readonly differences: readonly Difference[] };

type Rows = readonly Observation[];

/** The rows of a later delivery; where it corrects the period, all of a day's are delivered anew, and none is one more. */
export type LaterRows = { readonly rows: Rows; readonly isCorrection?: boolean };

/**
 * Rows that were known, with those of a later delivery, as the terms read several of one day: they are added up, or the
 * latest stands; where the terms refuse them, the later says what the earlier should have said. A stay that begins or
 * ends on the same day as one that was known is that stay, said otherwise. What says the same again changes nothing.
 *
 * @example laidOver(plan, [{ …, date: '2018-05-01', value: '100' }],
 *   { rows: [{ …, date: '2018-05-01', value: '300' }] })
 *   // → both with `duplicates: sum`, else the second alone
 */
export function laidOver(
  plan: Plan,
  known: Rows,
  { rows: later, isCorrection = false }: LaterRows,
): { readonly observations: Rows; readonly differences: readonly Difference[] } {
  const touched = grouped(later, ofWhat);
  const earlier = grouped(
    known.filter((row) => touched.has(ofWhat(row))),
    ofWhat,
  );
  const laid = [...touched].map(([key, rows]) =>
    ruleOf(plan, rows[0]?.observation ?? '', isCorrection)(earlier.get(key) ?? [], rows),
  );
  const untouched = known.filter((row) => !touched.has(ofWhat(row)));
  return {
    observations: untouched.concat(laid.flatMap(({ rows }) => rows)),
    differences: laid.flatMap(({ differences }) => differences),
  };
}

function ofWhat({ person, observation }: Observation): string {
  return `${person} ${observation}`;
}

/** What a row says of its day; a number that is written otherwise says the same. */
function saidOf({ date, until = date, value }: Observation): string {
  return `${date} ${until} ${decimal(value).toFixed()}`;
}

function saysSame(one: Rows, other: Rows): boolean {
  const said = (rows: Rows) => rows.map(saidOf).sort().join('\n');
  return said(one) === said(other);
}

/** How rows of a name are laid over each other. Where one metric adds up and another takes the latest, all are kept. */
function ruleOf(
  plan: Plan,
  name: string,
  isCorrection: boolean,
): (known: Rows, later: Rows) => Laid {
  const reading = plan.metrics.filter(({ measure }) => measure.observation === name);
  if (reading.length === 0 || !mayRepeat(plan, name)) return replacing;
  if (isOfStays(plan, name)) return correctingStays;
  const isLatest = reading.every(({ measure }) => measure.duplicates === 'latest');
  if (isLatest) return takingLatest;
  return isCorrection ? replacing : addingUp;
}

function replacing(known: Rows, later: Rows): Laid {
  return byDate(known, later, { before: (rows) => rows, after: (rows) => rows });
}

function takingLatest(known: Rows, later: Rows): Laid {
  const last = (rows: Rows) => rows.slice(-1);
  return byDate(known, later, { before: last, after: last });
}

/** What a day's rows were is replaced by what they are. */
function byDate(
  known: Rows,
  later: Rows,
  { before, after }: { before: (rows: Rows) => Rows; after: (rows: Rows) => Rows },
): Laid {
  const earlier = grouped(known, ({ date }) => date);
  const differences = [...grouped(later, ({ date }) => date)].flatMap(([date, rows]) => {
    const [was, is] = [before(earlier.get(date) ?? []), after(rows)];
    return saysSame(was, is) ? [] : [{ was, is }];
  });
  const dates = new Set(differences.flatMap(({ is }) => is.map(({ date }) => date)));
  const rest = known.filter(({ date }) => !dates.has(date));
  return { rows: rest.concat(differences.flatMap(({ is }) => is)), differences };
}

/** Each row that was not known as often is one more. */
function addingUp(known: Rows, later: Rows): Laid {
  const left = new Map<string, number>();
  for (const row of known) left.set(saidOf(row), (left.get(saidOf(row)) ?? 0) + 1);
  const added = later.filter((row) => {
    const count = left.get(saidOf(row)) ?? 0;
    left.set(saidOf(row), count - 1);
    return count <= 0;
  });
  return { rows: known.concat(added), differences: added.map((row) => ({ was: [], is: [row] })) };
}

function correctingStays(known: Rows, later: Rows): Laid {
  const [before, after] = [new Set(known.map(saidOf)), new Set(later.map(saidOf))];
  let rows = known;
  const differences: Difference[] = [];
  for (const stay of later) {
    if (before.has(saidOf(stay))) continue;
    const was = rows.filter((each) => isSameStay(each, stay) && !after.has(saidOf(each)));
    rows = rows.filter((each) => !was.includes(each)).concat(stay);
    differences.push({ was, is: [stay] });
  }
  return { rows, differences };
}

function isSameStay(
  { date, until = date }: Observation,
  { date: first, until: last = first }: Observation,
): boolean {
  return date === first || until === last;
}
