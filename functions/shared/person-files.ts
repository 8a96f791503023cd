import type { Instant } from '../../core/lifecycle/items/common.ts';
import type { StepContext } from '../step.ts';

/** A reading of person-level data: which files, and what for. */
export type Reading = {
  readonly contractId: string;
  readonly files: readonly string[];
  readonly why: string;
  readonly at: Instant;
};

/**
 * Reads files of the person zone. The reading is logged in the contract's chain of reads before it takes place,
 * so that none can go unlogged; a step that runs again logs again, because it reads again.
 */
export async function readPersonFiles(
  { store, files }: Pick<StepContext, 'store' | 'files'>,
  { contractId, files: hashes, why, at }: Reading,
): Promise<string[]> {
  if (hashes.length === 0) return [];
  await store.commit({
    contractId,
    writes: [],
    events: [
      {
        what: 'person-data-read',
        who: { system: 'workflow' },
        at,
        facts: { files: hashes.join(' '), why },
        chain: `access-${at.slice(0, 7)}`,
      },
    ],
    outbox: [],
  });
  const texts: string[] = [];
  for (const hash of hashes) {
    texts.push(new TextDecoder().decode(await files.get('person', contractId, hash)));
  }
  return texts;
}
