import type { Zone } from '../files.ts';

export type FileFacts = { zone: Zone; contractId: string; hash: string };

/** No file of this hash is kept for the contract. */
export class FileMissingError extends Error {
  override readonly name = 'FileMissing';

  readonly facts: FileFacts;

  constructor(facts: FileFacts) {
    super(`${facts.contractId} has no ${facts.zone} file ${facts.hash}`);
    this.facts = facts;
  }
}

/** The bytes are not those that were kept: they do not have the hash, or do not decrypt. */
export class FileDamagedError extends Error {
  override readonly name = 'FileDamaged';

  readonly facts: FileFacts;

  constructor(facts: FileFacts, options?: ErrorOptions) {
    super(`The ${facts.zone} file ${facts.hash} of ${facts.contractId} is damaged`, options);
    this.facts = facts;
  }
}

/** The contract's persons are erased: nothing of them can be read, and nothing more may be kept. */
export class FileErasedError extends Error {
  override readonly name = 'FileErased';

  readonly facts: { contractId: string };

  constructor(facts: { contractId: string }) {
    super(`The persons of ${facts.contractId} are erased`);
    this.facts = facts;
  }
}

/**
 * The key that wraps the contracts' data keys is not the right one: `missing` (data keys exist, but no
 * installation key), `open-to-others` (people beside the owner may read it), `unreadable`, or `another` (it does
 * not open the contract's data key).
 */
export class InstallationKeyError extends Error {
  override readonly name = 'InstallationKey';

  readonly facts: {
    reason: 'missing' | 'open-to-others' | 'unreadable' | 'another';
    file: string;
  };

  constructor(facts: InstallationKeyError['facts'], options?: ErrorOptions) {
    super(`The installation key ${facts.file} cannot be used: ${facts.reason}`, options);
    this.facts = facts;
  }
}

/** The service that keeps the files did not do it: unreachable or refused. It may be tried again. */
export class FilesUnavailableError extends Error {
  override readonly name = 'FilesUnavailable';

  readonly facts: { operation: string; reason: string };

  constructor(facts: { operation: string; reason: string }, options?: ErrorOptions) {
    super(`${facts.operation} failed: ${facts.reason}`, options);
    this.facts = facts;
  }
}
