import type { Answer } from '../findings.ts';
import { type ReadTerms, readTerms } from './read.ts';

/** An installation has few versions of terms in use; what is forgotten is read again. */
const REMEMBERED_MAX = 32;

const remembered = new Map<string, Answer<ReadTerms>>();

/**
 * Reads terms that are kept under the hash of their text, and reads the same text once: it takes 10 to 20 ms,
 * and every step and every decision asks for them. What it answers is shared, and is not to be changed.
 *
 * @param hash SHA-256 of the bytes, which whoever read the file has checked
 */
export function rememberedTerms(hash: string, bytes: Uint8Array): Answer<ReadTerms> {
  const known = remembered.get(hash);
  if (known) return known;
  const read = readTerms(new TextDecoder().decode(bytes), 'terms.yaml');
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= REMEMBERED_MAX) remembered.delete(oldest);
  remembered.set(hash, read);
  return read;
}
