import { gunzipSync, gzipSync } from 'node:zlib';
import { seal, unseal } from './seal.ts';

/** No file that was taken in is larger; what unpacks to more was not sealed by Utfall. */
const UNPACKED_MAX_BYTES = 64 * 1024 * 1024;

/**
 * Seals a person-level file for its way to another installation, compressed: between the two it can be read only by
 * whoever has the key.
 *
 * @param key 32 bytes in hexadecimal
 */
export function sealForTransport(bytes: Uint8Array, contractId: string, key: string): Uint8Array {
  return seal(gzipSync(bytes), Buffer.from(key, 'hex'), about(contractId));
}

/** The file as it was, or undefined where the key is another or a byte was changed. */
export function openFromTransport(
  sealed: Uint8Array,
  contractId: string,
  key: string,
): Uint8Array | undefined {
  try {
    const packed = unseal(sealed, Buffer.from(key, 'hex'), about(contractId));
    return gunzipSync(packed, { maxOutputLength: UNPACKED_MAX_BYTES });
  } catch {
    return undefined;
  }
}

function about(contractId: string): string {
  return `utfall-transport/1 ${contractId}`;
}
