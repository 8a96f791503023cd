import type { Instant, Person } from '../../../core/lifecycle/items/common.ts';
import type { ApiContext } from '../context.ts';
import { fileOf } from '../load.ts';

/** A reading of person-level data: which files, who, and what for. */
export type Reading = {
  readonly contractId: string;
  readonly files: readonly string[];
  readonly who: Person;
  readonly why: string;
  readonly at: Instant;
};

/**
 * The bytes of person-level files. The reading is logged in the contract's chain of reads, and before it takes
 * place: one that cannot be logged does not happen.
 *
 * @throws Refused 404, 410
 */
export async function readPersonFiles(
  context: ApiContext,
  { contractId, files, who, why, at }: Reading,
): Promise<Uint8Array[]> {
  if (files.length === 0) return [];
  const facts = { files: files.join(' '), why };
  const chain = `access-${at.slice(0, 7)}`;
  const event = { what: 'person-data-read', who, at, facts, chain };
  await context.store.commit({ contractId, writes: [], events: [event], outbox: [] });
  return Promise.all(files.map((file) => fileOf(context, 'person', contractId, file)));
}
