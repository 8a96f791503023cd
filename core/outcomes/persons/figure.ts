import { addUnits, meanOfUnits, type Units } from '../../money/scaled.ts';
import type { Measure } from '../../terms/shape/metric.ts';
import { countDays, type Days } from '../days.ts';
import { decimalsOfBounds } from './outliers.ts';
import { achievedBy, isAchieved, isYesOrNo, judgesFigures, type Seen } from './seen.ts';

/**
 * A person's mean of several observations is rounded to so many decimals: then sums of means stay exact, and
 * the order of the persons never shows.
 */
const MEAN_DECIMALS = 16;

/** How one person's values become a figure. */
type PerPerson = NonNullable<Measure['perPerson']>;

/**
 * One person's figure of what was observed, in units of `scaleOfSeen`, or nothing where nothing was observed.
 *
 * @param scale of the observation's values.
 * @param about what only some kinds ask for: the agreed days that do not count, and what was observed in the
 *   window that change is counted from.
 */
export function figureOf(
  measure: Measure,
  seen: Seen,
  scale: number,
  about: { readonly holes?: readonly Days[]; readonly baseline?: Seen } = {},
): Units | undefined {
  if (!judgesFigures(measure)) return figureOfRows(measure, seen, scale);
  const kind = perPersonOf(measure);
  const own = valueIn(kind, seen, { scale, holes: about.holes });
  if (own === undefined || measure.baseline === undefined) return judged(measure, own, scale);
  const before = about.baseline && valueIn(kind, about.baseline, { scale, holes: about.holes });
  return before === undefined ? undefined : judged(measure, minus(own, before), scale);
}

/**
 * How many decimals the units of a person's figure stand for: so many that both what was observed and the bounds
 * beyond which a figure is an outlier are whole units, so that a figure never depends on what others' values are
 * written with.
 */
export function figureScale(measure: Measure, scale: number): number {
  return Math.max(scaleOfSeen(measure, scale), decimalsOfBounds(measure.outliers));
}

/** How many decimals a figure has before it is held against bounds. */
export function scaleOfSeen(measure: Measure, scale: number): number {
  const { as, counts } = measure;
  if (as === 'share' || isYesOrNo(measure) || (as === 'count' && counts)) return 0;
  if (judgesFigures(measure)) return valueScale(measure, scale);
  switch (as) {
    case 'sum':
      return scale;
    case 'mean':
      return Math.max(MEAN_DECIMALS, scale);
    case 'count':
    case 'rate':
      return counts ? 0 : scale;
    case 'median time':
    case 'restricted mean time':
    case 'share with event':
    case 'share without event':
      return 0;
  }
}

/**
 * What a person's value comes to where `counts` is about figures: 1 or 0 in a share or a count of persons, else
 * the value itself.
 *
 * @param scale of the observation's values, or of the combined figures.
 */
export function judged(
  measure: Measure,
  value: Units | undefined,
  scale: number,
): Units | undefined {
  const { as, counts } = measure;
  if (value === undefined || (as !== 'share' && !(as === 'count' && counts))) return value;
  return isAchieved(achievedBy(measure, valueScale(measure, scale)), value) ? 1 : 0;
}

/** A figure of the rows themselves: with bounds, only those that pass are counted. */
function figureOfRows(measure: Measure, seen: Seen, scale: number): Units | undefined {
  if (seen.rows === 0) return undefined;
  switch (measure.as) {
    case 'sum':
      return seen.sum;
    case 'mean':
      return meanOf(seen, scale);
    case 'share':
      return seen.counted > 0 ? 1 : 0;
    case 'count':
    case 'rate':
      // With bounds a value is a score, and each that passes is one event; without, it is how many there were.
      return measure.counts ? seen.counted : seen.sum;
    case 'median time':
    case 'restricted mean time':
    case 'share with event':
    case 'share without event':
      return seen.counted > 0 ? 1 : 0;
  }
}

function perPersonOf({ perPerson, as }: Measure): PerPerson {
  return perPerson ?? (as === 'mean' ? 'mean' : 'sum');
}

function valueIn(
  kind: PerPerson,
  seen: Seen,
  { scale, holes = [] }: { scale: number; holes: readonly Days[] | undefined },
): Units | undefined {
  if (seen.rows === 0) return undefined;
  switch (kind) {
    case 'sum':
      return seen.sum;
    case 'mean':
      return meanOf(seen, scale);
    case 'count':
      return seen.counted;
    case 'first':
      return seen.counted === 0 ? undefined : seen.first;
    case 'latest':
      return seen.counted === 0 ? undefined : seen.last;
    case 'lowest':
      return seen.counted === 0 ? undefined : seen.least;
    case 'highest':
      return seen.counted === 0 ? undefined : seen.greatest;
    case 'days':
      return seen.covered.reduce((days, stay) => days + countDays(stay, holes), 0);
  }
}

/** How many decimals a person's value has before it is judged. */
function valueScale(measure: Measure, scale: number): number {
  if (measure.combines) return scale;
  const kind = perPersonOf(measure);
  if (kind === 'count' || kind === 'days') return 0;
  return kind === 'mean' ? Math.max(MEAN_DECIMALS, scale) : scale;
}

function meanOf({ sum, counted }: Seen, scale: number): Units | undefined {
  if (counted === 0) return undefined;
  const decimals = Math.max(MEAN_DECIMALS, scale) - scale;
  return meanOfUnits({ sum, count: counted, decimals });
}

function minus(one: Units, other: Units): Units {
  return addUnits(one, typeof other === 'bigint' ? -other : 0 - other);
}
