import type { Instant } from '../core/lifecycle/items/common.ts';

/**
 * Content-addressed files. `open`: terms, packs, settlements, notices: aggregates only, kept for good.
 * `person`: enrolments, observations, evidence: encrypted by a data key per contract, erasable.
 */
export type Zone = 'open' | 'person';

export type Files = {
  /** Keeps the bytes and returns their SHA-256 (of the plain bytes). The same bytes twice are one file. */
  put(zone: Zone, contractId: string, bytes: Uint8Array): Promise<string>;
  /** The bytes, verified against the hash. @throws FileMissingError, FileDamagedError, FileErasedError */
  get(zone: Zone, contractId: string, hash: string): Promise<Uint8Array>;
  /** Deletes the contract's data key: its person-level files cannot be read again, not from a backup either. */
  erasePersons(contractId: string): Promise<void>;
  /** Writes a chain anchor (the head's hash at a day) among the locked files; the same day again is no change. */
  anchor(anchor: Anchor): Promise<void>;
  anchors(contractId: string): Promise<Anchor[]>;
};

export type Anchor = {
  readonly contractId: string;
  readonly chain: string;
  readonly day: string;
  readonly sequence: number;
  readonly hash: string;
  readonly writtenAt: Instant;
};
