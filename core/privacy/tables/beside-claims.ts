import { decimal } from '../../money/decimal.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { isSmall } from '../cells/table.ts';
import { WITHHELD } from '../disclosed.ts';
import type { CountedClaims } from './counted-claims.ts';
import type { DisclosedResult } from './disclosed-result.ts';
import type { Row } from './row.ts';

type Place = Pick<Row, 'metric' | 'cohort' | 'period'>;

/** The outcome that a metric counts by the same observation, if its sum counts persons or events. */
export function outcomeCountedBy({ metrics = {} }: Pick<Terms, 'metrics'>, metric: string) {
  const { as, observation } = metrics[metric]?.measure ?? {};
  const counts = as === 'share' || as === 'count' || as === 'rate';
  return counts ? observation : undefined;
}

/**
 * Whether what a metric counts is of the persons whose claims are counted: the same observation, of the same cohort or
 * all of them, and of the same period or of all days.
 */
export function isSamePlace(row: Place, claims: CountedClaims, rows: readonly Place[]): boolean {
  const isPeriod = row.period === undefined || row.period === claims.period;
  const others = rows.filter((each) => each.metric === row.metric && each.period === row.period);
  return isPeriod && (row.cohort === claims.cohort || others.length === 1);
}

/**
 * Whether a figure that was shown of a metric differs by few from claims of the same observation: those who claimed
 * after the metric's days.
 */
export function isShownBeside(
  claims: CountedClaims,
  about: { terms: Terms; below: number; disclosed: readonly DisclosedResult[] },
): boolean {
  const { terms, below, disclosed } = about;
  return disclosed.some(({ metrics }) =>
    metrics.some(({ sides, ...row }) => {
      const sum = sides.own?.sum;
      if (sum === undefined || sum === WITHHELD) return false;
      if (outcomeCountedBy(terms, row.metric) !== claims.outcome) return false;
      // A difference of persons: a whole number, which a float holds exactly.
      const isFew = isSmall(decimal(sum).minus(claims.count).toNumber(), below);
      return isFew && isSamePlace(row, claims, metrics);
    }),
  );
}

/**
 * How far a count of a metric is from the claims of the same observation, now and as they were shown before. What is
 * paid tells the claims, so that it is the metric's count that is withheld where few are between them.
 */
export function isFewBesideClaims(
  { row, value }: { row: Row; value: number },
  about: { terms: Terms; below: number; claims: readonly CountedClaims[]; rows: readonly Row[] },
): boolean {
  const { terms, below, claims, rows } = about;
  const outcome = outcomeCountedBy(terms, row.metric);
  return claims.some(
    (each) =>
      each.outcome === outcome &&
      isSmall(each.count - value, below) &&
      isSamePlace(row, each, rows),
  );
}
