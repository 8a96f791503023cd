import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Sixteen letters, one for four bits: no vowels, so that no word comes about, and none that are mistaken for others. */
const LETTERS = 'bcdfghjkmnpqrstv';
/** Twenty letters are 80 bits: among ten million persons two are alike once in 24,000 million. */
const BYTES = 10;

/**
 * The pseudonym of an identity: the first 80 bits of HMAC-SHA-256 under the municipality's key, in letters only, so
 * that no spreadsheet can make a number or a date of it, and it can never be taken for a personal identity number.
 * Without the key it tells nothing; with it, and the original, it is the same again.
 *
 * @example pseudonymOf('196408233234', key) // → 'p-bdkfh-sgqvc-tmmpj-rbkcd'
 */
export function pseudonymOf(identity: string, key: Uint8Array): string {
  const digest = hmac(sha256, key, utf8ToBytes(identity)).subarray(0, BYTES);
  const letters = [...digest].map((byte) => `${LETTERS[byte >> 4]}${LETTERS[byte & 15]}`).join('');
  return `p-${letters.match(/.{5}/g)?.join('-')}`;
}
