import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Finding, hasErrors } from '../../core/findings.ts';
import type { WrittenTerms } from '../../core/lifecycle/phases/create.ts';
import { checkTerms } from '../../core/terms/check.ts';
import { type ReadTerms, readTerms } from '../../core/terms/read.ts';
import type { ApiContext } from './context.ts';
import { Refused } from './refused.ts';

/** Terms that may be stored, and what may be remarked on them. @throws Refused 422 */
export function readGoodTerms(text: string): { read: ReadTerms; remarks: readonly Finding[] } {
  const read = readTerms(text, 'terms.yaml');
  if (!read.ok) throw new Refused(422, read.findings);
  const remarks = [...read.findings, ...checkTerms(read.value)];
  if (hasErrors(remarks)) throw new Refused(422, remarks);
  return { read: read.value, remarks };
}

/** Terms as a draft names them. Their text is kept only once the draft is known to be accepted. */
export function writtenTerms({ terms, hash, text }: ReadTerms): WrittenTerms {
  return { terms, hash, textFile: bytesToHex(sha256(utf8ToBytes(text))) };
}

/** Keeps the text as an open file, under the name that the draft has for it. */
export async function keepText(
  { files }: ApiContext,
  contractId: string,
  { text }: ReadTerms,
): Promise<void> {
  await files.put('open', contractId, utf8ToBytes(text));
}
