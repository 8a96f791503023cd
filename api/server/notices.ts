import { canonicalJson } from '../../core/lifecycle/chain/canonical.ts';
import type { Change, NewOutbox } from '../../core/lifecycle/change.ts';
import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import { withdrawnIn } from '../../core/lifecycle/payout/supersede.ts';
import type { Notice } from '../../core/notices/notice.ts';
import { payoutSupersededNotice } from '../../core/notices/payout.ts';
import type { ApiContext } from './context.ts';
import { loadTerms } from './load.ts';

/** Keeps a notice's bytes, and answers the outbox item that sends them. */
export async function noticeToSend(
  { files }: Pick<ApiContext, 'files'>,
  notice: Notice,
): Promise<NewOutbox> {
  const bytes = new TextEncoder().encode(canonicalJson(notice));
  const file = await files.put('open', notice.contractId, bytes);
  const outboxId = `notice.${notice.noticeId}`;
  return { outboxId, message: { what: 'notice', file, type: notice.type } };
}

/** The change, with a notice of every payout that it withdraws: whoever was told to pay it is told at once. */
export async function tellingOfWithdrawn(
  context: ApiContext,
  change: Change,
  { contract, reason, at }: { contract: ContractItem; reason: string; at: Instant },
): Promise<Change> {
  const notices = await Promise.all(
    withdrawnIn(change).map(async (item) => {
      const { terms } = await loadTerms(context, contract.contractId, item.termsVersion);
      return noticeToSend(context, payoutSupersededNotice({ contract, terms, item, reason, at }));
    }),
  );
  return { ...change, outbox: [...change.outbox, ...notices] };
}
