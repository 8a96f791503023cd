import type { StepContext } from '../step.ts';

/**
 * Removes the persons of a contract that is carried on elsewhere, if that is decided: the data key first, then the
 * files. Broken off anywhere it is done again. Nothing else is done here in a contract that has moved.
 */
export async function eraseLeft(context: StepContext, contractId: string): Promise<void> {
  const { store, files } = context;
  const { LEFT, personsLeft } = await import('../../core/lifecycle/leaving/leave.ts');
  const outbox = await store.read('outbox', contractId, { outboxId: LEFT });
  const contract = await store.read('contract', contractId, {});
  if (outbox?.state !== 'pending' || contract?.moved?.left?.state !== 'decided') return;
  const { keyId } = await files.erasePersons(contractId);
  await store.commit(personsLeft({ contract, outbox, keyId }));
}
