import { type Decimal, ONE } from '../../money/decimal.ts';
import { decimalOfUnits, type Scaled } from '../../money/scaled.ts';
import type { Side } from '../../settlement/figures/effect.ts';
import type { Pairs } from '../../statistics/means/ratio-of-changes.ts';
import type { Sample } from '../../statistics/means/sample.ts';
import type { Rate } from '../../statistics/rates/rate.ts';
import type { ArmTally } from '../tallies/tally.ts';

/** The figures of one arm's persons, the missing with the figure that the contract counts them with. */
export type Arm = { readonly n: Decimal; readonly sum: Decimal; readonly squares: Decimal };

/**
 * One arm as it was counted: how many missing are in it, and with which figure, is read off the side that the
 * contract's rule made.
 */
export function armOf(tally: ArmTally, side: Side, isCounted: boolean): Arm {
  const squares = exact(tally.squares);
  const missing = isCounted ? missingIn(tally, side) : 0;
  const n = ONE.times(tally.measured + missing);
  if (missing === 0) return { n, sum: tally.sum, squares };
  const figure = side.sum.minus(tally.sum).div(missing);
  return { n, sum: side.sum, squares: squares.plus(figure.times(figure).times(missing)) };
}

function missingIn({ measured, missing }: ArmTally, { of }: Side): number {
  return of === undefined || of.gt(measured) ? missing : 0;
}

/** The persons' own changes; someone missing who is counted as not improved has not changed. */
export function changesOf(tally: ArmTally, unchanged: number): Arm {
  const products = exact(tally.products).times(2);
  return {
    n: ONE.times(tally.measured + unchanged),
    sum: tally.sum.minus(tally.reference),
    squares: exact(tally.squares).minus(products).plus(exact(tally.referenceSquares)),
  };
}

/**
 * Mean and variance, exact until the last step: large figures with small differences keep their digits. From here on
 * figures are floats: intervals decide no payment (ADR 18).
 */
export function sampleOf({ n, sum, squares }: Arm): Sample {
  if (n.isZero()) return { n: 0, mean: 0, variance: 0 };
  const spread = squares.minus(sum.times(sum).div(n));
  const variance = n.lte(1) || spread.lt(0) ? 0 : spread.div(n.minus(1)).toNumber();
  return { n: n.toNumber(), mean: sum.div(n).toNumber(), variance };
}

/** The measured persons' reference, and how it goes together with their figures; floats, for an interval. */
export function pairsOf(tally: ArmTally): Pairs {
  const n = ONE.times(tally.measured);
  const { sum, reference } = tally;
  const own = sampleOf({ n, sum, squares: exact(tally.squares) });
  const before = sampleOf({ n, sum: reference, squares: exact(tally.referenceSquares) });
  if (n.lte(1)) return { own, reference: before, covariance: 0 };
  const together = exact(tally.products).minus(sum.times(reference).div(n));
  return { own, reference: before, covariance: together.div(n.minus(1)).toNumber() };
}

/** Events of persons, each at risk for the same time; floats, for an interval. */
export function rateOf({ n, sum, squares }: Arm): Rate {
  return {
    persons: n.toNumber(),
    events: sum.toNumber(),
    exposure: n.toNumber(),
    squares: squares.toNumber(),
  };
}

function exact({ units, scale }: Scaled): Decimal {
  return decimalOfUnits(units, scale);
}
