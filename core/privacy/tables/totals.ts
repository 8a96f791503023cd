import { decimal } from '../../money/decimal.ts';
import type { Tally } from '../../settlement/facts.ts';
import { COUNTS, type Row, type RowSide, SIDES } from './row.ts';
import { placeOf } from './there.ts';

/** For each metric and period with several cohorts and no row for all of them: what they add up to. */
export function totalsOf(rows: readonly Row[]): Row[] {
  return [...byPeriodOf(rows).values()].flatMap((group) => {
    const [first] = group;
    const divided = group.length > 1 && group.every(({ cohort }) => cohort !== undefined);
    if (!first || !divided) return [];
    const { metric, period } = first;
    const sides = SIDES.flatMap((name) => {
      const parts = group.map((row) => row.sides[name]);
      const total = addedUp(parts);
      return total ? [[name, total] as const] : [];
    });
    const row = { metric, ...placeOf({ period }), total: true as const };
    return [{ ...row, sides: Object.fromEntries(sides) }];
  });
}

/**
 * The sum of a side over cohorts; none where a cohort lacks it, or nobody's figures are compared with. Persons add up
 * also where the figures do not, because nobody was measured in a cohort: their total must be known to be one.
 */
function addedUp(parts: readonly (RowSide | undefined)[]): RowSide | undefined {
  const sides = parts.flatMap((part) => part ?? []);
  const [first] = sides;
  if (!first || first.kind === 'stated' || sides.length < parts.length) return undefined;
  const counts = COUNTS.flatMap((name) => {
    const values = sides.flatMap(({ counts }) => counts[name] ?? []);
    const isWhole = values.length === sides.length;
    return isWhole ? [[name, values.reduce((sum, value) => sum + value, 0)] as const] : [];
  });
  const isOfOneKind = sides.every(({ kind }) => kind === first.kind);
  const tally = isOfOneKind && first.kind !== 'curve' ? tallied(sides) : undefined;
  const { arm, missingAmong } = first;
  const kind = isOfOneKind ? first.kind : 'amount';
  const among = missingAmong === undefined || !isOfOneKind ? {} : { missingAmong };
  const withAny = personsIn(sides);
  const known = {
    ...among,
    ...(tally ? { tally } : {}),
    ...(withAny === undefined ? {} : { withAny }),
  };
  return { arm, kind, ...known, counts: Object.fromEntries(counts) };
}

/** On how many persons a sum over cohorts stands; not known where it is not of one of them. */
function personsIn(sides: readonly RowSide[]): number | undefined {
  const persons = sides.flatMap(({ withAny }) => withAny ?? []);
  if (persons.length < sides.length) return undefined;
  return persons.reduce((sum, each) => sum + each, 0);
}

function tallied(sides: readonly RowSide[]): Tally | undefined {
  const tallies = sides.flatMap(({ tally }) => tally ?? []);
  const ofs = tallies.flatMap(({ of }) => of ?? []);
  if (tallies.length < sides.length || ![0, tallies.length].includes(ofs.length)) return undefined;
  const add = (texts: readonly string[]) =>
    texts.reduce((sum, text) => sum.plus(text), decimal('0')).toFixed();
  const sum = add(tallies.map(({ sum: each }) => each));
  return ofs.length === 0 ? { sum } : { sum, of: add(ofs) };
}

function byPeriodOf(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.metric} ${row.period ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
