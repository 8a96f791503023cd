import { epochDay } from '../../calendar/date.ts';
import { type Days, daysFrom } from '../days.ts';
import type { Plan } from './plan.ts';
import type { Profile } from './profile.ts';

/** The days of claims: those of some period, before the contract ends; but of nobody before they are enrolled. */
export function claimDaysOf({ terms, periods }: Plan): Days[] {
  const end = terms.phases?.end;
  const until = end === undefined ? Number.POSITIVE_INFINITY : epochDay(end) + 1;
  if (periods.length === 0) return [{ from: Number.NEGATIVE_INFINITY, until }];
  return periods.map(daysFrom).map((days) => ({ ...days, until: Math.min(until, days.until) }));
}

/** On which days an observation of a name may lie; none if it is not for this arm. */
export function admittedDays(plan: Plan, { admitted, claimsFrom }: Profile, name: string): Days[] {
  const measured = admitted.get(name) ?? [];
  if (claimsFrom === undefined || !plan.claimable.has(name)) return [...measured];
  const claimed = claimDaysOf(plan).map(({ from, until }) => ({
    from: Math.max(from, claimsFrom),
    until,
  }));
  return [...measured, ...claimed];
}
