import { isPlainMeasure } from '../../persons/seen.ts';
import type { MetricPlan, Plan } from '../../plan/plan.ts';
import { type Enrolled, referenceOf, windowsOf } from '../../plan/window.ts';
import type { Reading } from './layout.ts';

/**
 * Which days of enrolment the terms make the same of. Where every window is counted from enrolment, and nothing but
 * what was seen in it decides a figure, days that differ only by being earlier or later have one shape: a year of
 * enrolments has a dozen. Else each day has its own.
 */
export class Shapes {
  /** Days are told apart as counted from each person's enrolment, and not by the calendar. */
  readonly areFromEnrolment: boolean;
  readonly #plan: Plan;
  readonly #lastDay: number;
  /** One of all metrics whose windows, and one of those whose references, the terms ask alike. */
  readonly #windows: readonly MetricPlan[];
  readonly #references: readonly MetricPlan[];
  /** Whether windows differ from arm to arm. */
  readonly #byArm: boolean;
  readonly #known = new Map<number, number>();
  readonly #numbers = new Map<string, number>();

  /** @param lastDay the day of the evaluation. */
  constructor(plan: Plan, reading: Reading, lastDay: number) {
    const { metrics } = plan;
    this.areFromEnrolment = isFromEnrolment(plan, reading);
    this.#plan = plan;
    this.#lastDay = lastDay;
    this.#windows = oneOfEach(metrics, (each) => [each.metric.window, isInEveryPeriod(each)]);
    this.#references = oneOfEach(metrics, ({ metric, comparison }) => [
      metric.comparator?.reference,
      comparison.with,
    ]);
    this.#byArm = metrics.some(isInEveryPeriod);
  }

  /** A number that days of one shape share, in the same arm. */
  of({ day, inTreatment }: Enrolled): number {
    if (!this.areFromEnrolment) return day;
    const asTreated = inTreatment || !this.#byArm;
    const key = asTreated ? day * 2 : day * 2 + 1;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const text = this.#textOf({ day, inTreatment: asTreated });
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    this.#known.set(key, number);
    return number;
  }

  /** Everything that a profile takes from the day, counted from it. */
  #textOf(enrolled: Enrolled): string {
    const { day } = enrolled;
    let text = '';
    for (const metric of this.#windows) {
      for (const window of windowsOf(this.#plan, metric, enrolled)) {
        const { days, period, beyondPeriods, availableOn } = window;
        text += `${days.from - day} ${days.until - day} ${period} ${beyondPeriods} `;
        if (availableOn > this.#lastDay) text += this.#openText(metric, day);
      }
    }
    for (const metric of this.#references) {
      const reference = referenceOf(metric, enrolled);
      if (reference) text += `; ${reference.from - day} ${reference.until - day}`;
    }
    return text;
  }

  /** A window that is still open is one like another, unless it is counted as far as it has come. */
  #openText({ metric }: MetricPlan, day: number): string {
    return metric.window?.unfinished === 'censored' ? `open ${this.#lastDay - day} ` : 'open ';
  }
}

/** Whether all windows are counted from enrolment and all rows are added up as they come, but for claims. */
function isFromEnrolment({ terms, metrics }: Plan, { kept }: Reading): boolean {
  if (terms.followUp?.excluded !== undefined) return false;
  return metrics.every(({ metric, measure, combined, required }) => {
    const counted = metric.window?.counted ?? 'in the period';
    const isAlone = combined.length === 0 && required.length === 0;
    const isAdded = isPlainMeasure(measure) && !kept.has(measure.observation ?? '');
    return counted !== 'in the period' && isAlone && isAdded && measure.outliers === undefined;
  });
}

function isInEveryPeriod({ comparison }: MetricPlan): boolean {
  return comparison.with === 'group' && comparison.everyPeriod;
}

/** One of all metrics of which the same is asked. */
function oneOfEach(
  metrics: readonly MetricPlan[],
  asked: (metric: MetricPlan) => unknown,
): readonly MetricPlan[] {
  return [...new Map(metrics.map((metric) => [JSON.stringify(asked(metric)), metric])).values()];
}
