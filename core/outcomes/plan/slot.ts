import type { Days } from '../days.ts';
import type { Cell } from '../tallies/tally.ts';
import type { MetricPlan } from './plan.ts';
import type { Standing } from './standing.ts';

/** One window of one metric for everybody who was enrolled alike, and where its figure is added. */
export type Slot = Standing & {
  readonly metric: MetricPlan;
  readonly cell: Cell;
  readonly inTreatment: boolean;
  /** The person's own reference period. */
  readonly reference?: Days | undefined;
  /** The person's days from which change is counted. */
  readonly baseline?: Days | undefined;
  /** Whoever left before this day has not reached the window, if the terms have no word on leaving. */
  readonly lastDay?: number | undefined;
  readonly cutByEnrolment: boolean;
  /** Of an arm that the metric is not compared with: another metric asks for the figure. */
  readonly isHelper: boolean;
  /** The keys of the same person's cells whose figures it combines, and of those that must also be reached. */
  readonly combines?: readonly string[];
  readonly requires?: readonly string[];
};

/** All days whose observations count in a window: its own, and those that it is compared with. */
export function countedDays({ days, reference, baseline }: Slot): Days[] {
  return [days, reference, baseline].filter((each) => each !== undefined);
}
