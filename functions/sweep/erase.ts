import type { Change } from '../../core/lifecycle/change.ts';
import { ERASURE } from '../../core/lifecycle/due/retention.ts';
import type { ContractItem, Erasure } from '../../core/lifecycle/items/contract.ts';
import { erasureCertificate } from '../../core/lifecycle/leaving/erasure.ts';
import { noticeToSend, putOpen } from '../common/open-file.ts';
import { loadTerms } from '../common/terms.ts';
import type { StepContext } from '../step.ts';

/**
 * Erases a contract's persons if that is decided: the data key first, then the files; then says so in a certificate, an
 * event, and a notice. Broken off anywhere it is done again, and says the same.
 *
 * Only the sweep does this, so that no other function needs the right to delete anything.
 */
export async function eraseDecided(context: StepContext, contractId: string): Promise<void> {
  const { store, files } = context;
  const outboxId = ERASURE.purpose;
  const item = await store.read('outbox', contractId, { outboxId });
  const contract = await store.read('contract', contractId, {});
  const erasure = contract?.erasure;
  if (item?.state !== 'pending' || !contract || erasure?.state !== 'decided') return;
  // What was decided before it moved is done where it is carried on: here nothing could be said of it any more.
  if (contract.moved) return;
  const { keyId } = await files.erasePersons(contractId);
  const certificate = await certificateOf(context, { contract, erasure, keyId });
  const { terms } = await loadTerms(context, contractId, contract.termsVersion);
  const { personsErasedNotice } = await import('../../core/notices/erasure.ts');
  const notice = personsErasedNotice({ contract, terms, certificate, at: erasure.at });
  const facts = { why: erasure.why, certificate, ...(keyId === undefined ? {} : { keyId }) };
  const { retryAt: _, ...rest } = item;
  const done: Erasure = { ...erasure, state: 'done', certificate };
  const change: Change = {
    contractId,
    writes: [
      { op: 'replace', item: { ...rest, state: 'done' } },
      { op: 'replace', item: { ...contract, erasure: done } },
    ],
    events: [{ what: 'persons-erased', who: { system: 'sweep' }, at: erasure.at, facts }],
    outbox: [await noticeToSend(context, notice)],
  };
  await store.commit(change);
  await context.dispatch(change);
}

async function certificateOf(
  context: StepContext,
  input: { contract: ContractItem; erasure: Erasure; keyId: string | undefined },
): Promise<string> {
  const { contractId, termsVersion } = input.contract;
  const [{ terms, hash }, imports, results, settlements] = await Promise.all([
    loadTerms(context, contractId, termsVersion),
    context.store.list('import', contractId),
    context.store.list('result', contractId),
    context.store.list('settlement', contractId),
  ]);
  const certificate = erasureCertificate({
    contractId,
    erasure: input.erasure,
    keyId: input.keyId,
    terms: { version: termsVersion, hash, terms },
    imports,
    results,
    settlements,
  });
  return putOpen(context, contractId, certificate);
}
