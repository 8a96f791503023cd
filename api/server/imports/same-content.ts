import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { ApiRequest } from '../handler.ts';
import { refused } from '../refused.ts';
import type { Read } from './delivery.ts';
import { isOfFile } from './known.ts';

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
  const alike = imports.filter(
    (each) => each.what === what && each.periodId === input.periodId && each.revision === revision,
  );
  const same = alike.find(({ content }) => content === hashes.content);
  const inPart = alike.find((each) => each.rejected !== undefined && isOfFile(each, hashes));
  if (same || !inPart) return same;
  throw refused(422, 'import.delivered-in-part', { importId: inPart.importId });
}
