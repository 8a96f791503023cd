import { decimal } from '../../money/decimal.ts';
import type { Settlement } from '../../settlement/settlement.ts';
import type { Change, Write } from '../change.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { SettlementItem } from '../items/period.ts';
import type { DueItem, TransitionItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';
import { affairOf } from '../tasks/begin.ts';
import { finishTransition } from '../tasks/finish.ts';
import { settlementItem } from './item.ts';
import { meetOpenSettlement } from './payout.ts';
import { type OpenSettlement, supersede } from './supersede.ts';

/** What becomes of a computed settlement. The head is changed by whoever commits, together with other news of it. */
export type Proposal = Pick<Change, 'writes' | 'events'> & {
  readonly outcome: 'settled' | 'nothing-to-pay' | 'waits';
  readonly contract: ContractItem;
  /** Whether the open settlement is withdrawn. */
  readonly supersedes: boolean;
};

type Input = {
  contract: ContractItem;
  transition: TransitionItem;
  settlement: Settlement;
  /** Where the whole settlement is kept, and what of it everybody may read. */
  file: string;
  disclosedFile?: string;
  at: Instant;
  open?: OpenSettlement;
  /** The due item of an earlier wait of the same payout. */
  waited?: DueItem;
  /** An earlier settlement of the same key that was refused. */
  refused?: SettlementItem;
};

/**
 * Decides what becomes of a computed settlement. At most one may be open: one that is not issued yet is
 * superseded in the same change, with its tasks and transition; for one that is issued or unknown the new one
 * waits. What says that nothing is to be paid ends the transition.
 */
export function proposeSettlement(input: Input): Proposal {
  const { open, settlement } = input;
  const meeting = meetOpenSettlement(open?.item);
  if (meeting === 'waits') return waits(input);
  const superseded = open && meeting === 'supersedes' ? supersede(open, input.at) : NOTHING;
  const nothingToPay = [settlement.payable, ...settlement.payers.map((each) => each.claimedBack)]
    .map(decimal)
    .every((amount) => amount.isZero());
  const proposal = nothingToPay ? nothing(input) : settled(input);
  return {
    ...proposal,
    supersedes: meeting === 'supersedes',
    writes: [...superseded.writes, ...proposal.writes],
    events: [...superseded.events, ...proposal.events],
  };
}

const NOTHING: Pick<Change, 'writes' | 'events'> = { writes: [], events: [] };

/** Leaves a due item; the sweep, or the posting of the payment that it waits for, starts the next attempt. */
function waits({ contract, transition, open, waited, at }: Input): Proposal {
  const { checkAt: _, ...resting } = transition;
  const key = settlementKey(transition);
  const due = {
    kind: 'due' as const,
    contractId: contract.contractId,
    ...affairOf(transition),
    dueId: `payout-waits.${key}`,
    what: 'payout-waits' as const,
    at,
    state: 'waiting' as const,
  };
  const write: Write = waited
    ? { op: 'replace', item: { ...waited, ...due } }
    : { op: 'create', item: due };
  const facts = { settlement: key, waitsFor: open ? settlementKey(open.item) : '' };
  return {
    outcome: 'waits',
    contract,
    supersedes: false,
    writes: [write, { op: 'replace', item: resting }, { op: 'check', item: contract }],
    events: [happened('payout-waits', at, facts)],
  };
}

function settled(input: Input): Omit<Proposal, 'supersedes'> {
  const { contract, transition, settlement, file, disclosedFile, refused } = input;
  const item = settlementItem(input);
  const key = settlementKey(transition);
  const { entitled, payable, calculation } = settlement;
  return {
    outcome: 'settled',
    contract: { ...contract, openSettlement: key },
    writes: [
      refused
        ? { op: 'replace', item: { ...item, format: refused.format, version: refused.version } }
        : { op: 'create', item },
    ],
    events: [
      happened('settlement-computed', input.at, {
        settlement: key,
        entitled,
        payable,
        claimedBack: item.claimedBack,
        file,
        ...(disclosedFile === undefined ? {} : { disclosedFile }),
        calculation,
      }),
    ],
  };
}

function nothing({
  contract,
  transition,
  settlement,
  file,
  at,
}: Input): Omit<Proposal, 'supersedes'> {
  const { openSettlement: _, ...head } = contract;
  const facts = {
    settlement: settlementKey(transition),
    entitled: settlement.entitled,
    file,
    calculation: settlement.calculation,
  };
  return {
    outcome: 'nothing-to-pay',
    contract: head,
    writes: [finishTransition(transition, 'finished', 'nothing-to-pay')],
    events: [happened('nothing-to-pay', at, facts)],
  };
}

function happened(what: string, at: Instant, facts: Readonly<Record<string, string>>) {
  return { what, who: { system: 'workflow' as const }, at, facts };
}
