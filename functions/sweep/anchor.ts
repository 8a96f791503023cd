import { EVENTS_CHAIN } from '../../core/lifecycle/chain/chain.ts';
import type { Files } from '../../ports/files.ts';
import type { StepContext } from '../step.ts';

/** What this process has anchored already, so that a sweep every few minutes writes once a day. */
const anchored = new WeakMap<Files, Set<string>>();

/**
 * Puts the heads of a contract's chains among the locked files, once a day: whoever rewrites the table's events
 * later cannot rewrite these. Of the chains of reads, only this month's still grows.
 *
 * @returns how many were put there
 */
export async function anchorChains(
  { store, files, clock }: StepContext,
  contractId: string,
): Promise<number> {
  const writtenAt = clock.realNow();
  const day = writtenAt.slice(0, 10);
  const known = anchored.get(files) ?? new Set();
  anchored.set(files, known);
  if (known.has(`${contractId} ${day}`)) return 0;
  const heads = (await store.list('chain', contractId)).filter(
    ({ chain }) => chain === EVENTS_CHAIN || chain.endsWith(day.slice(0, 7)),
  );
  for (const { chain, sequence, hash } of heads) {
    await files.anchor({ contractId, chain, day, sequence, hash, writtenAt });
  }
  if (heads.length > 0) known.add(`${contractId} ${day}`);
  return heads.length;
}
