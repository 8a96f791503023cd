import { readNumber } from '../../terms/quantity.ts';
import { combinedNames } from '../../terms/shape/measure.ts';
import type { Measure, Metric, Window } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { isNoLonger, isSame } from './within.ts';

type Metrics = Pick<Terms, 'metrics'>;
type Two = { readonly one: string; readonly other: string };

/**
 * Whether two metrics may be of the same persons' same observations: then what lies between their figures may be
 * somebody's, whatever the terms make of leaving, outliers, missing or duplicates in the one and the other. They are
 * not where their days are apart.
 *
 * @example areKin(terms, { one: 'income', other: 'income_without_outliers' }) // → true
 */
export function areKin(terms: Metrics, { one, other }: Two): boolean {
  const [mine, theirs] = [terms.metrics?.[one], terms.metrics?.[other]];
  if (!mine?.measure || !theirs?.measure || one === other) return false;
  const known = observationsOf(terms, one);
  if (![...observationsOf(terms, other)].some((each) => known.has(each))) return false;
  const isCombined = mine.measure.combines !== undefined || theirs.measure.combines !== undefined;
  return isCombined || !areDaysApart(mine.window, theirs.window);
}

/** Whether the persons whom two metrics count may be the same: of bands that are apart nobody is in both. */
export function mayCountTheSame(terms: Metrics, names: Two): boolean {
  const [one, other] = [terms.metrics?.[names.one], terms.metrics?.[names.other]];
  return areKin(terms, names) && !(one && other && areBandsApart(one, other));
}

/** The observations that a metric's figures are made of, also by way of others. */
export function observationsOf(terms: Metrics, name: string): ReadonlySet<string> {
  const [found, seen] = [new Set<string>(), new Set([name])];
  for (const each of seen) {
    const { measure } = terms.metrics?.[each] ?? {};
    if (measure?.observation !== undefined) found.add(measure.observation);
    for (const part of combinedNames(measure)) seen.add(part);
  }
  return found;
}

function areDaysApart(one: Window | undefined, other: Window | undefined): boolean {
  const [mine, theirs] = [one?.counted ?? 'in the period', other?.counted ?? 'in the period'];
  const isOfPersons = mine !== 'in the period' && theirs !== 'in the period';
  if (!isOfPersons || !one || !other) return false;
  return mine !== theirs || endsBefore(one, other) || endsBefore(other, one);
}

/** Windows before enrolment are told by their distance from it: which opens and which closes does not matter here. */
function endsBefore(first: Window, second: Window): boolean {
  const far = ({ opens = '0 days', closes = '0 days' }: Window) =>
    isNoLonger(opens, closes) ? closes : opens;
  const near = ({ opens = '0 days', closes = '0 days' }: Window) =>
    isNoLonger(opens, closes) ? opens : closes;
  return isNoLonger(far(first), near(second));
}

/** Whether two metrics judge the same figure of each person, and no figure is within the bounds of both. */
function areBandsApart(one: Metric, other: Metric): boolean {
  const how = ({ counts: _, ...rest }: Measure) => rest;
  if (!one.measure?.counts || !other.measure?.counts) return false;
  const isSameFigure =
    isSame(how(one.measure), how(other.measure)) && isSame(one.window, other.window);
  const [mine, theirs] = [one.measure.counts, other.measure.counts];
  return isSameFigure && (isBelow(mine, theirs) || isBelow(theirs, mine));
}

type Bounds = NonNullable<Measure['counts']>;

function isBelow(lower: Bounds, upper: Bounds): boolean {
  const [most, least] = [lower.to ?? lower.below, upper.from ?? upper.above];
  if (most === undefined || least === undefined) return false;
  const isStrict = lower.to === undefined || upper.from === undefined;
  return isStrict
    ? readNumber(most).lte(readNumber(least))
    : readNumber(most).lt(readNumber(least));
}
