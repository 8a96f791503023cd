import type { Terms } from '../../terms/shape/terms.ts';
import { isSamePerson } from '../authority/members.ts';
import type { Change } from '../change.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { SettlementItem } from '../items/period.ts';
import type { TaskItem, TransitionItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';
import { finishTransition } from '../tasks/finish.ts';
import { taskParty } from '../tasks/tasks.ts';

/** Who is asked to attest: so many persons together as the terms say, two if they say nothing. */
export type AttestAsked = { readonly detail: string; readonly party: string };

/**
 * The attests that a payout needs, numbered.
 *
 * @example attestsNeeded(terms) // → [{ detail: '1', party: 'city' }, { detail: '2', party: 'city' }]
 */
export function attestsNeeded(terms: Terms): AttestAsked[] {
  const party = taskParty('attest', terms);
  const count = Number(terms.payout?.attesters ?? '2');
  return Array.from({ length: count }, (_, index) => ({ detail: String(index + 1), party }));
}

/**
 * Whether a settlement is still the one that its contract is about to pay: open, and computed from the
 * ledger as it stands. Attest, issue and posting ask this of the head in their own transaction.
 */
export function isCurrent(contract: ContractItem, settlement: SettlementItem): boolean {
  return (
    contract.openSettlement === settlementKey(settlement) &&
    contract.ledgerSequence === settlement.ledgerSequence
  );
}

export type AttestOutcome = 'attested' | 'refused' | 'waiting';

/**
 * Reads the decided attests. One refusal ends the payout: the settlement is refused, and a person corrects or
 * settles again. Attested is what so many different persons attested by its hash.
 *
 * @throws RangeError for an attest of something else, or two of one person: deciding refuses both.
 */
export function readAttests(input: {
  contract: ContractItem;
  settlement: SettlementItem;
  transition: TransitionItem;
  at: Instant;
  tasks: readonly TaskItem[];
  needed: number;
}): { outcome: AttestOutcome } & Pick<Change, 'writes' | 'events'> {
  const { settlement, tasks, needed } = input;
  const decisions = tasks.flatMap(({ decision }) => (decision ? [decision] : []));
  const refusal = decisions.find(({ choice }) => choice === 'refuse');
  if (refusal) return refuse(input, refusal);
  const attests = decisions
    .filter(({ choice }) => choice === 'attest')
    .map(({ by, at, hash }) => ({ person: by, at, hash: hash ?? '' }));
  if (attests.length < needed) return { outcome: 'waiting', writes: [], events: [] };
  refuseFalseAttests(attests, settlement);
  return attest(input, attests);
}

type Attest = SettlementItem['attests'][number];

function refuseFalseAttests(attests: readonly Attest[], { file }: SettlementItem): void {
  for (const [index, { person, hash }] of attests.entries()) {
    const earlier = attests.slice(0, index);
    if (earlier.some((other) => isSamePerson(other.person, person)))
      throw new RangeError('One person attested twice');
    if (hash !== file) throw new RangeError('An attest of another settlement');
  }
}

function attest(input: Parameters<typeof readAttests>[0], attests: Attest[]) {
  const { contract, settlement, at } = input;
  const facts = { settlement: settlementKey(settlement), attests: String(attests.length) };
  return {
    outcome: 'attested' as const,
    writes: [
      { op: 'replace' as const, item: { ...settlement, state: 'attested' as const, attests } },
      { op: 'check' as const, item: contract },
    ],
    events: [
      {
        what: 'settlement-attested',
        who: { system: 'workflow' as const },
        at,
        facts,
      },
    ],
  };
}

function refuse(
  { contract, settlement, transition, at }: Parameters<typeof readAttests>[0],
  { by, reason }: NonNullable<TaskItem['decision']>,
) {
  const { openSettlement: _, ...head } = contract;
  const why = reason === undefined ? {} : { reason };
  return {
    outcome: 'refused' as const,
    writes: [
      {
        op: 'replace' as const,
        item: { ...settlement, state: 'refused' as const, ...why },
      },
      { op: 'replace' as const, item: head },
      finishTransition(transition, 'finished', 'refused'),
    ],
    events: [
      {
        what: 'settlement-refused',
        who: by,
        at,
        facts: { settlement: settlementKey(settlement), ...why },
      },
    ],
  };
}
