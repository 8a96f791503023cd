import { epochDay } from '../calendar/date.ts';
import { type Days, daysOf } from './days.ts';
import type { MetricPlan, Plan } from './plan.ts';
import type { Enrolment } from './records.ts';
import { baselineOf, type Interval, type PersonWindow, referenceOf, windowsOf } from './window.ts';

/** A window with its days as integers. */
type Counted = {
  readonly window: PersonWindow;
  readonly days: Days;
  readonly lastDay: number | undefined;
};

/** The intervals of a metric, which depend on nothing but the day of enrolment and the arm. */
export type Calendar = {
  readonly windows: (metric: MetricPlan, enrolment: Enrolment) => readonly Counted[];
  readonly reference: (metric: MetricPlan, enrolment: Enrolment) => Days | undefined;
  readonly baseline: (metric: MetricPlan, enrolment: Enrolment) => Days | undefined;
};

/** What the calendar makes of a day of enrolment: made once for all who share it. */
export function calendarOf(plan: Plan): Calendar {
  const days = (interval: Interval | undefined) => interval && daysOf(interval);
  return {
    windows: byDay(plan, {
      asked: ({ metric, comparison }) => [
        metric.window,
        metric.comparator?.during,
        comparison.with === 'group' && comparison.everyPeriod,
      ],
      of: (metric, enrolment) => windowsOf(plan, metric, enrolment).map(counted),
    }),
    reference: byDay(plan, {
      asked: ({ metric, comparison }) => [comparison.with, metric.comparator?.reference],
      of: (metric, enrolment) => days(referenceOf(metric, enrolment)),
    }),
    baseline: byDay(plan, {
      asked: ({ measure }) => [measure.baseline],
      of: (metric, enrolment) => days(baselineOf(metric, enrolment)),
    }),
  };
}

function counted(window: PersonWindow): Counted {
  const lastDay = window.lastDay === undefined ? undefined : epochDay(window.lastDay);
  return { window, days: daysOf(window), lastDay };
}

/** Remembers what metrics make of a day and an arm: once for all of which the terms ask the same. */
function byDay<T>(
  plan: Plan,
  { asked, of }: { asked: (metric: MetricPlan) => unknown; of: (m: MetricPlan, e: Enrolment) => T },
): (metric: MetricPlan, enrolment: Enrolment) => T {
  const alike = new Map<string, Map<string, T>>();
  const known = new Map(
    plan.inOrder.map((metric) => {
      const text = JSON.stringify(asked(metric));
      const ofText = alike.get(text) ?? new Map<string, T>();
      alike.set(text, ofText);
      return [metric, ofText];
    }),
  );
  return (metric, enrolment) => {
    const key = `${enrolment.enrolledOn} ${enrolment.arm}`;
    const ofMetric = known.get(metric);
    const remembered = ofMetric?.get(key);
    if (remembered !== undefined) return remembered;
    const made = of(metric, enrolment);
    ofMetric?.set(key, made);
    return made;
  };
}
