import { epochDay } from '../../calendar/date.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { type Days, daysFrom } from '../days.ts';
import { episodesOf } from '../persons/episodes.ts';
import { type Plan, planOf } from '../plan/plan.ts';
import { type Profile, profilesOf } from '../plan/profile.ts';
import { countedDays, type Slot } from '../plan/slot.ts';
import type { Enrolment, Observation } from '../records.ts';
import { keyOf } from '../tallies/tally.ts';

/** Days on which an observation counts in a period; left out: in every one. */
type Counted = Days & { readonly period?: string | undefined };

/** Whether a row counts in a period: in a window, reference period or baseline of it or of what it needs, or as a claim. */
export type Belonging = (row: Observation, periodId: string) => boolean;

/** As if all windows had closed: which days belong to a period does not depend on when that is asked. */
const WHENEVER = '9999-12-31';

/** In which periods rows of those who are enrolled count, by their windows and the days of claims. */
export function belongingOf(terms: Terms, enrolments: readonly Enrolment[]): Belonging {
  const plan = planOf(terms);
  const profileOf = profilesOf(plan, WHENEVER);
  const known = new Map<Profile, Map<string, readonly Counted[]>>();
  const persons = new Map<string, Profile[]>();
  for (const enrolment of episodesOf(terms, enrolments).enrolments) {
    const { person } = enrolment;
    persons.set(person, [...(persons.get(person) ?? []), profileOf(enrolment)]);
  }
  return ({ person, observation, date, until = date }, periodId) => {
    const [first, last] = [epochDay(date), until === date ? epochDay(date) : epochDay(until)];
    return (persons.get(person) ?? []).some((profile) =>
      countedBy(profile, observation).some(
        ({ from, until: end, period = periodId }) =>
          period === periodId && from <= last && first < end,
      ),
    );
  };

  function countedBy(profile: Profile, name: string): readonly Counted[] {
    const byName = known.get(profile) ?? new Map<string, readonly Counted[]>();
    known.set(profile, byName);
    const counted = byName.get(name) ?? [
      ...measuredIn(profile, name),
      ...claimed(plan, profile, name),
    ];
    byName.set(name, counted);
    return counted;
  }
}

function measuredIn({ slots }: Profile, name: string): Counted[] {
  return slots
    .filter(({ metric }) => metric.measure.observation === name)
    .flatMap((slot) => {
      const periods = [...new Set(usesOf(slot, slots).map(({ cell }) => cell.period))];
      return countedDays(slot).flatMap(({ from, until }) =>
        periods.map((period) => ({ from, until, period })),
      );
    });
}

/** A slot and all that need its figure, directly or through others: a later period may count what closed before. */
export function usesOf(slot: Slot, slots: readonly Slot[]): Slot[] {
  const key = keyOf(slot.cell);
  const users = slots.filter(
    ({ combines = [], requires = [] }) => combines.includes(key) || requires.includes(key),
  );
  return [slot, ...users.flatMap((user) => usesOf(user, slots))];
}

function claimed({ periods, claimable }: Plan, { claimsFrom }: Profile, name: string): Counted[] {
  if (claimsFrom === undefined || !claimable.has(name)) return [];
  return periods.map((period) => {
    const { from, until } = daysFrom(period);
    return { from: Math.max(from, claimsFrom), until, period: period.id };
  });
}
