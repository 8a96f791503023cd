import { epochDay } from '../../calendar/date.ts';
import { dayAfter, dayBefore } from '../../calendar/span.ts';
import type { Window } from '../../terms/shape/metric.ts';
import { type Days, daysFrom } from '../days.ts';
import type { MetricPlan, Plan } from './plan.ts';

/** When a person's observations count for a metric, and in which period the result belongs; days as integers. */
export type PersonWindow = {
  readonly days: Days;
  /** Left out: the terms have no periods, or the group is compared in every one. */
  readonly period?: string;
  /** The window closes after the last period: it belongs to none and is not counted. */
  readonly beyondPeriods: boolean;
  /** Whoever left before this day never reaches the window. Left out: the window is open-ended. */
  readonly lastDay?: number;
  /** From this day the register has the data. */
  readonly availableOn: number;
  /** The person was enrolled after the period had begun. */
  readonly cutByEnrolment: boolean;
};

/** What a window asks of an enrolment: its day, and whether the person gets the intervention. */
export type Enrolled = { readonly day: number; readonly inTreatment: boolean };

const FOREVER = epochDay('9999-12-31');
const BY_CALENDAR: Window = { counted: 'in the period' };
const NO_LAG = '0 days';

/**
 * The windows of one person for one metric. By calendar there is one per period, from enrolment at the
 * earliest; per person there is one, and it belongs to the first period that ends on or after its last day.
 */
export function windowsOf(
  plan: Plan,
  { metric, comparison }: MetricPlan,
  { day, inTreatment }: Enrolled,
): PersonWindow[] {
  const window = metric.window ?? BY_CALENDAR;
  const inEveryPeriod = !inTreatment && comparison.with === 'group' && comparison.everyPeriod;
  const during = metric.comparator?.during;
  if (window.counted === 'in the period') {
    return inEveryPeriod && during
      ? calendarWindow(daysFrom(during), window, day)
      : calendarWindows(plan, window, day);
  }
  const days = intervalOf(window, day);
  const lastDay = days.until - 1;
  const period = inEveryPeriod ? undefined : plan.periods.find(({ to }) => lastDay <= epochDay(to));
  return [
    {
      days,
      ...(period === undefined ? {} : { period: period.id }),
      beyondPeriods: !inEveryPeriod && plan.periods.length > 0 && period === undefined,
      lastDay,
      availableOn: dayAfter(days.until, window.lag ?? NO_LAG),
      cutByEnrolment: false,
    },
  ];
}

/** The person's own reference period, where the metric is compared with it. */
export function referenceOf(
  { metric, comparison }: MetricPlan,
  { day }: Enrolled,
): Days | undefined {
  const reference = metric.comparator?.reference;
  const isRead = comparison.with === 'reference' || comparison.with === 'differences';
  return isRead && reference ? intervalOf(reference, day) : undefined;
}

/** The days of a person from which change is counted. */
export function baselineOf({ measure }: MetricPlan, { day }: Enrolled): Days | undefined {
  return measure.baseline && intervalOf(measure.baseline, day);
}

function calendarWindows(plan: Plan, window: Window, enrolled: number): PersonWindow[] {
  if (plan.periods.length === 0) return [windowToDate(plan, enrolled)];
  return plan.periods.flatMap((period) =>
    calendarWindow(daysFrom(period), window, enrolled).map((each) => ({
      ...each,
      period: period.id,
    })),
  );
}

/** The days of a calendar interval from enrolment on; none for whoever was enrolled after it. */
function calendarWindow({ from, until }: Days, window: Window, enrolled: number): PersonWindow[] {
  if (until <= enrolled) return [];
  return [
    {
      days: { from: Math.max(from, enrolled), until },
      beyondPeriods: false,
      lastDay: until - 1,
      availableOn: dayAfter(until, window.lag ?? NO_LAG),
      cutByEnrolment: from < enrolled,
    },
  ];
}

/** Without periods everything since enrolment counts, to date. */
function windowToDate({ terms }: Plan, enrolled: number): PersonWindow {
  const end = terms.phases?.end;
  return {
    days: { from: enrolled, until: end === undefined ? FOREVER : epochDay(end) + 1 },
    beyondPeriods: false,
    availableOn: enrolled,
    cutByEnrolment: false,
  };
}

/**
 * The two spans of a window are distances from enrolment. Twelve months from 1 September last to 31 August;
 * before enrolment they end the day before it, whichever of the spans is written first.
 */
function intervalOf({ counted, opens, closes }: Window, enrolled: number): Days {
  const move = counted === 'before enrolment' ? dayBefore : dayAfter;
  const one = move(enrolled, opens ?? NO_LAG);
  const other = move(enrolled, closes ?? NO_LAG);
  return { from: Math.min(one, other), until: Math.max(one, other) };
}
