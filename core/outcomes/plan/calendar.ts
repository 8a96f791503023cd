import type { Days } from '../days.ts';
import type { MetricPlan, Plan } from './plan.ts';
import { baselineOf, type Enrolled, type PersonWindow, referenceOf, windowsOf } from './window.ts';

/** The intervals of a metric, which depend on nothing but the day of enrolment and the arm. */
export type Calendar = {
  readonly windows: (metric: MetricPlan, enrolled: Enrolled) => readonly PersonWindow[];
  readonly reference: (metric: MetricPlan, enrolled: Enrolled) => Days | undefined;
  readonly baseline: (metric: MetricPlan, enrolled: Enrolled) => Days | undefined;
};

/** What the calendar makes of a day of enrolment: made once for all who share it. */
export function calendarOf(plan: Plan): Calendar {
  return {
    windows: byDay(plan, {
      asked: ({ metric, comparison }) => [
        metric.window,
        metric.comparator?.during,
        comparison.with === 'group' && comparison.everyPeriod,
      ],
      of: (metric, enrolled) => windowsOf(plan, metric, enrolled),
    }),
    reference: byDay(plan, {
      asked: ({ metric, comparison }) => [comparison.with, metric.comparator?.reference],
      of: referenceOf,
    }),
    baseline: byDay(plan, { asked: ({ measure }) => [measure.baseline], of: baselineOf }),
  };
}

/** Remembers what metrics make of a day and an arm: once for all of which the terms ask the same. */
function byDay<T>(
  plan: Plan,
  { asked, of }: { asked: (metric: MetricPlan) => unknown; of: (m: MetricPlan, e: Enrolled) => T },
): (metric: MetricPlan, enrolled: Enrolled) => T {
  const alike = new Map<string, Map<number, T>>();
  const known = new Map(
    plan.inOrder.map((metric) => {
      const text = JSON.stringify(asked(metric));
      const ofText = alike.get(text) ?? new Map<number, T>();
      alike.set(text, ofText);
      return [metric, ofText];
    }),
  );
  return (metric, enrolled) => {
    const key = enrolled.inTreatment ? enrolled.day * 2 : enrolled.day * 2 + 1;
    const ofMetric = known.get(metric);
    const remembered = ofMetric?.get(key);
    if (remembered !== undefined) return remembered;
    const made = of(metric, enrolled);
    ofMetric?.set(key, made);
    return made;
  };
}
