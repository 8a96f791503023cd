import type { Change } from '../../core/lifecycle/change.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import type { DueItem } from '../../core/lifecycle/items/work.ts';
import { decidedErasure } from '../../core/lifecycle/leaving/erasure.ts';
import { personsKept } from '../common/erasure.ts';
import { noticeToSend } from '../common/open-file.ts';
import { loadTerms } from '../common/terms.ts';
import type { StepContext } from '../step.ts';

type Erasing = { context: StepContext; contract: ContractItem; due: DueItem; now: string };

/**
 * The time of persons' data is over. Erasure is decided, unless something is under way that may still ask for them:
 * then it waits, and the project owner is told what for, once.
 */
export async function eraseOrWait(
  erasing: Erasing,
): Promise<Partial<Pick<Change, 'writes' | 'outbox'>> | 'waits' | 'done'> {
  const { context, contract, now } = erasing;
  const { erasure } = contract;
  if (erasure && erasure.state !== 'requested') return 'done';
  const keeps = await personsKept(context, contract);
  if (keeps.length === 0) return decidedErasure(contract, { why: 'retention', at: now });
  await tellWaiting(erasing, keeps);
  return 'waits';
}

async function tellWaiting(
  { context, contract, due, now }: Erasing,
  keeps: Awaited<ReturnType<typeof personsKept>>,
): Promise<void> {
  const { contractId, termsVersion } = contract;
  const { terms } = await loadTerms(context, contractId, termsVersion);
  const { erasureWaitsNotice } = await import('../../core/notices/erasure.ts');
  const notice = erasureWaitsNotice({ contract, terms, keeps, dueAt: due.at, at: now });
  const outboxId = `notice.${notice.noticeId}`;
  if (await context.store.read('outbox', contractId, { outboxId })) return;
  const outbox = [await noticeToSend(context, notice)];
  const change = { contractId, writes: [], events: [], outbox };
  await context.store.commit(change);
  await context.dispatch(change);
}
