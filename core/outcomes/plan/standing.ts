import { epochDay } from '../../calendar/date.ts';
import { dayBefore } from '../../calendar/span.ts';
import { countDays, type Days, daysFrom } from '../days.ts';
import type { Enrolment } from '../records.ts';
import { type LeavingRule, leavingRuleOf } from './leaving.ts';
import type { MetricPlan, Plan } from './plan.ts';
import type { PersonWindow } from './window.ts';

/** Where a person stands in a window: left before its last day, its end still to come, or reached. */
export type Status = 'left' | 'open' | 'reached';

/** Why a person without a reason of leaving is not followed to the window's end. */
export const AGREED_DAYS = 'agreed_days';
export const ENROLLED_AGAIN = 'enrolled_again';

/** What an enrolment alone decides of a person in one window. */
export type Standing = {
  readonly status: Status;
  /** The days whose observations count, but for the holes: agreed days that do not. */
  readonly days: Days;
  readonly holes: readonly Days[];
  /** How many days the person was followed: those days, up to the day of the evaluation. */
  readonly exposure: number;
  /** What the person counts as, whatever was observed. */
  readonly forced?: 'missing' | 'failure' | undefined;
  /** Why the person was not followed to the end, where the terms have a rule for it. */
  readonly left?: { readonly reason: string; readonly counts: LeavingRule['counts'] } | undefined;
};

type In = {
  readonly enrolment: Enrolment;
  readonly window: PersonWindow;
  /** The day of the evaluation. */
  readonly asOf: number;
};

/** Decides where a person stands in a window, and which days of it count. */
export function standingOf(plan: Plan, metric: MetricPlan, input: In): Standing {
  const { enrolment, window, asOf } = input;
  const rule = leavingRuleOf(plan.terms, metric.metric, enrolment);
  const holes = metric.raw ? [] : holesIn(plan);
  const whole = followedAlone(window.days, enrolment);
  const at: At = { whole, holes, asOf };
  const hasLeft = leftBefore(window, { enrolment, asOf, ruled: rule !== undefined });
  const closed = closing(metric, at, input);
  const isCut = holes.length > 0 || enrolment.followedUntil !== undefined;
  const toTheEnd = isCut ? unlessNothing(closed, ENROLLED_AGAIN) : closed;
  if (!hasLeft) return toTheEnd;
  if (rule === undefined) return { ...closed, status: 'left' };
  const left = { reason: rule.reason, counts: rule.counts };
  switch (rule.counts) {
    case 'followed':
      return { ...toTheEnd, left };
    case 'excluded':
      return { ...closed, status: 'left', left };
    case 'missing':
    case 'failure':
      return { ...closed, forced: rule.counts, left };
    case 'censored': {
      const until = Math.min(whole.until, epochDay(enrolment.leftOn ?? '') + 1);
      const cut = closing(metric, { ...at, whole: { ...whole, until } }, input);
      return unlessNothing({ ...cut, left }, rule.reason);
    }
  }
}

type At = { readonly whole: Days; readonly holes: readonly Days[]; readonly asOf: number };

/** Reached when the window has closed and the register's lag has passed, or when it is cut at the day so far. */
function closing({ metric }: MetricPlan, at: At, { window, asOf }: In): Standing {
  const { whole, holes } = at;
  if (window.availableOn <= asOf) return standing('reached', whole, at);
  if (metric.window?.unfinished !== 'censored') return standing('open', whole, at);
  const known = dayBefore(asOf + 1, metric.window.lag ?? '0 days');
  const days = { ...whole, until: Math.min(whole.until, known) };
  return countDays(days, holes) === 0 ? standing('open', whole, at) : standing('reached', days, at);
}

function standing(status: Status, days: Days, { holes, asOf }: At): Standing {
  const followed = { ...days, until: Math.min(days.until, asOf + 1) };
  return { status, days, holes, exposure: countDays(followed, holes) };
}

/** Of whom no day counts, nothing can be said: all were agreed away, or the person had left before the first. */
function unlessNothing(known: Standing, reason: string): Standing {
  if (known.status !== 'reached' || known.exposure > 0) return known;
  const byAgreement = known.days.until > known.days.from;
  const why = byAgreement ? AGREED_DAYS : reason;
  return { ...known, status: 'left', left: { reason: why, counts: 'excluded' } };
}

/** Of a person who is enrolled again, and followed each time, days count until then. */
function followedAlone(days: Days, { followedUntil }: Enrolment): Days {
  if (followedUntil === undefined) return days;
  return { ...days, until: Math.min(days.until, epochDay(followedUntil)) };
}

/** Whether the person had left before the last day of the window; of one without end, before today. */
function leftBefore(
  { lastDay }: PersonWindow,
  { enrolment: { leftOn }, asOf, ruled }: { enrolment: Enrolment; asOf: number; ruled: boolean },
): boolean {
  if (leftOn === undefined) return false;
  const left = epochDay(leftOn);
  if (left > asOf) return false;
  if (lastDay === undefined) return ruled && left < asOf;
  return left < lastDay;
}

function holesIn({ terms }: Plan): Days[] {
  return (terms.followUp?.excluded ?? []).map(daysFrom);
}
