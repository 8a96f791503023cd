import { addDays, type ISODate } from '../calendar/date.ts';
import { addSpan, subtractSpan } from '../calendar/span.ts';
import type { Window } from '../terms/shape/metric.ts';
import type { MetricPlan, Plan } from './plan.ts';
import { type Enrolment, TREATMENT } from './records.ts';

/** Days that count: the first is included, `until` is not. */
export type Interval = { readonly from: ISODate; readonly until: ISODate };

/** When a person's observations count for a metric, and in which period the result belongs. */
export type PersonWindow = Interval & {
  /** Left out: the terms have no periods, or the group is compared in every one. */
  readonly period?: string;
  /** The window closes after the last period: it belongs to none and is not counted. */
  readonly beyondPeriods: boolean;
  /** Whoever left before this day never reaches the window. Left out: the window is open-ended. */
  readonly lastDay?: ISODate;
  /** From this day the register has the data. */
  readonly availableOn: ISODate;
  /** The person was enrolled after the period had begun. */
  readonly cutByEnrolment: boolean;
};

const FOREVER = '9999-12-31';
const BY_CALENDAR: Window = { counted: 'in the period' };

/**
 * The windows of one person for one metric. By calendar there is one per period, from enrolment at the
 * earliest; per person there is one, and it belongs to the first period that ends on or after its last day.
 */
export function windowsOf(
  plan: Plan,
  { metric, comparison }: MetricPlan,
  enrolment: Enrolment,
): PersonWindow[] {
  const window = metric.window ?? BY_CALENDAR;
  const inEveryPeriod =
    enrolment.arm !== TREATMENT && comparison.with === 'group' && comparison.everyPeriod;
  const during = metric.comparator?.during;
  if (window.counted === 'in the period') {
    return inEveryPeriod && during
      ? calendarWindow(during, window, enrolment)
      : calendarWindows(plan, window, enrolment);
  }
  const interval = intervalOf(window, enrolment.enrolledOn);
  const lastDay = addDays(interval.until, -1);
  const period = inEveryPeriod ? undefined : plan.periods.find(({ to }) => lastDay <= to);
  return [
    {
      ...interval,
      ...(period === undefined ? {} : { period: period.id }),
      beyondPeriods: !inEveryPeriod && plan.periods.length > 0 && period === undefined,
      lastDay,
      availableOn: addSpan(interval.until, window.lag ?? '0 days'),
      cutByEnrolment: false,
    },
  ];
}

/** The person's own reference period, where the metric is compared with it. */
export function referenceOf(
  { metric, comparison }: MetricPlan,
  enrolment: Enrolment,
): Interval | undefined {
  const reference = metric.comparator?.reference;
  const isRead = comparison.with === 'reference' || comparison.with === 'differences';
  return isRead && reference ? intervalOf(reference, enrolment.enrolledOn) : undefined;
}

/** The days of a person from which change is counted. */
export function baselineOf({ measure }: MetricPlan, enrolment: Enrolment): Interval | undefined {
  return measure.baseline && intervalOf(measure.baseline, enrolment.enrolledOn);
}

function calendarWindows(plan: Plan, window: Window, enrolment: Enrolment): PersonWindow[] {
  if (plan.periods.length === 0) return [windowToDate(plan, enrolment.enrolledOn)];
  return plan.periods.flatMap(({ id, ...days }) =>
    calendarWindow(days, window, enrolment).map((each) => ({ ...each, period: id })),
  );
}

/** The days of a calendar interval from enrolment on; none for whoever was enrolled after it. */
function calendarWindow(
  { from, to }: { readonly from: ISODate; readonly to: ISODate },
  window: Window,
  { enrolledOn }: Enrolment,
): PersonWindow[] {
  if (to < enrolledOn) return [];
  const cutByEnrolment = from < enrolledOn;
  const until = addDays(to, 1);
  return [
    {
      from: cutByEnrolment ? enrolledOn : from,
      until,
      beyondPeriods: false,
      lastDay: to,
      availableOn: addSpan(until, window.lag ?? '0 days'),
      cutByEnrolment,
    },
  ];
}

/** Without periods everything since enrolment counts, to date. */
function windowToDate({ terms }: Plan, enrolledOn: ISODate): PersonWindow {
  const end = terms.phases?.end;
  return {
    from: enrolledOn,
    until: end === undefined ? FOREVER : addDays(end, 1),
    beyondPeriods: false,
    availableOn: enrolledOn,
    cutByEnrolment: false,
  };
}

/**
 * The two spans of a window are distances from enrolment. Twelve months from 1 September last to 31 August;
 * before enrolment they end the day before it, whichever of the spans is written first.
 */
function intervalOf({ counted, opens, closes }: Window, enrolledOn: ISODate): Interval {
  const spans = [opens ?? '0 days', closes ?? '0 days'];
  const move = counted === 'before enrolment' ? subtractSpan : addSpan;
  const [from = enrolledOn, until = enrolledOn] = spans
    .map((span) => move(enrolledOn, span))
    .sort();
  return { from, until };
}
