import { epochDay, type ISODate } from '../calendar/date.ts';
import type { MetricPlan, Plan } from './plan.ts';
import { type Enrolment, TREATMENT } from './records.ts';
import { type Days, daysOf } from './seen.ts';
import type { Cell } from './tally.ts';
import { type PersonWindow, referenceOf, windowsOf } from './window.ts';

/** Where a person stands in a window: left before its last day, its end still to come, or reached. */
export type Status = 'left' | 'open' | 'reached';

/** One window of one metric for everybody who was enrolled alike, and where its figure is added. */
export type Slot = {
  readonly metric: MetricPlan;
  readonly cell: Cell;
  readonly inTreatment: boolean;
  readonly status: Status;
  readonly days: Days;
  /** The person's own reference period. */
  readonly reference?: Days;
  readonly cutByEnrolment: boolean;
};

/**
 * What the terms make of an enrolment, apart from who it is: a pure function of its dates, arm and cohort, so
 * that it is computed once for all who share them.
 */
export type Profile = {
  readonly inTreatment: boolean;
  readonly slots: readonly Slot[];
  /** On which days an observation of a name may lie; a name that is not here is not for this arm. */
  readonly admitted: ReadonlyMap<string, readonly Days[]>;
  /** The metrics whose window closes after the last period. */
  readonly beyond: readonly string[];
};

/** The profiles of a day of evaluation, each made once. */
export function profilesOf(plan: Plan, asOf: ISODate): (enrolment: Enrolment) => Profile {
  const known = new Map<string, Profile>();
  return (enrolment) => {
    const { enrolledOn, leftOn = '', arm, cohort = '' } = enrolment;
    const key = `${enrolledOn} ${leftOn} ${arm} ${cohort}`;
    const profile = known.get(key) ?? profileOf(plan, enrolment, asOf);
    known.set(key, profile);
    return profile;
  };
}

function profileOf(plan: Plan, enrolment: Enrolment, asOf: ISODate): Profile {
  const inTreatment = enrolment.arm === TREATMENT;
  const slots: Slot[] = [];
  const admitted = new Map<string, Days[]>();
  const beyond = new Set<string>();
  const admit = (name: string, days: readonly Days[]) =>
    admitted.set(name, [...(admitted.get(name) ?? []), ...days]);

  for (const metric of plan.metrics) {
    if (!inTreatment && !isCompared(metric, enrolment)) continue;
    const reference = daysOfReference(metric, enrolment);
    const windows = windowsOf(plan, metric, enrolment);
    admit(metric.measure.observation, [...windows.map(daysOf), ...reference]);
    for (const window of windows) {
      if (window.beyondPeriods) beyond.add(metric.name);
      else slots.push(slotOf(metric, { enrolment, window, reference, asOf }));
    }
  }
  if (inTreatment) {
    for (const name of plan.claimable) admit(name, claimableDays(plan, enrolment));
  }
  return { inTreatment, slots, admitted, beyond: [...beyond] };
}

function isCompared({ comparison }: MetricPlan, { arm }: Enrolment): boolean {
  return comparison.with === 'group' && comparison.arm === arm;
}

function daysOfReference(metric: MetricPlan, enrolment: Enrolment): Days[] {
  const reference = referenceOf(metric, enrolment);
  return reference === undefined ? [] : [daysOf(reference)];
}

function slotOf(
  metric: MetricPlan,
  input: {
    enrolment: Enrolment;
    window: PersonWindow;
    reference: readonly Days[];
    asOf: ISODate;
  },
): Slot {
  const { enrolment, window, asOf } = input;
  const { cohort, arm } = enrolment;
  const [reference] = input.reference;
  return {
    metric,
    cell: {
      metric: metric.name,
      ...(cohort === undefined ? {} : { cohort }),
      ...(window.period === undefined ? {} : { period: window.period }),
    },
    inTreatment: arm === TREATMENT,
    status: statusOf(enrolment, window, asOf),
    days: daysOf(window),
    ...(reference === undefined ? {} : { reference }),
    cutByEnrolment: window.cutByEnrolment,
  };
}

function statusOf({ leftOn }: Enrolment, window: PersonWindow, asOf: ISODate): Status {
  const { lastDay, availableOn } = window;
  const hasLeft = leftOn !== undefined && lastDay !== undefined && leftOn < lastDay;
  if (hasLeft && leftOn <= asOf) return 'left';
  return availableOn > asOf ? 'open' : 'reached';
}

/** A claim is of a day after enrolment, in some period, before the contract ends. */
function claimableDays({ terms, periods }: Plan, { enrolledOn }: Enrolment): Days[] {
  const from = epochDay(enrolledOn);
  const end = terms.phases?.end;
  const until = end === undefined ? Number.POSITIVE_INFINITY : epochDay(end) + 1;
  if (periods.length === 0) return [{ from, until }];
  return periods.map((period) => ({
    from: Math.max(from, epochDay(period.from)),
    until: Math.min(until, epochDay(period.to) + 1),
  }));
}
