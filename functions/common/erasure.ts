import { type KeepsPersons, keepsPersons } from '../../core/lifecycle/due/retention.ts';
import type { ContractItem } from '../../core/lifecycle/items/contract.ts';
import type { StepContext } from '../step.ts';

/** Why a contract's persons may not be erased yet; nothing if they may. */
export async function personsKept(
  { store }: Pick<StepContext, 'store'>,
  contract: ContractItem,
): Promise<readonly KeepsPersons[]> {
  const { contractId } = contract;
  const [transitions, tasks, dues, settlements] = await Promise.all([
    store.list('transition', contractId),
    store.list('task', contractId),
    store.list('due', contractId),
    store.list('settlement', contractId),
  ]);
  return keepsPersons({ contract, transitions, tasks, dues, settlements });
}
