import type { ISODate } from '../../calendar/date.ts';
import { usesOf } from '../checks/belonging.ts';
import { claimingDays } from '../persons/claims.ts';
import { episodesOf } from '../persons/episodes.ts';
import type { Plan } from '../plan/plan.ts';
import { type Profile, profilesOf, type Slot } from '../plan/profile.ts';
import type { Enrolment } from '../records.ts';
import { knownBy } from './known-by.ts';

/** What of a person counts in a period. */
export type FollowedPerson = {
  readonly arm: string;
  readonly slots: readonly Slot[];
  /** The days of which claims count, as text. */
  readonly claims: readonly string[];
};

export const NOT_FOLLOWED: FollowedPerson = { arm: '', slots: [], claims: [] };

/** The windows of each person that the period needs, also those that closed in an earlier one, and the days of it of which claims count. */
export function followedIn(
  plan: Plan,
  { periodId, asOf }: { periodId: string; asOf: ISODate },
): (enrolments: readonly Enrolment[]) => ReadonlyMap<string, FollowedPerson> {
  const { terms } = plan;
  const profileOf = profilesOf(plan, asOf);
  const period = plan.periods.find(({ id }) => id === periodId);
  const needed = new Map<Profile, readonly Slot[]>();
  return (enrolments) => {
    const followed = new Map<string, FollowedPerson>();
    for (const enrolment of episodesOf(terms, knownBy(asOf, enrolments).enrolments).enrolments) {
      const { person, arm } = enrolment;
      const own = neededOf(profileOf(enrolment));
      const days = period && claimingDays(plan, enrolment, period);
      const { slots, claims } = followed.get(person) ?? NOT_FOLLOWED;
      followed.set(person, {
        arm,
        slots: [...slots, ...own],
        claims: days ? [...claims, `${days.from} ${days.to}`] : claims,
      });
    }
    return followed;
  };

  /** Looked up once for all who share a profile. */
  function neededOf(profile: Profile): readonly Slot[] {
    const { slots } = profile;
    const isNeeded = (slot: Slot) =>
      usesOf(slot, slots).some(({ cell: { period: of = periodId } }) => of === periodId);
    const own = needed.get(profile) ?? slots.filter(isNeeded);
    needed.set(profile, own);
    return own;
  }
}

/** Whether the same days of a person count. Profiles are made once, so that most are the very same. */
export function isFollowedAlike(
  before: FollowedPerson = NOT_FOLLOWED,
  after: FollowedPerson = NOT_FOLLOWED,
): boolean {
  const text = ({ metric, ...slot }: Slot) => JSON.stringify([metric.name, slot]);
  const isSame = (slot: Slot, other: Slot | undefined) =>
    slot === other || (other !== undefined && text(slot) === text(other));
  return (
    before.slots.length === after.slots.length &&
    before.slots.every((slot, index) => isSame(slot, after.slots[index])) &&
    before.claims.join() === after.claims.join()
  );
}
