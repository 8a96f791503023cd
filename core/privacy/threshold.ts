import { readNumber } from '../terms/quantity.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { leastThreshold } from './least-threshold.ts';

/** Counts of fewer than this are withheld, where the terms say nothing. */
const SUPPRESS_BELOW_DEFAULT = 5;

/**
 * Counts of fewer than this are withheld from everybody who may not see persons: as the terms say, but never fewer
 * than the installation's least.
 *
 * @example thresholdOf(terms) // → 5
 */
export function thresholdOf(
  { verification }: Pick<Terms, 'verification'>,
  leastOfInstallation: number = leastThreshold(undefined),
): number {
  const said = verification?.suppressBelow;
  const below = said === undefined ? SUPPRESS_BELOW_DEFAULT : readNumber(said).ceil().toNumber();
  return Math.max(below, leastOfInstallation);
}
