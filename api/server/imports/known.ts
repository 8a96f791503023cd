import { readEnrolments } from '../../../core/intake/enrolments.ts';
import { readObservations } from '../../../core/intake/observations.ts';
import { inOrder, stands } from '../../../core/lifecycle/data/standing.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import { type Delivered, enrolledBy } from '../../../core/outcomes/deliveries/delivered.ts';
import type { Known } from '../../../core/outcomes/deliveries/late-rows.ts';
import type { Access } from '../access.ts';
import { orRefuse } from '../carry-out.ts';
import type { ApiContext } from '../context.ts';
import { idOfCall } from '../create-once.ts';
import type { ApiRequest } from '../handler.ts';
import { readPersonFiles } from './readings.ts';
import type { FileHashes } from './taking.ts';

export type OfContract = ApiRequest<{ contractId: string }>;

/** What is known of an import where its rows are read. */
type Named = Pick<ImportItem, 'importId' | 'what' | 'file'> & Partial<Pick<ImportItem, 'periodId'>>;

/** Who is enrolled and what was observed, as these deliveries say in their order. The reading is logged. */
export async function knownIn(
  request: OfContract,
  access: Access,
  imports: readonly Named[],
): Promise<Known> {
  const delivered = await deliveredIn(request, access, imports);
  const observations = delivered.flatMap((each) => (each.what === 'observations' ? each.rows : []));
  return { enrolments: enrolledBy(delivered), observations };
}

/** The rows of each of these deliveries. The reading is logged. */
export async function deliveredIn(
  { context, person: who }: OfContract,
  { contract, now: at }: Access,
  imports: readonly Named[],
): Promise<Delivered[]> {
  const { contractId } = contract;
  const ofPersons = imports.filter(({ what }) => what !== 'figures');
  const files = ofPersons.map(({ file }) => file);
  const why = 'check of a delivery';
  const bytes = await readPersonFiles(context, { contractId, files, who, why, at });
  return ofPersons.map(({ importId, what, periodId = '' }, index): Delivered => {
    const text = new TextDecoder().decode(bytes[index]);
    if (what !== 'observations') {
      const read = readEnrolments(text, importId, { isKept: true });
      return { importId, what: 'enrolments', rows: orRefuse(read).value };
    }
    const read = readObservations(text, importId, { isKept: true });
    return { importId, what, periodId, rows: orRefuse(read).value };
  });
}

/**
 * All deliveries that stand, the oldest first, without the one that an earlier try of the same call left; and without
 * one of the same file, where a file is held against what else is known.
 */
export async function otherImports(
  request: OfContract,
  { contract }: Access,
  sameFile?: FileHashes,
): Promise<ImportItem[]> {
  const { contractId } = contract;
  const own = idOfCall(request, contractId);
  const imports = await standingImports(request.context, contractId);
  return imports.filter((each) => each.importId !== own && !(sameFile && isOfFile(each, sameFile)));
}

/** All deliveries that were not taken back, the oldest first. */
export async function standingImports(
  { store }: ApiContext,
  contractId: string,
): Promise<ImportItem[]> {
  const imports = await store.list('import', contractId);
  return inOrder(imports.filter(stands));
}

/** Whether an import, perhaps not of all its rows, is of this file. */
export function isOfFile(
  { original, mapping }: Pick<ImportItem, 'original' | 'mapping'>,
  file: FileHashes,
): boolean {
  return original === file.original && mapping === file.mapping;
}
