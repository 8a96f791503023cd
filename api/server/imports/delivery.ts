import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../../../core/findings.ts';
import { blindOf } from '../../../core/lifecycle/blind.ts';
import { type Basis, basisOf } from '../../../core/lifecycle/import-basis.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { New } from '../../../core/lifecycle/items/item.ts';
import type { PeriodItem } from '../../../core/lifecycle/items/period.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import type { Zone } from '../../../ports/files.ts';
import type { FindingView } from '../../contract/problem.ts';
import { type Access, accessToDo } from '../access.ts';
import { orRefuse } from '../carry-out.ts';
import { createOnce, idOfCall } from '../create-once.ts';
import type { ApiAnswer, ApiRequest } from '../handler.ts';
import { termsInForce } from '../load.ts';
import { viewFindings } from '../problems.ts';
import { refused } from '../refused.ts';
import { keepLate, type LateDelivery } from './late.ts';
import { sameContent } from './same-content.ts';
import type { FileHashes } from './taking.ts';

/** A file as it came, and on which legal basis, as far as whoever delivers it says. */
export type Delivery = {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly basis: Parameters<typeof basisOf>[0];
};

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

/** A file as it was read, and as it is kept. */
export type Read = {
  readonly rows: number;
  readonly findings: readonly Finding[];
  readonly kept: Uint8Array;
  /** For which revision of the period it would be; two revisions may be told the same. */
  readonly revision?: number | undefined;
  readonly hashes?: FileHashes & { readonly content: string };
  readonly rejected?: { readonly rows: number; readonly file: string };
};

/** What a check found: what must be known, and what must still hold when the file is kept. */
export type Checked = {
  readonly findings: readonly Finding[];
  /** The period that it is for, as it was read: it must not have gone on meanwhile. */
  readonly period?: PeriodItem;
  /** What it would change in periods that are frozen already. */
  readonly late?: readonly LateDelivery[];
};

type Imported = ApiAnswer<{
  import: ImportItem;
  findings: FindingView[];
  rejected?: { rows: number; file: string };
}>;

/** The two steps of taking in a file: to read it, and to see whether it fits what the contract has so far. */
export type Steps<R extends Read> = {
  readonly read: (access: Access) => Promise<R>;
  readonly check: (access: Access, read: R) => Promise<Checked>;
};

/**
 * Takes in a file: it is read and checked, and only then kept. What the same call has left before is answered again,
 * wherever the contract has come since; so is an import that says the same.
 */
export async function deliver<R extends Read>(
  request: ApiRequest<{ contractId: string; periodId?: string }>,
  delivery: Delivery & { readonly what: ImportItem['what']; readonly mapping?: string },
  { read: reading, check }: Steps<R>,
): Promise<Imported> {
  const { context, input } = request;
  const access = await accessToDo(request, input.contractId, 'import');
  const { erasure } = access.contract;
  if (erasure && erasure.state !== 'requested') throw refused(410, 'api.erased');
  const { terms } = await termsInForce(context, access.contract);
  const { value: basis } = orRefuse(basisOf(delivery.basis, terms));
  const importId = idOfCall(request, input.contractId);
  const before = await context.store.read('import', input.contractId, { importId });
  if (before) {
    const { what, periodId, mapping, file, original = file } = before;
    const isSame =
      what === delivery.what &&
      mapping === delivery.mapping &&
      periodId === input.periodId &&
      original === bytesToHex(sha256(delivery.bytes)) &&
      isOnBasis(before, basis);
    if (!isSame) throw refused(422, 'api.idempotency-key-used');
    return { value: { import: before, findings: [] }, version: before.version };
  }
  const read = await reading(access);
  const same = await sameContent(request, delivery.what, read);
  if (same) {
    if (!isOnBasis(same, basis)) {
      throw refused(422, 'import.same-on-other-basis', { importId: same.importId });
    }
    return {
      value: imported(request, same, { read, findings: read.findings }),
      version: same.version,
    };
  }
  const checked = await check(access, read);
  return keep(request, { ...delivery, basis, access, importId, read, terms }, checked);
}

function isOnBasis(before: ImportItem, basis: Basis): boolean {
  return Object.entries(basis).every(([name, text]) => before[name as keyof Basis] === text);
}

function imported(
  { language }: ApiRequest,
  item: ImportItem,
  { read, findings }: { read: Read; findings: readonly Finding[] },
) {
  const { rejected } = read;
  return {
    import: item,
    findings: viewFindings(findings, language),
    ...(rejected ? { rejected } : {}),
  };
}

type Kept = Omit<Delivery, 'basis'> &
  Pick<ImportItem, 'what' | 'importId'> & {
    readonly basis: Basis;
    readonly access: Access;
    readonly read: Read;
    readonly terms: Terms;
  };

async function keep(request: ApiRequest, kept: Kept, checked: Checked): Promise<Imported> {
  const { context, person } = request;
  const { access, what, importId, basis, read, terms } = kept;
  const { contract, now: at } = access;
  const { rows, hashes, rejected } = read;
  const { period, late = [] } = checked;
  const { contractId } = contract;
  const file = await context.files.put(zoneOf(what), contractId, read.kept);
  const about = period && { periodId: period.periodId, revision: period.revision };
  const left = rejected ? { rejected: rejected.rows } : {};
  // Who knows neither the call's key nor the file cannot find it; a repetition of the call makes the same.
  const secret = bytesToHex(
    sha256.create().update(utf8ToBytes(request.idempotencyKey)).update(kept.read.kept).digest(),
  );
  const counted = { file, ...hashes, ...blindOf('import', [secret]), rows, ...left };
  const common = { kind: 'import', contractId, importId, what, ...about, ...counted } as const;
  const item: New<ImportItem> = { ...common, ...basis, by: person, at };
  const facts = {
    import: importId,
    what,
    file,
    ...basis,
    ...(about && { period: about.periodId, revision: String(about.revision) }),
  };
  const told = await keepLate(request, access, { importId, terms, late });
  const created = await createOnce<ImportItem>(context, {
    key: { importId },
    item,
    change: {
      // The head is written as it was: of two deliveries at once, one is checked against the other.
      writes: [
        { op: 'replace', item: contract },
        ...(period ? [{ op: 'check' as const, item: period }] : []),
      ],
      events: [{ what: 'data-imported', who: person, at, facts }, ...told.events],
      outbox: told.outbox,
    },
  });
  const findings = [...read.findings, ...checked.findings];
  return { value: imported(request, created, { read, findings }), version: created.version };
}
