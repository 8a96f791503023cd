import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { ApiRequest } from '../handler.ts';
import { hashOfBytes } from '../hash-of-bytes.ts';
import { refused } from '../refused.ts';
import type { Read } from './delivery.ts';
import { isOfFile, standingImports } from './known.ts';
import { zoneOf } from './zone.ts';

/** An import whose rows say the same as a file, and what was delivered of its kind after it, the oldest first. */
export type Same = { readonly same: ImportItem; readonly later: readonly ImportItem[] };

/**
 * The newest import for the same period and revision whose rows say the same, in whatever form they came.
 *
 * @throws Refused 422 for a file of which only the right rows were taken in, and of which others are right now: that
 *   would be some of its rows twice.
 */
export async function sameContent(
  { context, input }: ApiRequest<{ contractId: string; periodId?: string }>,
  what: ImportItem['what'],
  { hashes, revision }: Read,
): Promise<Same | undefined> {
  if (!hashes) return undefined;
  const imports = await standingImports(context, input.contractId);
  const alike = imports.filter(
    (each) => each.what === what && each.periodId === input.periodId && each.revision === revision,
  );
  const at = alike.findLastIndex(({ content }) => content === hashes.content);
  const same = alike[at];
  if (same) return { same, later: alike.slice(at + 1) };
  const inPart = alike.find((each) => each.rejected !== undefined && isOfFile(each, hashes));
  if (!inPart) return undefined;
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
