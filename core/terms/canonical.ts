import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Written } from './written.ts';

/** The first line of every canonical form; a change of the language that changes meaning gets another. */
const TAG = 'utfall-terms/1';

/**
 * The canonical form of terms: the tag and, on the next line, the RFC 8785 JSON of the document as written. Every
 * scalar is text and no default is added, so that the form depends on what is written, and neither on the order of
 * fields, on comments or quotes, nor on the version of the program.
 *
 * @example canonicalTerms({ b: '0.40', a: ['x'] }) // → 'utfall-terms/1\n{"a":["x"],"b":"0.40"}'
 */
export function canonicalTerms(document: Written): string {
  return `${TAG}\n${canonicalJson(document)}`;
}

/** RFC 8785 for texts, lists and fields: keys by UTF-16 code units, strings as ECMAScript writes them. */
function canonicalJson(value: Written): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${members.join(',')}}`;
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

/**
 * The SHA-256 of a canonical form, in hexadecimal: what people sign and approve.
 *
 * @example termsHash(canonicalTerms(document)) // → 'e3b0c442…', 64 characters
 */
export function termsHash(canonical: string): string {
  return bytesToHex(sha256(utf8ToBytes(canonical)));
}
