import type { Change } from '../change.ts';
import type { Affair, Instant } from '../items/common.ts';
import { WHOLE_CONTRACT } from '../items/constants.ts';
import type { ContractItem } from '../items/contract.ts';
import type { TransitionItem } from '../items/work.ts';
import { beginTransition, nextAttempt } from '../tasks/begin.ts';
import { doneDue } from '../tasks/finish.ts';
import { everythingIsDone, type PayoutState, sameAffair } from './payout.ts';

const WORKFLOW = { system: 'workflow' as const };

/**
 * What comes after a payout that has ended, with the write of the contract's head: the payout that waits
 * longest goes on; without one, and with nothing left to do, the final settlement begins; after that one the
 * contract is closed.
 */
export function afterPayout(
  input: PayoutState & {
    /** The head as it is to be, with the version that was read. */
    contract: ContractItem;
    transition: TransitionItem;
    at: Instant;
  },
): Pick<Change, 'writes' | 'events' | 'outbox'> {
  const { contract, transition, at } = input;
  const ended: PayoutState = { ...input, payouts: input.payouts.map(finishedNow) };
  const head = (item: ContractItem) => ({ op: 'replace' as const, item });
  if (transition.purpose === 'final' && everythingIsDone(ended)) {
    return {
      writes: [head({ ...contract, phase: 'closed' })],
      events: [{ what: 'contract-closed', who: WORKFLOW, at, facts: {} }],
      outbox: [],
    };
  }
  const next = waitingPayout(ended, at) ?? finalPayout(ended, contract, at);
  return {
    writes: [head(contract), ...(next?.writes ?? [])],
    events: [],
    outbox: next?.outbox ?? [],
  };

  function finishedNow(payout: TransitionItem): TransitionItem {
    return sameAffair(payout, transition) ? { ...payout, state: 'finished' } : payout;
  }
}

type Next = Pick<Change, 'writes' | 'outbox'>;

function waitingPayout({ dues, payouts }: PayoutState, at: Instant): Next | undefined {
  const waiting = dues
    .filter(({ what, state }) => what === 'payout-waits' && state === 'waiting')
    .toSorted((one, other) => one.at.localeCompare(other.at));
  for (const due of waiting) {
    const payout = payouts.find((each) => sameAffair(each, due) && each.state === 'open');
    if (!payout) continue;
    const { writes, outbox } = nextAttempt(payout, at);
    return { writes: [...doneDue([due]), ...writes], outbox };
  }
  return undefined;
}

/**
 * The final payout, if everything else is done. One that ended while something was to be done again has a
 * successor; one that was refused waits for a person instead.
 */
export function finalPayout(
  state: PayoutState,
  contract: ContractItem,
  at: Instant,
): Next | undefined {
  const finals = state.payouts.filter(({ purpose }) => purpose === 'final');
  const refused = finals.some(({ outcome }) => outcome === 'refused');
  if (contract.phase !== 'follow-up' || refused || !everythingIsDone(state)) return undefined;
  const revision = finals.length + 1;
  return beginPayout(contract, { periodId: WHOLE_CONTRACT, purpose: 'final', revision }, at);
}

/** Begins the payout of an affair. */
export function beginPayout({ contractId }: ContractItem, affair: Affair, at: Instant): Next {
  return beginTransition({ contractId, workflow: 'payout', affair, at, startedBy: WORKFLOW });
}
