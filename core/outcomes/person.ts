import type { ISODate } from '../calendar/date.ts';
import { Decimal, decimal, ONE, ZERO } from '../money/decimal.ts';
import { readNumber } from '../terms/quantity.ts';
import type { Measure } from '../terms/shape/metric.ts';
import type { MetricPlan, Plan } from './plan.ts';
import { type Enrolment, type Observation, TREATMENT } from './records.ts';
import { type ArmTally, type CellTally, NOBODY } from './tally.ts';
import { type Interval, type PersonWindow, referenceOf, windowsOf, within } from './window.ts';

/** One person with everything observed of them up to the day of the evaluation. */
export type PersonRecord = {
  readonly enrolment: Enrolment;
  readonly observations: readonly Observation[];
};

/**
 * A person's mean of several observations is rounded to so many decimals: then sums of means stay exact, and
 * the order of the persons never shows.
 */
const MEAN_DECIMALS = 16;

/** What one person adds to each cell of one metric. */
export function contributionsOf(
  plan: Plan,
  metric: MetricPlan,
  { person, asOf }: { person: PersonRecord; asOf: ISODate },
): CellTally[] {
  const { enrolment } = person;
  const { arm, cohort } = enrolment;
  const inTreatment = arm === TREATMENT;
  const compared = metric.comparison.with === 'group' && metric.comparison.arm === arm;
  if (!inTreatment && !compared) return [];
  return windowsOf(plan, metric, enrolment)
    .filter((window) => !window.beyondPeriods)
    .map((window) => {
      const tally = tallyOf(metric, { person, window, asOf });
      return {
        metric: metric.name,
        ...(cohort === undefined ? {} : { cohort }),
        ...(window.period === undefined ? {} : { period: window.period }),
        treatment: inTreatment ? tally : NOBODY,
        comparison: inTreatment ? NOBODY : tally,
      };
    });
}

function tallyOf(
  plan: MetricPlan,
  { person, window, asOf }: { person: PersonRecord; window: PersonWindow; asOf: ISODate },
): ArmTally {
  const enrolled = { ...NOBODY, enrolled: 1 };
  if (hasLeft(person.enrolment, { window, asOf })) return enrolled;
  if (window.availableOn > asOf) return { ...enrolled, open: 1 };

  const reached = { ...enrolled, reached: 1 };
  const sum = figureOf(plan.measure, observedIn(plan, person, window));
  const referenceWindow = referenceOf(plan, person.enrolment);
  if (!referenceWindow) {
    return sum === undefined ? { ...reached, missing: 1 } : { ...reached, measured: 1, sum };
  }
  const reference = figureOf(plan.measure, observedIn(plan, person, referenceWindow));
  if (sum === undefined || reference === undefined) {
    return {
      ...reached,
      missing: 1,
      withoutReference: sum === undefined ? 0 : 1,
      missingReference: reference ?? ZERO,
      missingWithReference: reference === undefined ? 0 : 1,
    };
  }
  const partlyExposed = window.cutByEnrolment ? 1 : 0;
  return { ...reached, measured: 1, partlyExposed, sum, reference };
}

/** Whether the person had left before the last day of the window. */
function hasLeft(
  { leftOn }: Enrolment,
  { window, asOf }: { window: PersonWindow; asOf: ISODate },
): boolean {
  if (leftOn === undefined || window.lastDay === undefined) return false;
  return leftOn < window.lastDay && leftOn <= asOf;
}

function observedIn(
  { measure }: MetricPlan,
  { observations }: PersonRecord,
  interval: Interval,
): Decimal[] {
  const counted = observations.filter(
    ({ observation, date }) => observation === measure.observation && within(interval, date),
  );
  if (measure.duplicates === undefined || measure.duplicates === 'refuse') {
    return counted.map(({ value }) => decimal(value));
  }
  const days = new Set(counted.map(({ date }) => date));
  const byDay = [...days].map((day) => counted.filter(({ date }) => date === day));
  return byDay.map((sameDay) =>
    measure.duplicates === 'sum'
      ? sameDay.reduce((sum, { value }) => sum.plus(decimal(value)), ZERO)
      : decimal(sameDay.reduce(latest).value),
  );
}

/** The lower row in the file; without row numbers, the later in the list. */
function latest(one: Observation, other: Observation): Observation {
  return (one.at?.row ?? 0) > (other.at?.row ?? 0) ? one : other;
}

/** One person's figure, or nothing where nothing was observed. */
function figureOf(measure: Measure, values: readonly Decimal[]): Decimal | undefined {
  if (values.length === 0) return undefined;
  const counted = values.filter((value) => counts(measure, value));
  const sum = counted.reduce((total, value) => total.plus(value), ZERO);
  switch (measure.as) {
    case 'sum':
      return sum;
    case 'mean':
      return counted.length === 0
        ? undefined
        : sum.div(counted.length).toDecimalPlaces(MEAN_DECIMALS);
    case 'share':
      return counted.length > 0 ? ONE : ZERO;
    case 'count':
    case 'rate':
      // With bounds a value is a score, and each that passes is one event; without, it is how many there were.
      return measure.counts ? new Decimal(counted.length) : sum;
  }
}

/** Whether a value counts as achieved: it lies in the bounds or, where there are none, is not 0. */
function counts({ as, counts: bounds }: Measure, value: Decimal): boolean {
  if (!bounds) return as !== 'share' || !value.isZero();
  const { from, above, below, to } = bounds;
  return (
    (from === undefined || value.gte(readNumber(from))) &&
    (above === undefined || value.gt(readNumber(above))) &&
    (below === undefined || value.lt(readNumber(below))) &&
    (to === undefined || value.lte(readNumber(to)))
  );
}
