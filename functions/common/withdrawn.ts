import type { Change } from '../../core/lifecycle/change.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import { withdrawnIn } from '../../core/lifecycle/payout/supersede.ts';
import type { StepContext } from '../step.ts';
import { noticeToSend } from './open-file.ts';
import { loadTerms } from './terms.ts';

/** The change, with a notice of every payout that it withdraws: whoever was told to pay it is told at once. */
export async function tellingOfWithdrawn(
  context: StepContext,
  change: Change,
  { contract, reason, at }: { contract: ContractItem; reason: string; at: Instant },
): Promise<Change> {
  const withdrawn = withdrawnIn(change);
  if (withdrawn.length === 0) return change;
  const { payoutSupersededNotice } = await import('../../core/notices/payout.ts');
  const notices = await Promise.all(
    withdrawn.map(async (item) => {
      const { terms } = await loadTerms(context, contract.contractId, item.termsVersion);
      return noticeToSend(context, payoutSupersededNotice({ contract, terms, item, reason, at }));
    }),
  );
  return { ...change, outbox: [...change.outbox, ...notices] };
}
