import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Finding } from '../../../core/findings.ts';
import type { New } from '../../../core/lifecycle/items/item.ts';
import type { ImportItem, PeriodItem } from '../../../core/lifecycle/items/period.ts';
import type { Zone } from '../../../ports/files.ts';
import type { FindingView } from '../../contract/problem.ts';
import { type Access, accessToDo } from '../access.ts';
import { createOnce, idOfCall } from '../create-once.ts';
import type { ApiAnswer, ApiRequest } from '../handler.ts';
import { viewFindings } from '../problems.ts';
import { refused } from '../refused.ts';

type Basis = Pick<ImportItem, 'legalBasis' | 'source' | 'purpose' | 'decidedBy' | 'retention'>;

/** A file as it came, and on which legal basis. */
export type Delivery = { readonly bytes: Uint8Array; readonly file: string; readonly basis: Basis };

/** Person-level data and figures are kept apart: the latter are aggregates, which everybody may read. */
function zoneOf(what: ImportItem['what']): Zone {
  return what === 'figures' ? 'full' : 'person';
}

/** The text of the file. @throws Refused 422 unless it is UTF-8. */
export function textOf({ bytes, file }: Delivery): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(422, 'api.not-utf8', { file }, 'data');
  }
}

/** What a check found: what the file holds, and what must still hold when it is kept. */
export type Checked = {
  readonly rows: number;
  readonly findings: readonly Finding[];
  /** The period that it is for, as it was read: it must not have gone on meanwhile. */
  readonly period?: PeriodItem;
};

type Imported = ApiAnswer<{ import: ImportItem; findings: FindingView[] }>;

/**
 * Takes in a file: it is checked, and only then kept. What the same call has left before is answered again,
 * wherever the contract has come since.
 */
export async function deliver(
  request: ApiRequest<{ contractId: string; periodId?: string }>,
  delivery: Delivery & { readonly what: ImportItem['what'] },
  check: (access: Access) => Promise<Checked>,
): Promise<Imported> {
  const { context, input } = request;
  const access = await accessToDo(request, input.contractId, 'import');
  const importId = idOfCall(request, input.contractId);
  const before = await context.store.read('import', input.contractId, { importId });
  if (!before) return keep(request, { ...delivery, access, importId }, await check(access));
  const { what, periodId, file } = before;
  const isSame =
    what === delivery.what &&
    periodId === input.periodId &&
    file === bytesToHex(sha256(delivery.bytes)) &&
    Object.entries(delivery.basis).every(([name, text]) => before[name as keyof Basis] === text);
  if (!isSame) throw refused(422, 'api.idempotency-key-used');
  return { value: { import: before, findings: [] }, version: before.version };
}

type Kept = Delivery & Pick<ImportItem, 'what' | 'importId'> & { readonly access: Access };

async function keep(request: ApiRequest, kept: Kept, checked: Checked): Promise<Imported> {
  const { context, person, language } = request;
  const { access, what, importId, basis } = kept;
  const { contract, now: at } = access;
  const { rows, findings, period } = checked;
  const { contractId } = contract;
  const file = await context.files.put(zoneOf(what), contractId, kept.bytes);
  const about = period && { periodId: period.periodId, revision: period.revision };
  const common = { kind: 'import', contractId, importId, what, ...about, file, rows } as const;
  const item: New<ImportItem> = { ...common, ...basis, by: person, at };
  const facts = {
    import: importId,
    what,
    file,
    ...(about && { period: about.periodId, revision: String(about.revision) }),
  };
  const created = await createOnce<ImportItem>(context, {
    key: { importId },
    item,
    change: {
      // The head is written as it was: of two deliveries at once, one is checked against the other.
      writes: [
        { op: 'replace', item: contract },
        ...(period ? [{ op: 'check' as const, item: period }] : []),
      ],
      events: [{ what: 'data-imported', who: person, at, facts }],
      outbox: [],
    },
  });
  const value = { import: created, findings: viewFindings(findings, language) };
  return { value, version: created.version };
}
