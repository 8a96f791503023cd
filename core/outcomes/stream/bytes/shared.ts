/** Columns in memory that several threads read and write. */
export function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}

export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

/** A longer column that begins like one. */
export function integersLike(column: Int32Array, length: number): Int32Array {
  const longer = sharedIntegers(length);
  longer.set(column);
  return longer;
}

export function bytesLike(column: Uint8Array, length: number): Uint8Array {
  const longer = sharedBytes(length);
  longer.set(column);
  return longer;
}
