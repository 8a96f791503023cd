import { readEnrolments } from '../../../core/intake/enrolments.ts';
import { readObservations } from '../../../core/intake/observations.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { Known } from '../../../core/outcomes/late-rows.ts';
import type { Enrolment } from '../../../core/outcomes/records.ts';
import { updatedEnrolments } from '../../../core/outcomes/updated.ts';
import type { Access } from '../access.ts';
import { orRefuse } from '../carry-out.ts';
import { idOfCall } from '../create-once.ts';
import type { ApiRequest } from '../handler.ts';
import { readPersonFiles } from './readings.ts';
import type { FileHashes } from './taking.ts';

export type OfContract = ApiRequest<{ contractId: string }>;

/** Who is enrolled and what was observed, as these deliveries say in their order. The reading is logged. */
export async function knownIn(
  { context, person: who }: OfContract,
  { contract, now: at }: Access,
  imports: readonly Pick<ImportItem, 'importId' | 'what' | 'file'>[],
): Promise<Known> {
  const { contractId } = contract;
  const ofPersons = imports.filter(({ what }) => what !== 'figures');
  const files = ofPersons.map(({ file }) => file);
  const why = 'check of a delivery';
  const bytes = await readPersonFiles(context, { contractId, files, who, why, at });
  let enrolments: readonly Enrolment[] = [];
  const observations = ofPersons.flatMap(({ importId, what }, index) => {
    const text = new TextDecoder().decode(bytes[index]);
    if (what === 'observations') {
      return orRefuse(readObservations(text, importId, { isKept: true })).value;
    }
    const { value } = orRefuse(readEnrolments(text, importId));
    enrolments = updatedEnrolments(enrolments, value).enrolments;
    return [];
  });
  return { enrolments, observations };
}

/**
 * All deliveries without the one that an earlier try of the same call left, the oldest first; and without one of the
 * same file, where a file is held against what else is known.
 */
export async function otherImports(
  request: OfContract,
  { contract }: Access,
  sameFile?: FileHashes,
): Promise<ImportItem[]> {
  const { contractId } = contract;
  const own = idOfCall(request, contractId);
  const imports = await request.context.store.list('import', contractId);
  const others = imports.filter(
    (each) => each.importId !== own && !(sameFile && isOfFile(each, sameFile)),
  );
  return others.toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

/** Whether an import, perhaps not of all its rows, is of this file. */
export function isOfFile(
  { original, mapping }: Pick<ImportItem, 'original' | 'mapping'>,
  file: FileHashes,
): boolean {
  return original === file.original && mapping === file.mapping;
}
