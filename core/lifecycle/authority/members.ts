import type { Person } from '../items/common.ts';
import type { MembershipItem } from '../items/contract.ts';

/** A person is the issuer's subject; the name is for people to read. */
export function isSamePerson(
  one: Pick<Person, 'issuer' | 'subject'>,
  other: Pick<Person, 'issuer' | 'subject'>,
): boolean {
  return one.issuer === other.issuer && one.subject === other.subject;
}

/** A person's memberships, whether they hold today or not. */
export function membershipsOf(
  person: Person,
  memberships: readonly MembershipItem[],
): MembershipItem[] {
  return memberships.filter((membership) => isSamePerson(membership.person, person));
}

/** Whether a membership holds on a date; both its days are included. */
export function holdsOn(membership: MembershipItem, today: string): boolean {
  const { from, to } = membership;
  return (from === undefined || from <= today) && (to === undefined || today <= to);
}
