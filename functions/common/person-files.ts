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
 * Logs a reading of person-level data in the contract's chain of reads, before it takes place, so that none can
 * go unlogged. A step that runs again logs again, because it reads again.
 */
export async function logReading(
  { store }: Pick<StepContext, 'store'>,
  { contractId, files, why, at }: Reading,
): Promise<void> {
  if (files.length === 0) return;
  await store.commit({
    contractId,
    writes: [],
    events: [
      {
        what: 'person-data-read',
        who: { system: 'workflow' },
        at,
        facts: { files: files.join(' '), why },
        chain: `access-${at.slice(0, 7)}`,
      },
    ],
    outbox: [],
  });
}

/** Reads files of the person zone, and logs it. */
export async function readPersonFiles(
  context: Pick<StepContext, 'store' | 'files'>,
  reading: Reading,
): Promise<string[]> {
  await logReading(context, reading);
  const texts: string[] = [];
  for (const hash of reading.files) {
    const bytes = await context.files.get('person', reading.contractId, hash);
    texts.push(new TextDecoder().decode(bytes));
  }
  return texts;
}
