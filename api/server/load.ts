import type { ContractItem, TermsItem } from '../../core/lifecycle/items/contract.ts';
import type { ItemKind, ItemOf } from '../../core/lifecycle/items/item.ts';
import type { PeriodItem, ResultItem } from '../../core/lifecycle/items/period.ts';
import { asDisclosed, type Disclosed } from '../../core/privacy/disclosed.ts';
import type { ReadTerms } from '../../core/terms/read.ts';
import { rememberedTerms } from '../../core/terms/remembered.ts';
import { FileMissingError } from '../../ports/files/errors.ts';
import type { Zone } from '../../ports/files.ts';
import type { ItemKey } from '../../store/store.ts';
import type { ApiContext } from './context.ts';
import { refused } from './refused.ts';

/** The item, read consistently. @throws Refused 404 */
export async function find<K extends ItemKind>(
  { store }: ApiContext,
  kind: K,
  contractId: string,
  key: ItemKey<K>,
): Promise<ItemOf<K>> {
  const item = await store.read(kind, contractId, key);
  if (!item) throw refused(404, 'api.not-found');
  return item;
}

type OfPeriod = { contractId: string; periodId: string; revision?: number | undefined };

/** The revision asked for of a period; without one, the newest. @throws Refused 404 */
export async function findPeriod({ store }: ApiContext, asked: OfPeriod): Promise<PeriodItem> {
  const { contractId, periodId } = asked;
  return revisionOf(await store.list('period', contractId, { periodId }), asked);
}

/** The result of the revision asked for of a period; without one, of the newest. @throws Refused 404 */
export async function findResult({ store }: ApiContext, asked: OfPeriod): Promise<ResultItem> {
  const { contractId, periodId } = asked;
  return revisionOf(await store.list('result', contractId, { periodId }), asked);
}

function revisionOf<I extends { revision: number }>(items: I[], { revision }: OfPeriod): I {
  const wanted =
    revision === undefined ? items.at(-1) : items.find((item) => item.revision === revision);
  if (!wanted) throw refused(404, 'api.not-found');
  return wanted;
}

/** @throws Refused 404 for a file that is not there. */
export async function fileOf(
  { files }: ApiContext,
  zone: Zone,
  contractId: string,
  hash: string,
): Promise<Uint8Array> {
  try {
    return await files.get(zone, contractId, hash);
  } catch (error) {
    if (error instanceof FileMissingError) throw refused(404, 'api.not-found');
    throw error;
  }
}

/** Figures with all their cells, as Utfall wrote them. */
export async function fullOf<T>(context: ApiContext, contractId: string, hash: string): Promise<T> {
  return jsonOf<T>(await fileOf(context, 'full', contractId, hash));
}

/** Figures without small cells: Utfall writes none with them in the open zone. @throws Refused 404 */
export async function disclosedOf<T extends object>(
  context: ApiContext,
  contractId: string,
  hash: string | undefined,
): Promise<Disclosed<T>> {
  if (hash === undefined) throw refused(404, 'api.not-yet', { what: 'disclosed' });
  return asDisclosed(jsonOf<T>(await fileOf(context, 'open', contractId, hash)));
}

/** The hash was checked: it is what was written, by the program that has this type. */
function jsonOf<T>(bytes: Uint8Array): T {
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

export type LoadedTerms = ReadTerms & { readonly item: TermsItem };

/** A version of the terms, read from its file. @throws Refused 404 */
export async function loadTerms(
  context: ApiContext,
  contractId: string,
  termsVersion: number,
): Promise<LoadedTerms> {
  const item = await find(context, 'terms', contractId, { termsVersion });
  const bytes = await fileOf(context, 'open', contractId, item.textFile);
  const read = rememberedTerms(item.textFile, bytes);
  // Only terms that could be read were ever stored: anything else is a fault.
  if (!read.ok) throw new Error(`The terms of ${contractId} v${termsVersion} cannot be read`);
  return { ...read.value, item };
}

/** The terms in force; before any are, the newest that are written. */
export function termsInForce(
  context: ApiContext,
  { contractId, termsVersion, latestTermsVersion }: ContractItem,
): Promise<LoadedTerms> {
  return loadTerms(context, contractId, termsVersion || latestTermsVersion);
}
