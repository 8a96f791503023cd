import type { Finding } from '../../findings.ts';
import { type Decimal, decimal } from '../../money/decimal.ts';
import type { Role } from '../../terms/shape/frame.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { refused } from '../finding.ts';
import type { Person } from '../items/common.ts';
import type { MembershipItem } from '../items/contract.ts';
import type { SettlementItem } from '../items/period.ts';
import type { TaskItem } from '../items/work.ts';
import type { TaskKind } from '../items/workflow.ts';
import { isSamePerson } from './members.ts';

/** Who has a stake in the result: a verifier has none of these, unless the terms agree it away. */
const STAKES: readonly Role[] = ['outcome-payer', 'investor', 'provider'];

type Apart = { affair?: TaskKind[]; period?: TaskKind[]; contract?: TaskKind[] };

/**
 * Decisions that one person may not take together. Those on the same line as the task are looked for in the
 * same affair (the same signing, the same settlement), in the same period, or in the whole contract: a settlement
 * covers everything verified to date, so whoever attests one has verified no outcome of the contract.
 */
const APART: Readonly<Record<TaskKind, Apart>> = {
  'sign-terms': { affair: ['sign-terms'] },
  'report-delivery': { period: ['accept-delivery'] },
  'accept-delivery': { period: ['report-delivery'] },
  'deliver-data': { period: ['verify-outcome', 'arbitrate'] },
  'verify-outcome': { period: ['deliver-data', 'attest', 'arbitrate'] },
  'answer-objection': { period: ['deliver-data', 'attest', 'arbitrate'] },
  arbitrate: { period: ['deliver-data', 'verify-outcome', 'answer-objection', 'attest'] },
  attest: { affair: ['attest'], contract: ['verify-outcome', 'answer-objection', 'arbitrate'] },
  'confirm-payment': {},
};

/** Refuses whoever has taken a decision on the other side of this one. */
export function otherSide(
  task: TaskItem,
  person: Person,
  otherTasks: readonly TaskItem[],
): Finding[] {
  const apart = APART[task.task];
  const theirs = otherTasks.filter(
    ({ taskId, decision }) =>
      taskId !== task.taskId && decision !== undefined && isSamePerson(decision.by, person),
  );
  const clash = theirs.find(
    (other) =>
      apart.contract?.includes(other.task) ||
      (apart.period?.includes(other.task) && other.periodId === task.periodId) ||
      (apart.affair?.includes(other.task) && isSameAffair(other, task)),
  );
  return clash ? [refused('authority.same-person', { did: clash.task })] : [];
}

/** Whoever stands in for a colleague does not decide beside the same colleague. */
export function besideOwnSubstitute(
  task: TaskItem,
  own: readonly MembershipItem[],
  all: readonly MembershipItem[],
  otherTasks: readonly TaskItem[],
): Finding[] {
  const deciders = otherTasks
    .filter((other) => other.task === task.task && isSameAffair(other, task))
    .flatMap(({ decision }) => (decision ? [decision.by] : []));
  const clash = deciders.some((decider) => {
    const theirs = all.filter(({ person }) => isSamePerson(person, decider));
    return (
      own.some(({ substituteFor }) => substituteFor === decider.subject) ||
      theirs.some(({ substituteFor }) => own.some(({ person }) => substituteFor === person.subject))
    );
  });
  return clash ? [refused('authority.stands-in')] : [];
}

/** The verifier has no stake in the result, and the arbiter no other role. */
export function notIndependent(
  task: TaskKind,
  own: readonly MembershipItem[],
  terms: Terms,
): Finding[] {
  if (task !== 'verify-outcome' && task !== 'answer-objection' && task !== 'arbitrate') return [];
  if (task !== 'arbitrate' && terms.verification?.independence === 'agreed away') return [];
  const clashes = own.flatMap(({ party, role }) => {
    const held = new Set<string>([role, ...(terms.parties[party]?.roles ?? [])]);
    const roles = [...held].filter((each) =>
      task === 'arbitrate'
        ? each !== 'arbiter' && each !== 'signatory'
        : STAKES.some((stake) => stake === each),
    );
    return roles.length > 0 ? [{ party, roles }] : [];
  });
  const [clash] = clashes;
  if (!clash) return [];
  const code = task === 'arbitrate' ? 'authority.arbiter-partial' : 'authority.verifier-partial';
  return [refused(code, clash)];
}

/** Nobody attests money to a party of their own. A party that pays itself has nobody else to attest. */
export function ownBenefit(own: readonly MembershipItem[], settlement: SettlementItem): Finding[] {
  const parties = new Set(own.map(({ party }) => party));
  const received = settlement.payers.flatMap(({ payer, recipients }) =>
    recipients.filter(
      ({ party, amount }) => parties.has(party) && party !== payer && decimal(amount).isPositive(),
    ),
  );
  const [benefit] = received.filter(({ amount }) => !decimal(amount).isZero());
  return benefit ? [refused('authority.own-benefit', { party: benefit.party })] : [];
}

/** An attester's limit holds for the whole settlement, in the contract's currency. */
export function overLimit(
  inRole: readonly MembershipItem[],
  settlement: SettlementItem,
): Finding[] {
  const limits = inRole.map(({ attestLimit }) => attestLimit);
  if (limits.length === 0 || limits.includes(undefined)) return [];
  const [largest] = limits
    .flatMap((limit) => (limit === undefined ? [] : [decimal(limit)]))
    .toSorted((one, other) => other.comparedTo(one));
  const amount = attestedAmount(settlement);
  if (largest === undefined || amount.lte(largest)) return [];
  const facts = {
    limit: largest.toFixed(),
    amount: amount.toFixed(),
    currency: settlement.currency,
  };
  return [refused('authority.over-limit', facts)];
}

function attestedAmount({ payable, claimedBack }: SettlementItem): Decimal {
  const paid = decimal(payable);
  const back = decimal(claimedBack);
  return paid.gt(back) ? paid : back;
}

function isSameAffair(one: TaskItem, other: TaskItem): boolean {
  return (
    one.periodId === other.periodId &&
    one.purpose === other.purpose &&
    one.revision === other.revision
  );
}
