import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import type { Basis } from '../../../core/lifecycle/data/import-basis.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { New } from '../../../core/lifecycle/items/item.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import type { Access } from '../access.ts';
import type { ApiContext } from '../context.ts';
import { createOnce } from '../create-once.ts';
import type { ApiRequest } from '../handler.ts';
import { viewFindings } from '../problems.ts';
import type { Checked, Delivery, Imported, Read, Said } from './delivery.ts';
import { keepLate } from './late.ts';
import { keptWords, rejectedFile } from './told.ts';
import { zoneOf } from './zone.ts';

/** What whoever delivers is told of an import. */
export function imported(
  { language }: ApiRequest,
  item: ImportItem,
  { findings, left }: Pick<Read, 'findings' | 'left'>,
) {
  return {
    import: item,
    findings: viewFindings(findings, language),
    ...(left ? { rejected: rejectedFile(left, language) } : {}),
  };
}

type Kept = Omit<Delivery, 'basis'> &
  Said &
  Pick<ImportItem, 'importId'> & {
    readonly basis: Basis;
    readonly access: Access;
    readonly read: Read;
    readonly terms: Terms;
  };

/** Keeps a file that was read and checked, or answers what the same call kept meanwhile. */
export async function keep(request: ApiRequest, kept: Kept, checked: Checked): Promise<Imported> {
  const { context, person } = request;
  const { access, what, importId, basis, read, terms } = kept;
  const { contract, now: at } = access;
  const { period, late = [] } = checked;
  const { contractId } = contract;
  const findings = [...read.findings, ...checked.findings];
  const about = period && { periodId: period.periodId, revision: period.revision };
  // Drawn by chance, so that nobody can find it; the same call again meets the import that has it.
  const blind = bytesToHex(randomBytes(32));
  const files = await keepFiles(context, contractId, { what, read: { ...read, findings }, blind });
  const common = { kind: 'import', contractId, importId, what, ...about, ...files } as const;
  const item: New<ImportItem> = {
    ...{ ...common, ...readAs(kept), ...countsOf(read), ...basis },
    ...{ by: person, at, headVersion: contract.version },
  };
  const facts = {
    import: importId,
    what,
    file: files.file,
    ...basis,
    ...(about && { period: about.periodId, revision: String(about.revision) }),
  };
  const toldLate = await keepLate(request, access, { importId, terms, late });
  const created = await createOnce<ImportItem>(context, {
    key: { importId },
    item,
    change: {
      // The head is written as it was: of two deliveries at once, one is checked against the other.
      writes: [
        { op: 'replace', item: contract },
        ...(period ? [{ op: 'check' as const, item: period }] : []),
      ],
      events: [{ what: 'data-imported', who: person, at, facts }, ...toldLate.events],
      outbox: toldLate.outbox,
    },
  });
  return { value: imported(request, created, { ...read, findings }), version: created.version };
}

/** Keeps the rows, and what is told of them. */
async function keepFiles(
  { files }: ApiContext,
  contractId: string,
  { what, read, blind }: { what: Said['what']; read: Read; blind: string },
): Promise<Pick<ImportItem, 'file' | 'told' | 'blind'>> {
  const zone = zoneOf(what);
  const file = await files.put(zone, contractId, read.kept);
  const words = keptWords(read, blind);
  const told = words && (await files.put(zone, contractId, words));
  return { file, blind, ...(told ? { told } : {}) };
}

function readAs({ mend = false, acceptValid = false }: Said) {
  return { ...(mend ? { mend } : {}), ...(acceptValid ? { acceptValid } : {}) };
}

function countsOf({ rows, hashes, left }: Read) {
  return { ...hashes, rows, ...(left ? { rejected: left.rejected.length } : {}) };
}
