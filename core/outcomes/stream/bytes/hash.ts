/** The hash of no bytes (FNV-1a, 32 bits). */
export const HASH_START = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** The hash of some bytes and one more. */
export function hashOn(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, PRIME);
}

/** Spreads a hash, so that its lowest bits depend on all of it. */
export function spread(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return half ^ (half >>> 12);
}

/**
 * The part that a pseudonym belongs to when the persons are divided: FNV-1a of its UTF-8 bytes, spread, modulo
 * the number of parts. It will never change, because parts of different machines must fit together.
 *
 * @param hash of the pseudonym's bytes, by `hashOn` from `HASH_START`.
 * @example partOf(hashOfText('p-1'), 1000) // → 453
 */
export function partOf(hash: number, parts: number): number {
  return (spread(hash) >>> 0) % parts;
}

/** The hash of a text's UTF-8 bytes. */
export function hashOfText(text: string): number {
  return new TextEncoder().encode(text).reduce(hashOn, HASH_START);
}
