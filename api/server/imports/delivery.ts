import type { Finding } from '../../../core/findings.ts';
import type { New } from '../../../core/lifecycle/items/item.ts';
import type { ImportItem } from '../../../core/lifecycle/items/period.ts';
import type { Zone } from '../../../ports/files.ts';
import type { Access } from '../access.ts';
import { createOnce, idOfCall } from '../create-once.ts';
import type { ApiAnswer, ApiRequest } from '../handler.ts';
import { viewFindings } from '../problems.ts';
import { refused } from '../refused.ts';

type Basis = Pick<ImportItem, 'legalBasis' | 'source' | 'purpose' | 'decidedBy' | 'retention'>;

/** A file as it came, and on which legal basis. */
export type Delivery = { readonly bytes: Uint8Array; readonly file: string; readonly basis: Basis };

/** Person-level data and figures are kept apart: the latter are aggregates, which everybody may read. */
function zoneOf(what: ImportItem['what']): Zone {
  return what === 'figures' ? 'open' : 'person';
}

/** The text of the file. @throws Refused 422 unless it is UTF-8. */
export function textOf({ bytes, file }: Delivery): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(422, 'api.not-utf8', { file }, 'data');
  }
}

/** Keeps a file that has been found good: its bytes, the item, and the event. */
export async function keep(
  request: ApiRequest,
  access: Access,
  kept: Delivery & {
    readonly what: ImportItem['what'];
    readonly about?: { readonly periodId: string; readonly revision: number };
    readonly rows: number;
    readonly findings: readonly Finding[];
  },
): Promise<ApiAnswer<{ import: ImportItem; findings: ReturnType<typeof viewFindings> }>> {
  const { context, person, language } = request;
  const { contractId } = access.contract;
  const { what, about, rows, basis } = kept;
  const importId = idOfCall(request, contractId);
  const file = await context.files.put(zoneOf(what), contractId, kept.bytes);
  const item: New<ImportItem> = {
    kind: 'import',
    contractId,
    importId,
    what,
    ...about,
    file,
    rows,
    ...basis,
    by: person,
    at: access.now,
  };
  const facts = {
    import: importId,
    what,
    rows: String(rows),
    file,
    ...(about === undefined ? {} : { period: about.periodId, revision: String(about.revision) }),
  };
  const event = { what: 'data-imported', who: person, at: access.now, facts };
  const change = { events: [event], outbox: [] };
  const created = await createOnce<ImportItem>(context, { key: { importId }, item, change });
  const findings = viewFindings(kept.findings, language);
  return { value: { import: created, findings }, version: created.version };
}
