import type { Finding } from '../../../core/findings.ts';
import { type Basis, basisOf } from '../../../core/lifecycle/data/import-basis.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import type { PeriodItem } from '../../../core/lifecycle/items/period.ts';
import { FileDamagedError } from '../../../ports/files/errors.ts';
import type { FindingView } from '../../contract/problem.ts';
import { type Access, accessToDo } from '../access.ts';
import { orRefuse } from '../carry-out.ts';
import { idOfCall } from '../create-once.ts';
import type { ApiAnswer, ApiRequest } from '../handler.ts';
import { hashOfBytes } from '../hash-of-bytes.ts';
import { termsInForce } from '../load.ts';
import { finding, Refused, refused } from '../refused.ts';
import { imported, keep } from './keeping.ts';
import type { LateDelivery } from './late.ts';
import { keepAgain, type Same, sameContent } from './same-content.ts';
import type { FileHashes } from './taking.ts';
import { type Left, type Opened, toldBefore } from './told.ts';

/** A file as it came, and on which legal basis, as far as whoever delivers it says. */
export type Delivery = {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly basis: Parameters<typeof basisOf>[0];
};

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
  readonly left?: Left;
};

/** What a check found: what must be known, and what must still hold when the file is kept. */
export type Checked = {
  readonly findings: readonly Finding[];
  /** The period that it is for, as it was read: it must not have gone on meanwhile. */
  readonly period?: PeriodItem;
  /** What it would change in periods that are frozen already. */
  readonly late?: readonly LateDelivery[];
};

export type Imported = ApiAnswer<{
  import: ImportItem;
  findings: FindingView[];
  rejected?: { rows: number; file: string };
}>;

/** What a repetition of the call must say again, beside the file and its basis. */
export type Said = Pick<ImportItem, 'what' | 'mapping' | 'mend' | 'acceptValid'>;

/** The steps of taking in a file: to read it, and to see whether it fits what the contract has so far. */
export type Steps<R extends Read> = {
  /** The rows of the file as they stand, for a call that is repeated; none in a file of figures. */
  readonly open?: () => Promise<Opened>;
  /** Reads the file; where it is delivered anew, its rows are held against what it said before as well. */
  readonly read: (access: Access, isAnew?: boolean) => Promise<R>;
  /** Whether all that the file says is in force still, given what was delivered since it was first. */
  readonly isInForce?: (access: Access, read: R, since: readonly ImportItem[]) => Promise<boolean>;
  readonly check: (access: Access, read: R) => Promise<Checked>;
};

/**
 * Takes in a file: it is read and checked, and only then kept. What the same call has left before is answered again,
 * wherever the contract has come since; so is an import that says the same, as long as nothing that came later says
 * something else: to say it again then is to say something new.
 */
export async function deliver<R extends Read>(
  request: ApiRequest<{ contractId: string; periodId?: string }>,
  delivery: Delivery & Said,
  steps: Steps<R>,
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
    const isSame = before.periodId === input.periodId && saysSame(before, delivery);
    if (!isSame || !isOnBasis(before, basis)) throw refused(422, 'api.idempotency-key-used');
    const told = await toldBefore(request, before, { at: access.now, open: steps.open });
    const findings = [...takenBack(before), ...told.findings];
    return { value: imported(request, before, { ...told, findings }), version: before.version };
  }
  const first = await steps.read(access);
  const found = await sameContent(request, delivery.what, first);
  if (found && (await isSaidStill(access, steps, { ...found, read: first }))) {
    const { same } = found;
    if (!isOnBasis(same, basis)) {
      throw refused(422, 'import.same-on-other-basis', { importId: same.importId });
    }
    await keepAgain(request, same, first);
    return { value: imported(request, same, first), version: same.version };
  }
  const read = found ? await steps.read(access, true) : first;
  const checked = await steps.check(access, read);
  return keep(request, { ...delivery, basis, access, importId, read, terms }, checked);
}

/** A repetition of the call delivers nothing anew, also where its delivery was taken back since. */
function takenBack({ importId, withdrawn }: ImportItem): Finding[] {
  if (!withdrawn) return [];
  return [{ ...finding('import.taken-back', { importId }), severity: 'warning' }];
}

/**
 * Whether an import says still what it said. Where files were lost, whoever delivers them again brings them back, in
 * whatever order, and says nothing new.
 */
async function isSaidStill<R extends Read>(
  access: Access,
  { isInForce }: Steps<R>,
  { same, later, read }: Same & { read: R },
): Promise<boolean> {
  if (later.length === 0 || !isInForce) return true;
  try {
    return await isInForce(access, read, [same, ...later]);
  } catch (error) {
    const isMissing = error instanceof Refused && error.status === 404;
    if (isMissing || error instanceof FileDamagedError) return true;
    throw error;
  }
}

/** Whether the same file came before, to be read in the same way. */
function saysSame(before: ImportItem, { bytes, what, mapping, ...said }: Delivery & Said): boolean {
  const { file, original = file, mend = false, acceptValid = false } = before;
  const isReadSo = mend === (said.mend ?? false) && acceptValid === (said.acceptValid ?? false);
  const isOf = what === before.what && mapping === before.mapping;
  return isOf && isReadSo && original === hashOfBytes(bytes);
}

function isOnBasis(before: ImportItem, basis: Basis): boolean {
  return Object.entries(basis).every(([name, text]) => before[name as keyof Basis] === text);
}
