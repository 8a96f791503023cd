import { hashOf } from '../../core/lifecycle/chain/canonical.ts';
import type { Change, Write } from '../../core/lifecycle/change.ts';
import type { FactItem, ImportItem } from '../../core/lifecycle/items/delivered.ts';
import type { New } from '../../core/lifecycle/items/item.ts';
import { carryOut } from './carry-out.ts';
import type { ApiContext } from './context.ts';
import type { ApiRequest } from './handler.ts';
import { find } from './load.ts';
import { Refused, refused } from './refused.ts';

/**
 * The id of what a person creates under an `Idempotency-Key`: the same for a repetition of the call, and told by
 * nobody else's key. Thus the created item is itself the memory of the call, for as long as it lives.
 */
export function idOfCall({ person, idempotencyKey }: ApiRequest, contractId: string): string {
  const { issuer, subject } = person;
  return hashOf([contractId, issuer, subject, idempotencyKey]).slice(0, 32);
}

/**
 * Creates a fact or an import, or answers the one that the same call created before.
 *
 * @throws Refused 422 when the key was used for something else, 409 when another writer was first.
 */
export async function createOnce<I extends FactItem | ImportItem>(
  context: ApiContext,
  { key, item, change }: { key: object; item: New<I>; change: Omit<Change, 'contractId'> },
): Promise<I> {
  const { kind, contractId } = item;
  const before = await context.store.read(kind, contractId, key);
  if (before) return sameAs(before as I, item);
  try {
    const writes: Write[] = [{ op: 'create', item }, ...change.writes];
    await carryOut(context, { contractId, ...change, writes });
  } catch (error) {
    const meanwhile = await context.store.read(kind, contractId, key);
    if (!(error instanceof Refused) || !meanwhile) throw error;
    return sameAs(meanwhile as I, item);
  }
  return (await find(context, kind, contractId, key)) as I;
}

function sameAs<I extends FactItem | ImportItem>(before: I, item: New<I>): I {
  if (hashOf(saidIn(before)) === hashOf(saidIn(item as New<FactItem | ImportItem>))) return before;
  throw refused(422, 'api.idempotency-key-used');
}

/** The time of a repetition is another, and so may be what was added since; everything that the person said is the same. */
function saidIn(item: New<FactItem | ImportItem>): object {
  const {
    format: _,
    version: __,
    at: ___,
    blind: ____,
    told: _____,
    headVersion: ______,
    withdrawn: _______,
    ...said
  } = item as Partial<ImportItem>;
  return said;
}
