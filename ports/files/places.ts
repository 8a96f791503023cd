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
  /** Left out where the key cannot be replaced. While it is, both keys open what they wrapped. */
  readonly renewal?: {
    /** Makes the key that is to come, if it is not there already. */
    begin(): Promise<void>;
    /** Wraps under the key that is to come. */
    wrap(contractId: string, plain: Uint8Array): Promise<Uint8Array>;
    /** The key that was to come takes the place of the old one, which is gone. */
    finish(): Promise<void>;
  };
};
