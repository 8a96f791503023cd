import { decimal } from '../../money/decimal.ts';
import { isSmall } from '../cells/table.ts';
import { areKin } from './kin.ts';
import { isOwnedByFew } from './least-persons.ts';
import { isBeside, type Row, type RowSide, type SideName } from './row.ts';
import type { AboutSums } from './sums.ts';
import { isOfFew } from './with-any.ts';

/** The rows that a result tells together, and what counts as few. */
export type AmongRows = Pick<AboutSums, 'rows' | 'terms' | 'below'>;

/**
 * Whether few stand behind events, as the result tells or a share of the same observation, which may also say so of all
 * but a few: six events of two persons are theirs.
 */
export function areEventsOfFew(row: Row, name: SideName, about: AmongRows): boolean {
  const side = row.sides[name];
  if (side?.kind !== 'events') return false;
  return (
    isOfFew(side, about.below) ||
    sharesBeside(row, name, about).some((share) =>
      isSmall(Number(share.side.tally?.sum), about.below),
    )
  );
}

/**
 * Whether the persons behind an amount are few, or may be: because a count of the same observation is withheld, because the
 * metrics that it requires are reached by few or by all but a few, because the amount is itself no more than a count, or
 * because its interval says that few may have most of it.
 */
export function mayStandOnFew(row: Row, name: SideName, about: AboutSums): boolean {
  const side = row.sides[name];
  if (!side) return false;
  return (
    sharesBeside(row, name, about).some(
      (share) =>
        !about.showsCount(share.row, name, 'achieved') ||
        isCountBeside(side, share.side, about.below),
    ) ||
    isOfFew(side, about.below) ||
    isSmallCount(side, about.below) ||
    (name === 'own' && isOwnedByFew(row, about)) ||
    requiresFew(row, name, about)
  );
}

type Beside = { readonly row: Row; readonly side: RowSide };

/** What counts persons by the same observation in the same place. */
function sharesBeside(row: Row, name: SideName, { rows, terms }: AmongRows): Beside[] {
  return rows.flatMap((other) => {
    const side = other.sides[name];
    const isShare = side?.kind === 'share' && side.tally !== undefined;
    return isShare &&
      side.arm === row.sides[name]?.arm &&
      isBeside(other, row) &&
      areKin(terms, { one: row.metric, other: other.metric })
      ? [{ row: other, side }]
      : [];
  });
}

/** Values of 0 and 1 add up to a count: of so few, or of all but so few. */
function isSmallCount({ tally, counts }: RowSide, below: number): boolean {
  const sum = decimal(tally?.sum ?? '0');
  const persons = counts.measured ?? counts.of;
  if (!sum.isInteger()) return false;
  const rest = persons === undefined ? 0 : Math.max(persons - sum.toNumber(), 0);
  return isSmall(sum.toNumber(), below) || isSmall(rest, below);
}

/** A count of the same, or near it. */
function isCountBeside({ tally }: RowSide, share: RowSide, below: number): boolean {
  const apart = decimal(tally?.sum ?? '0').minus(share.tally?.sum ?? '0');
  return apart.isInteger() && isSmall(apart.toNumber(), below);
}

/** Of several that are required together it is known only how many there are at least, and at most. */
function requiresFew(row: Row, name: SideName, about: AboutSums): boolean {
  const bounds = requiredOf(row, name, about);
  return bounds !== undefined && (bounds.least < about.below || isSmall(bounds.rest, about.below));
}

/**
 * At least how many reach all that a metric requires, and how many do not; nothing where it requires nothing.
 *
 * A required metric whose counts are not known leaves nobody for certain.
 */
export function requiredOf(
  row: Row,
  name: SideName,
  { rows, terms }: AboutSums,
): { least: number; rest: number } | undefined {
  const required = [terms.metrics?.[row.metric]?.requires ?? []].flat();
  if (required.length === 0) return undefined;
  const persons = row.sides[name]?.counts.measured ?? 0;
  const reached = required.map((metric) => {
    const side = rows.find((each) => each.metric === metric && isBeside(each, row))?.sides[name];
    return side?.kind === 'share' ? Number(side.tally?.sum ?? 0) : 0;
  });
  const rests = reached.map((count) => persons - count);
  const rest = Math.max(...rests);
  return { least: persons - rests.reduce((sum, each) => sum + each, 0), rest };
}
