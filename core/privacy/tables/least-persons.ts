import { studentReach } from '../../statistics/distributions/student.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Row } from './row.ts';

/** Figures that are written with nine digits are as exact as this. */
const EXACT = 1e-6;

/**
 * Whether so few may have any of a sum of figures that are never below zero: the square of a sum is at most as many
 * times the sum of squares as there are figures other than 0 (Cauchy and Schwarz), and the interval of a mean says how
 * large the squares are. Then also one person's figure may be most of the sum.
 *
 * Of changes, and of figures that may be below zero, nothing is concluded: they may cancel each other out.
 */
export function isOwnedByFew(
  row: Row,
  { terms, below }: { terms: Pick<Terms, 'metrics'>; below: number },
): boolean {
  const { measure, range } = terms.metrics?.[row.metric] ?? {};
  const least = range?.split(' to ')[0];
  const mayBeNegative =
    measure?.baseline !== undefined || (least !== undefined && readsNegative(least));
  const persons = mayBeNegative ? undefined : leastPersons(row, terms);
  return persons !== undefined && persons < below - EXACT;
}

function readsNegative(text: string): boolean {
  return /^[-−–]/.test(text.trim());
}

/** At least how many have any; nothing where there is no interval of the side's own mean. */
function leastPersons({ metric, outcome }: Row, { metrics }: Pick<Terms, 'metrics'>) {
  const { uncertainty, own, denominators, policy } = outcome ?? {};
  if (!outcome || !own || !denominators || !uncertainty || 'none' in uncertainty) return undefined;
  const { effect = 'level' } = metrics?.[metric] ?? {};
  const isOfLevel = effect === 'level' || effect === 'improvement';
  if (uncertainty.method !== 'student' || uncertainty.of !== 'effect' || !isOfLevel)
    return undefined;
  const isCounted = policy === 'failure' || policy === 'not improved';
  const n = isCounted ? denominators.reached : denominators.measured;
  const [low, high, mean] = [uncertainty.low, uncertainty.high, own.level].map((text) =>
    readNumber(text).toNumber(),
  );
  if (low === undefined || high === undefined || !mean || n < 2) return undefined;
  const level = readNumber(uncertainty.level).toNumber() / 100;
  const error = (high - low) / 2 / studentReach(level, n - 1);
  return n / ((n - 1) * (error / mean) ** 2 + 1);
}
