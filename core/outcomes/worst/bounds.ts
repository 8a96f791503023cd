import { type Decimal, ONE, ZERO } from '../../money/decimal.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Measure } from '../../terms/shape/metric.ts';
import { isYesOrNo } from '../persons/seen.ts';
import type { ArmTally } from '../tallies/tally.ts';

/** The least and the most that something can be; left out where nothing bounds it. */
export type Bounds = { readonly least?: Decimal; readonly most?: Decimal };

/** Which end of what can be. */
export type End = keyof Bounds;

/** The other end. */
export function otherEnd(end: End): End {
  return end === 'least' ? 'most' : 'least';
}

/**
 * What one person's figure can be. Nothing is below 0 but a change and what the terms say is: 0 is what a failure
 * counts as where high is good, too. Above, a figure is bounded where it says yes or no, or by the terms' outliers.
 */
export function boundsOfFigure(measure: Measure): Bounds {
  if (isYesOrNo(measure)) return { least: ZERO, most: ONE };
  const { outliers: { from, to } = {}, baseline } = measure;
  const least = from === undefined ? (baseline ? undefined : ZERO) : readNumber(from);
  return {
    ...(least === undefined ? {} : { least }),
    ...(to === undefined ? {} : { most: readNumber(to) }),
  };
}

/** What the figures of an arm's missing can add up to: days of stays are no more than they were followed. */
export function boundsOfMissing(measure: Measure, arm: ArmTally): Bounds {
  const { least, most } = boundsOfFigure(measure);
  const isDays = measure.perPerson === 'days' && measure.baseline === undefined;
  const days = isDays ? ONE.times(arm.missingExposure) : undefined;
  const highest = most?.times(arm.missing) ?? days;
  return {
    ...(least === undefined ? {} : { least: least.times(arm.missing) }),
    ...(highest === undefined ? {} : { most: highest }),
  };
}
