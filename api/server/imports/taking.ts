import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../../../core/findings.ts';
import { canonicalText } from '../../../core/intake/canonical.ts';
import { readMapping } from '../../../core/intake/mapping/read.ts';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import type { RowReader } from '../../../core/intake/rows.ts';
import { sortOut } from '../../../core/intake/sort-out.ts';
import { decode } from '../../../core/intake/source/encoding.ts';
import { isZip } from '../../../core/intake/source/zip.ts';
import { openMapped, type TakenIn, takeIn, wholeOrNothing } from '../../../core/intake/take-in.ts';
import type { Fitting } from '../../../core/outcomes/checks/fitting.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import { orRefuse } from '../carry-out.ts';
import { hashOfBytes } from '../hash-of-bytes.ts';
import { refusedBy } from '../refused.ts';
import type { Delivery } from './delivery.ts';
import type { Left, Opened } from './told.ts';

/** How a delivered file is to be read, and what is to be done with rows that are wrong. */
export type Reading = {
  readonly mapping?: { readonly text: string; readonly file: string } | undefined;
  readonly mend: boolean;
  readonly acceptValid: boolean;
};

/** A delivered file as rows, and as it is kept. */
export type Taken<Row> = {
  readonly values: readonly Row[];
  readonly rows: number;
  readonly findings: readonly Finding[];
  /** The bytes that are kept: those that were delivered, where they read again by themselves. */
  readonly kept: Uint8Array;
  readonly hashes: FileHashes & { readonly content: string };
  /** The rows that were not taken in, where there are any. */
  readonly left?: Left;
};

/** How a file is read, by whom, and what its rows are held against where only the right ones are asked for. */
type How<Row> = {
  readonly reading: Reading;
  readonly check: (own: FileHashes) => Promise<Fitting<Row>>;
};

/** What a file is known by: the hash of its bytes, and of the mapping that it was read by. */
export type FileHashes = { readonly original: string; readonly mapping?: string };

/**
 * Takes in a delivered file under its source's mapping. What needs a mapping, a mended cell or a missing row to be
 * understood is kept in the one form that always reads again.
 *
 * @throws Refused 422 with everything that is wrong, unless only the right rows were asked for.
 */
export async function takenIn<Field extends string, Row extends Enrolment | Observation>(
  reader: RowReader<Field, Row>,
  delivery: Delivery,
  { reading, check }: How<Row>,
): Promise<Taken<Row>> {
  const { bytes, file } = delivery;
  const mapping = mappingOf(reading);
  const { mend, acceptValid } = reading;
  const answered = await takeIn({ bytes, file }, reader, { mapping, mend, atDoor: true });
  const whole = acceptValid ? answered : wholeOrNothing(answered);
  if (!whole.ok) throw refusedBy(whole.findings);
  const own: FileHashes = { original: hashOfBytes(bytes), ...mappingHash(reading) };
  const taken = acceptValid ? sortOut(whole.value, await check(own)).taken : whole.value;
  if (taken.accepted === 0 && taken.rejected.length > 0) throw refusedBy(taken.findings);
  const plain = utf8ToBytes(canonicalText(reader, taken.values));
  const hashes = { content: hashOfBytes(plain), ...own };
  const { values, accepted: rows, findings } = taken;
  const kept = isPlain(bytes, taken, mapping) ? bytes : plain;
  const left = taken.rejected.length === 0 ? {} : { left: taken };
  return { values, rows, findings, kept, hashes, ...left };
}

/** A file that has come again, as a table: it could be opened the first time. */
export async function openedAgain(delivery: Delivery, reading: Reading): Promise<Opened> {
  const mapping = mappingOf(reading);
  return { table: orRefuse(await openMapped(delivery, mapping)).value, mapping };
}

/** The hash of the mapping, where the file has one. */
export function mappingHash({ mapping }: Reading): Pick<FileHashes, 'mapping'> {
  return mapping ? { mapping: hashOfBytes(utf8ToBytes(mapping.text)) } : {};
}

function mappingOf({ mapping }: Reading): Mapping | undefined {
  return mapping && orRefuse(readMapping(mapping.text, mapping.file)).value;
}

/** Whether the bytes say the same when they are read again without anything else: UTF-8, nothing mended or left out. */
function isPlain(
  bytes: Uint8Array,
  { rejected, findings }: TakenIn<object>,
  mapping: Mapping | undefined,
): boolean {
  const isMended = findings.some(({ facts }) => facts['taken'] === true);
  return isUtf8(bytes) && mapping === undefined && rejected.length === 0 && !isMended;
}

/** Whether the bytes are text in UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  const read = decode(bytes, { file: '' });
  return !isZip(bytes) && read.ok && read.value.encoding === 'utf-8';
}
