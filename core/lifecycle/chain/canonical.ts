import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * RFC 8785 JSON: one text for one value, whatever the order in which its fields were written. Fields that
 * are undefined are left out, as JSON does.
 *
 * @throws TypeError on what JSON cannot say: a function, a number that is not finite.
 * @example canonicalJson({ b: 1, a: ['x', null] }) // → '{"a":["x",null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  // ECMAScript writes strings and numbers as the RFC asks.
  const text =
    typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value);
  if (text === undefined) throw new TypeError(`JSON cannot say ${String(value)}`);
  return text;
}

/** Keys sort by UTF-16 code units, which is how `<` compares. */
function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${members.join(',')}}`;
}

/**
 * SHA-256 of the RFC 8785 JSON of a value, in hexadecimal.
 *
 * @example hashOf({}) // → '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
 */
export function hashOf(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
