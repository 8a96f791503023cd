/**
 * Places to keep bytes at, by path: a folder, or a bucket. What the two must be able to do is so little that the
 * rules of files (addresses, encryption, erasure) are written once, above it.
 */
export type Places = {
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Writes the bytes where nothing is; false if something is there already. Whole, or not at all. Locked: so that
   * it stays as it is, as far as the place can see to that.
   */
  create(path: string, bytes: Uint8Array, options?: { locked?: boolean }): Promise<boolean>;
  /** Writes the bytes over whatever is there. Whole, or not at all. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /** Removes everything below a path. */
  removeAll(folder: string): Promise<void>;
  /** The paths of everything below a path, in order. */
  list(folder: string): Promise<string[]>;
};

/** Makes data keys, and hides them under a key that never leaves its keeper. */
export type KeyKeeper = {
  /** A new data key for a contract, plain and wrapped. */
  newKey(contractId: string): Promise<{ plain: Uint8Array; wrapped: Uint8Array }>;
  unwrap(contractId: string, wrapped: Uint8Array): Promise<Uint8Array>;
};
