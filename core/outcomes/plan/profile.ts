import { epochDay, type ISODate } from '../../calendar/date.ts';
import type { Days } from '../days.ts';
import { type Enrolment, TREATMENT } from '../records.ts';
import type { Cell } from '../tallies/tally.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { combinedSlots, requiring } from './combined-slots.ts';
import { type MetricPlan, type Plan, rawName } from './plan.ts';
import type { Slot } from './slot.ts';
import { standingOf } from './standing.ts';
import type { PersonWindow } from './window.ts';

export type { Slot } from './slot.ts';

/**
 * What the terms make of an enrolment, apart from who it is: a pure function of its dates, arm and cohort, so
 * that it is computed once for all who share them.
 */
export type Profile = {
  readonly inTreatment: boolean;
  readonly slots: readonly Slot[];
  /** On which days an observation of a name may lie to be measured. */
  readonly admitted: ReadonlyMap<string, readonly Days[]>;
  /** From which day the person may claim; left out: not in this arm. */
  readonly claimsFrom: number | undefined;
  /** The metrics whose window closes after the last period. */
  readonly beyond: readonly string[];
};

const REMEMBERED_MOST = 500;

/** The profiles of a day of evaluation, each made once. */
export function profilesOf(plan: Plan, asOf: ISODate): (enrolment: Enrolment) => Profile {
  const known = new Map<string, Profile>();
  const ofAnyCohort = new Map<string, Profile>();
  const by = { asOf: epochDay(asOf), calendar: calendarOf(plan) };
  return (enrolment) => {
    const { enrolledOn, leftOn = '', leftReason = '', arm, cohort = '' } = enrolment;
    const { followedUntil = '' } = enrolment;
    const alike = [enrolledOn, leftOn, arm, followedUntil, leftReason].join(' ');
    const key = `${alike} ${cohort}`;
    const remembered = known.get(key);
    if (remembered) return remembered;
    const other = ofAnyCohort.get(alike);
    const profile = (other && inCohort(other, enrolment)) ?? profileOf(plan, enrolment, by);
    // Days of leaving are as many as those who leave, and rarely met again.
    if (leftOn === '' || known.size < REMEMBERED_MOST) {
      known.set(key, profile);
      ofAnyCohort.set(alike, profile);
    }
    return profile;
  };
}

/**
 * The profile of somebody who is enrolled alike in another cohort: that decides only where figures are added.
 * Nothing where slots name the cells of others.
 */
function inCohort(profile: Profile, { cohort }: Enrolment): Profile | undefined {
  if (!profile.slots.every(({ combines, requires }) => !combines && !requires)) return undefined;
  const slots = profile.slots.map((slot) => {
    const cell = cellIn(slot.metric, { cohort, period: slot.cell.period });
    return { ...slot, cell };
  });
  return { ...profile, slots };
}

function cellIn(
  { name }: MetricPlan,
  { cohort, period }: { cohort: string | undefined; period: string | undefined },
): Cell {
  if (cohort === undefined)
    return period === undefined ? { metric: name } : { metric: name, period };
  return period === undefined ? { metric: name, cohort } : { metric: name, cohort, period };
}

function profileOf(
  plan: Plan,
  enrolment: Enrolment,
  { asOf, calendar }: { asOf: number; calendar: Calendar },
): Profile {
  const inTreatment = enrolment.arm === TREATMENT;
  const enrolled = { day: epochDay(enrolment.enrolledOn), inTreatment };
  const slots: Slot[] = [];
  const admitted = new Map<string, Days[]>();
  const beyond = new Set<string>();
  const admit = (name: string, days: Days[]) => {
    const known = admitted.get(name);
    if (known) known.push(...days);
    else admitted.set(name, days);
  };

  for (const metric of plan.inOrder) {
    const isHelper = !inTreatment && !isCompared(metric, enrolment);
    if (isHelper && !isAskedFor(plan, metric, enrolment)) continue;
    if (metric.measure.combines) {
      slots.push(...combinedSlots(plan, metric, slots).map((slot) => ({ ...slot, isHelper })));
      continue;
    }
    const windows = calendar.windows(metric, enrolled);
    const reference = calendar.reference(metric, enrolled);
    const baseline = calendar.baseline(metric, enrolled);
    const days = windows.map((each) => each.days);
    if (reference) days.push(reference);
    if (baseline) days.push(baseline);
    admit(metric.measure.observation ?? '', days);
    for (const window of windows) {
      const of = { enrolment, window, reference, baseline, isHelper, asOf };
      if (window.beyondPeriods) beyond.add(metric.name);
      else slots.push(slotOf(plan, metric, of));
    }
  }
  return {
    inTreatment,
    slots: slots.some(({ metric }) => metric.required.length > 0)
      ? slots.map((slot) => requiring(slot, slots))
      : slots,
    admitted,
    claimsFrom: inTreatment ? enrolled.day : undefined,
    beyond: [...beyond],
  };
}

function isCompared({ comparison }: MetricPlan, { arm }: Enrolment): boolean {
  return 'arm' in comparison && comparison.arm === arm;
}

/** Whether a metric that is compared with the person's arm asks for this one, directly or through others. */
function isAskedFor(plan: Plan, { name }: MetricPlan, enrolment: Enrolment): boolean {
  return plan.metrics.some((other) => {
    const asked = [...other.combined, ...other.required];
    if (!asked.includes(name) && !asked.map(rawName).includes(name)) return false;
    return isCompared(other, enrolment) || isAskedFor(plan, other, enrolment);
  });
}

function slotOf(
  plan: Plan,
  metric: MetricPlan,
  input: {
    enrolment: Enrolment;
    window: PersonWindow;
    reference: Days | undefined;
    baseline: Days | undefined;
    isHelper: boolean;
    asOf: number;
  },
): Slot {
  const { enrolment, window, isHelper, reference, baseline } = input;
  const { cohort, arm } = enrolment;
  const { status, days, holes, exposure, forced, left } = standingOf(plan, metric, input);
  // Every field by its name: spreading takes ten times as long, and there are some thousand slots.
  return {
    status,
    days,
    holes,
    exposure,
    forced,
    left,
    metric,
    cell: cellIn(metric, { cohort, period: window.period }),
    inTreatment: arm === TREATMENT,
    isHelper,
    reference,
    baseline,
    lastDay: window.lastDay,
    cutByEnrolment: window.cutByEnrolment,
  };
}
