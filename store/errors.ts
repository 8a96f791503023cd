import type { Item, ItemKind } from '../core/lifecycle/items/item.ts';

/** Another writer was first: on which item, and what it is now (undefined: it is not there). */
export class ConflictError extends Error {
  override readonly name = 'Conflict';

  readonly kind: ItemKind;
  readonly contractId: string;
  /** The item's place in the contract, such as `period#year_1#0000000001#`. */
  readonly key: string;
  readonly now: Item | undefined;

  constructor(
    at: { kind: ItemKind; contractId: string; key: string; now: Item | undefined },
    options?: ErrorOptions,
  ) {
    super(`${at.contractId} ${at.key} was written by another`, options);
    this.kind = at.kind;
    this.contractId = at.contractId;
    this.key = at.key;
    this.now = at.now;
  }
}

/** A later version of Utfall wrote the item: this one must not touch it. */
export class NewerFormatError extends Error {
  override readonly name = 'NewerFormat';

  readonly facts: { key: string; format: number; supported: number };

  constructor(facts: { key: string; format: number; supported: number }) {
    super(`${facts.key} has format ${facts.format}; this version reads up to ${facts.supported}`);
    this.facts = facts;
  }
}

/** What is in the table is no item of ours: written by hand, or damaged. */
export class DamagedItemError extends Error {
  override readonly name = 'DamagedItem';

  readonly facts: { key: string };

  constructor(facts: { key: string }, options?: ErrorOptions) {
    super(`${facts.key} cannot be understood`, options);
    this.facts = facts;
  }
}

/** The change holds more writes, events and outbox items than one transaction may. */
export class ChangeTooLargeError extends Error {
  override readonly name = 'ChangeTooLarge';

  readonly facts: { contractId: string; items: number; itemsMax: number };

  constructor(facts: { contractId: string; items: number; itemsMax: number }) {
    super(`A change of ${facts.contractId} has ${facts.items} items, at most ${facts.itemsMax}`);
    this.facts = facts;
  }
}

/** Another installation carries the contract on: nothing happens to it here any more. */
export class ChainClosedError extends Error {
  override readonly name = 'ChainClosed';

  readonly facts: { contractId: string; to: string; at: string };

  constructor(facts: { contractId: string; to: string; at: string }) {
    super(`${facts.contractId} is carried on at ${facts.to} since ${facts.at}`);
    this.facts = facts;
  }
}

/**
 * The database did not do it, or did not say that it did: unreachable, refused, or busy for too long. The same
 * change may be committed again; what was carried out is not carried out twice.
 */
export class StoreFailedError extends Error {
  override readonly name = 'StoreFailed';

  readonly facts: { operation: string; reason: string };

  constructor(facts: { operation: string; reason: string }, options?: ErrorOptions) {
    super(`${facts.operation} failed: ${facts.reason}`, options);
    this.facts = facts;
  }
}

/** Translates an error of the SDK, and keeps it as the cause. */
export function storeFailed(operation: string, cause: unknown): StoreFailedError {
  const reason = cause instanceof Error ? cause.name : String(cause);
  return new StoreFailedError({ operation, reason }, { cause });
}
