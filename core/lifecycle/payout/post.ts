import { type Change, together } from '../change.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { SettlementItem } from '../items/period.ts';
import type { TransitionItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';
import { affairOf } from '../tasks/begin.ts';
import { finishTransition } from '../tasks/finish.ts';
import { afterPayout } from './after.ts';
import { paymentEntries, posting } from './ledger.ts';
import type { PayoutState } from './payout.ts';

const WORKFLOW = { system: 'workflow' as const };

/**
 * Posts a paid settlement: the ledger's entries, the head's next sequence, the settlement reconciled (what was
 * paid is what the notice says), and whatever comes next, all in one change.
 */
export function postPayment(
  input: PayoutState & {
    contract: ContractItem;
    settlement: SettlementItem;
    transition: TransitionItem;
    at: Instant;
  },
): Change {
  const { contract, settlement, transition, at } = input;
  const { contractId } = contract;
  const sequence = contract.ledgerSequence + 1;
  const { openSettlement: _, ...rest } = contract;
  const head: ContractItem = { ...rest, ledgerSequence: sequence };
  const affair = affairOf(settlement);
  const entries = posting({
    contractId,
    sequence,
    at,
    settlement: affair,
    entries: paymentEntries(settlement),
  });
  const facts = { settlement: settlementKey(settlement), sequence: String(sequence) };
  const posted: Partial<Change> = {
    writes: [
      ...entries.map((item) => ({ op: 'create' as const, item })),
      { op: 'replace', item: { ...settlement, state: 'reconciled' } },
      finishTransition(transition, 'finished', 'reconciled'),
    ],
    events: [{ what: 'payment-posted', who: WORKFLOW, at, facts }],
  };
  return together(contractId, [posted, afterPayout({ ...input, contract: head })]);
}
