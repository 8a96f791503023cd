import { readNumber } from '../terms/quantity.ts';
import type { Terms } from '../terms/shape/terms.ts';

/** Counts of fewer than this are withheld, where the terms say nothing. */
const SUPPRESS_BELOW_DEFAULT = 5;

/**
 * What no contract of an installation may go below, where the installation says nothing: with fewer than three, the
 * one of two who reads a table would know the other.
 */
const SUPPRESS_BELOW_LEAST = 3;

/**
 * Counts of fewer than this are withheld from everybody who may not see persons: as the terms say, but never fewer
 * than the installation's least.
 *
 * @example thresholdOf(terms) // → 5
 */
export function thresholdOf(
  { verification }: Pick<Terms, 'verification'>,
  leastOfInstallation: number = SUPPRESS_BELOW_LEAST,
): number {
  const said = verification?.suppressBelow;
  const below = said === undefined ? SUPPRESS_BELOW_DEFAULT : readNumber(said).ceil().toNumber();
  return Math.max(below, leastOfInstallation);
}
