import * as z from 'zod';
import { Hash, Instant } from '../core/lifecycle/items/common.ts';

/**
 * Content-addressed files. `open`: terms, notices, and results, packs and settlements without small cells: for
 * everybody who may read the contract, kept for good. `full`: the same with every cell, for those who may see
 * persons; kept for good. `person`: enrolments, observations, evidence: encrypted by a data key per contract, erasable.
 */
export const ZONES = ['open', 'full', 'person'] as const;
export type Zone = (typeof ZONES)[number];

/** What a chain's head was on a day, written among the locked files. */
export const Anchor = z.strictObject({
  contractId: z.string(),
  chain: z.string(),
  day: z.iso.date(),
  sequence: z.int().nonnegative(),
  hash: Hash,
  writtenAt: Instant,
});
export type Anchor = z.infer<typeof Anchor>;

export type Files = {
  /**
   * Keeps the bytes and returns their SHA-256 (of the plain bytes). The same bytes twice are one file.
   *
   * @throws FileErasedError for the person zone of a contract whose persons are erased
   */
  put(zone: Zone, contractId: string, bytes: Uint8Array): Promise<string>;
  /** The bytes, verified against the hash. @throws FileMissingError, FileDamagedError, FileErasedError */
  get(zone: Zone, contractId: string, hash: string): Promise<Uint8Array>;
  /** The hashes of everything kept of a contract in a zone, in order. */
  hashes(zone: Zone, contractId: string): Promise<string[]>;
  /**
   * Deletes the contract's data key: its person-level files cannot be read again. Then deletes the files. Done again,
   * it answers the same.
   *
   * @returns the id of the key that was deleted; none where nothing was ever encrypted
   */
  erasePersons(contractId: string): Promise<{ readonly keyId?: string }>;
  /** Writes a chain anchor among the locked files; the same day again is no change. */
  anchor(anchor: Anchor): Promise<void>;
  /** In the order of chain and day. */
  anchors(contractId: string): Promise<Anchor[]>;
};
