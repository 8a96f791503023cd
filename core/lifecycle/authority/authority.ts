import type { Finding } from '../../findings.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { refused } from '../finding.ts';
import type { Person } from '../items/common.ts';
import type { MembershipItem } from '../items/contract.ts';
import type { SettlementItem } from '../items/period.ts';
import type { TaskItem } from '../items/work.ts';
import { holdsOn, membershipsOf } from './members.ts';
import {
  besideOwnSubstitute,
  notIndependent,
  otherSide,
  overLimit,
  ownBenefit,
} from './separation.ts';

/** What a question of authority is asked about. */
export type Deciding = {
  readonly task: TaskItem;
  readonly person: Person;
  /** All memberships of the contract, not only this person's: substitutes are looked up among them. */
  readonly memberships: readonly MembershipItem[];
  readonly terms: Terms;
  /** The date in the contract's time zone. */
  readonly today: string;
  /** The contract's tasks, decided or not. */
  readonly otherTasks: readonly TaskItem[];
  /** What is to be attested; required for `attest`. */
  readonly settlement?: SettlementItem | undefined;
};

/**
 * Why a person may not decide a task; nothing if they may. All reasons at once: no membership of the task's
 * party in its role today, the keys to everybody's roles, a decision on the other side already taken, a stake in the result, an amount over
 * their limit, money to their own party.
 *
 * @throws RangeError for an attest without its settlement: a fault in the program.
 */
export function mayDecide(deciding: Deciding): readonly Finding[] {
  const { task, person, memberships, terms, today, otherTasks } = deciding;
  const all = membershipsOf(person, memberships);
  const own = all.filter((membership) => holdsOn(membership, today));
  const inRole = own.filter(({ party, role }) => party === task.party && role === task.role);
  return [
    ...(inRole.length === 0 ? [whyNotInRole(task, all)] : []),
    ...(own.some(({ role }) => role === 'administrator')
      ? [refused('authority.administrator')]
      : []),
    ...otherSide(task, person, otherTasks),
    ...besideOwnSubstitute(task, inRole, memberships, otherTasks),
    ...notIndependent(task.task, own, terms),
    ...(task.task === 'attest' ? notToAttest(deciding, own, inRole) : []),
  ];
}

function whyNotInRole(task: TaskItem, all: readonly MembershipItem[]): Finding {
  if (all.length === 0) return refused('authority.not-a-member');
  const past = all.find(({ party, role }) => party === task.party && role === task.role);
  if (!past) return refused('authority.not-theirs', { party: task.party, role: task.role });
  return refused('authority.not-today', { from: past.from ?? '', to: past.to ?? '' });
}

function notToAttest(
  { settlement }: Deciding,
  own: readonly MembershipItem[],
  inRole: readonly MembershipItem[],
): Finding[] {
  if (!settlement) throw new RangeError('An attest is asked for without its settlement');
  return [...overLimit(inRole, settlement), ...ownBenefit(own, settlement)];
}
