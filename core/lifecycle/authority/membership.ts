import type { Finding } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { refused } from '../finding.ts';
import type { MembershipItem } from '../items/contract.ts';
import { membershipsOf } from './members.ts';
import { notIndependent } from './separation.ts';

type Proposed = Pick<
  MembershipItem,
  'person' | 'party' | 'role' | 'from' | 'to' | 'substituteFor' | 'attestLimit'
>;

/**
 * Why a person may not have a role; nothing if they may: a party that is none of the contract's, a role that
 * the party does not have, dates the wrong way round, a limit for somebody who attests nothing, and above all
 * two roles on both sides of a separation of duty on one day.
 *
 * @param memberships those of the contract
 */
export function checkMembership(input: {
  member: Proposed;
  memberships: readonly MembershipItem[];
  terms: Terms;
}): readonly Finding[] {
  const { member, terms } = input;
  const party = terms.parties[member.party];
  if (!party) {
    const known = Object.keys(terms.parties);
    return [refused('member.party-unknown', { party: member.party, known }, 'party')];
  }
  return [
    ...wrongRole(member, terms),
    ...(member.from !== undefined && member.to !== undefined && member.to < member.from
      ? [refused('member.dates', { from: member.from, to: member.to }, 'to')]
      : []),
    ...(member.attestLimit !== undefined && member.role !== 'finance'
      ? [refused('member.limit-without-attest', {}, 'attestLimit')]
      : []),
    ...unknownColleague(input),
    ...bothSides(input),
  ];
}

/** Tasks of a role that no party has wait for the first payer, whose people then need it. */
function wrongRole({ party, role }: Proposed, { parties }: Terms): readonly Finding[] {
  if (role === 'signatory') return [];
  const roles = parties[party]?.roles ?? [];
  if (roles.some((held) => held === role)) return [];
  const nobodyHas = !Object.values(parties).some((each) =>
    each.roles.some((held) => held === role),
  );
  if (nobodyHas && roles.includes('outcome-payer')) return [];
  return [refused('member.role-not-partys', { party, role, roles }, 'role')];
}

function unknownColleague({
  member,
  memberships,
}: Parameters<typeof checkMembership>[0]): readonly Finding[] {
  const { substituteFor, party, role } = member;
  if (substituteFor === undefined) return [];
  const isColleague = memberships.some(
    (each) => each.person.subject === substituteFor && each.party === party && each.role === role,
  );
  if (isColleague && substituteFor !== member.person.subject) return [];
  return [refused('member.colleague-unknown', { party, role }, 'substituteFor')];
}

/** The verifier has no stake in the result, and the arbiter no other role, on any day of both. */
function bothSides({
  member,
  memberships,
  terms,
}: Parameters<typeof checkMembership>[0]): readonly Finding[] {
  const proposed = {
    ...member,
    kind: 'membership',
    contractId: '',
    format: 1,
    version: 1,
  } as const;
  const held = membershipsOf(member.person, memberships).filter(
    (each) => overlap(each, member) && !(each.party === member.party && each.role === member.role),
  );
  const together = [...held, proposed];
  const roles = new Set(together.map(({ role }) => role));
  return [
    ...(roles.has('evaluator') ? notIndependent('verify-outcome', together, terms) : []),
    ...(roles.has('arbiter') ? notIndependent('arbitrate', together, terms) : []),
  ];
}

function overlap(one: Proposed, other: Proposed): boolean {
  const begins = (a: Proposed, b: Proposed) =>
    a.from === undefined || b.to === undefined || a.from <= b.to;
  return begins(one, other) && begins(other, one);
}
