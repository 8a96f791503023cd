import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import { stands } from '../../../core/lifecycle/standing.ts';
import type { ApiRequest } from '../handler.ts';
import { hashOfBytes } from '../hash-of-bytes.ts';
import { refused } from '../refused.ts';
import type { Read } from './delivery.ts';
import { isOfFile } from './known.ts';
import { zoneOf } from './zone.ts';

/**
 * An import for the same period and revision whose rows say the same, in whatever form they came.
 *
 * @throws Refused 422 for a file of which only the right rows were taken in, and of which others are right now: that
 *   would be some of its rows twice.
 */
export async function sameContent(
  { context, input }: ApiRequest<{ contractId: string; periodId?: string }>,
  what: ImportItem['what'],
  { hashes, revision }: Read,
): Promise<ImportItem | undefined> {
  if (!hashes) return undefined;
  const imports = await context.store.list('import', input.contractId);
  const alike = imports
    .filter(stands)
    .filter(
      (each) =>
        each.what === what && each.periodId === input.periodId && each.revision === revision,
    );
  const same = alike.find(({ content }) => content === hashes.content);
  const inPart = alike.find((each) => each.rejected !== undefined && isOfFile(each, hashes));
  if (same || !inPart) return same;
  throw refused(422, 'import.delivered-in-part', { importId: inPart.importId });
}

/**
 * Keeps a file that is known again: where its bytes were lost, or lie under a key that was, whoever delivers the same
 * file brings them back. What only says the same in another form is not the file that was approved.
 */
export async function keepAgain(
  { context, input }: ApiRequest<{ contractId: string }>,
  { what, file }: ImportItem,
  { kept }: Pick<Read, 'kept'>,
): Promise<void> {
  if (hashOfBytes(kept) !== file) return;
  await context.files.put(zoneOf(what), input.contractId, kept);
}
