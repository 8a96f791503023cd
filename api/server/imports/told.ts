import type { Finding } from '../../../core/findings.ts';
import { REASON_COLUMNS } from '../../../core/intake/columns.ts';
import { PackedFindings, type WrongRow } from '../../../core/intake/packed-findings.ts';
import { rejectedText } from '../../../core/intake/rejected.ts';
import { RejectedRows } from '../../../core/intake/rejected-rows.ts';
import type { TakenIn } from '../../../core/intake/take-in.ts';
import { canonicalJson } from '../../../core/lifecycle/chain/canonical.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import { findingWords } from '../../../core/words/findings.ts';
import type { Language } from '../../../core/words/language.ts';
import { fullOf } from '../load.ts';
import type { OfContract } from './known.ts';
import { readPersonFiles } from './readings.ts';

/** A file as a table, and the mapping that it is read by. */
export type Opened = Pick<TakenIn<unknown>, 'table' | 'mapping'>;

/** The rows of a file that were not taken in. */
export type Left = Opened & Pick<TakenIn<unknown>, 'rejected'>;

/**
 * What whoever delivers a file is told of it: kept, so that a repetition of the call is told the same. Of rows that
 * were not taken in only where they stand and why, not what they say: the contract may have no right to that, and
 * whoever repeats the call sends them again.
 */
type KeptWords = {
  /** The import's own: without it, who knows the file's hash could find how many rows were rejected, by trying. */
  readonly blind: string;
  readonly findings: readonly Finding[];
  readonly rejected: readonly WrongRow[];
};

/** What is told as it is kept; nothing where there was nothing to tell. */
export function keptWords(
  { findings, left }: { findings: readonly Finding[]; left?: Left | undefined },
  blind: string,
): Uint8Array | undefined {
  const rejected = [...(left?.rejected.why ?? [])];
  if (findings.length === 0 && rejected.length === 0) return undefined;
  const kept: KeptWords = { blind, findings, rejected };
  return new TextEncoder().encode(canonicalJson(kept));
}

/** What a delivery was told when it was taken in, where its file has come again. The reading is logged. */
export async function toldBefore(
  request: OfContract,
  before: ImportItem,
  { at, open }: { at: string; open?: (() => Promise<Opened>) | undefined },
): Promise<{ findings: readonly Finding[]; left?: Left }> {
  const { told } = before;
  if (told === undefined) return { findings: [] };
  const kept = await wordsIn(request, { ...before, told }, at);
  if (!open || kept.rejected.length === 0) return { findings: kept.findings };
  const opened = await open();
  const rejected = new RejectedRows(opened.table.rows, PackedFindings.of(kept.rejected));
  return { findings: kept.findings, left: { ...opened, rejected } };
}

async function wordsIn(
  { context, person: who }: OfContract,
  { contractId, importId, what, told }: ImportItem & { told: string },
  at: string,
): Promise<KeptWords> {
  if (what === 'figures') return fullOf<KeptWords>(context, contractId, told);
  const why = `repetition of ${importId}`;
  const [bytes] = await readPersonFiles(context, { contractId, files: [told], who, why, at });
  // It is what was written: its hash was checked.
  return JSON.parse(new TextDecoder().decode(bytes)) as KeptWords;
}

/** The rows that were not taken in, as a file to be mended. */
export function rejectedFile({ table, mapping, rejected }: Left, language: Language) {
  const column = REASON_COLUMNS[language];
  const why = (finding: Finding): string => {
    const { what, mend } = findingWords(finding, language, 'api');
    return `${finding.at.field === undefined ? '' : `${finding.at.field}: `}${what} ${mend}`;
  };
  return { rows: rejected.length, file: rejectedText(table, rejected, { column, why, mapping }) };
}
