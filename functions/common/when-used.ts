import type { KeyKeeper } from '../../ports/files/places.ts';
import type { Files } from '../../ports/files.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Workflows } from '../../ports/workflows.ts';

/**
 * Makes something at its first use and keeps it. What could not be made is tried again at the next use.
 *
 * @example const s3 = whenUsed(async () => new (await import('@aws-sdk/client-s3')).S3Client({}));
 */
export function whenUsed<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

/** Files whose client is loaded at their first use: most calls of most functions use none. */
export function filesWhenUsed(make: () => Promise<Files>): Files {
  const files = whenUsed(make);
  return {
    put: async (zone, contractId, bytes) => (await files()).put(zone, contractId, bytes),
    get: async (zone, contractId, hash) => (await files()).get(zone, contractId, hash),
    hashes: async (zone, contractId) => (await files()).hashes(zone, contractId),
    erasePersons: async (contractId) => (await files()).erasePersons(contractId),
    anchor: async (anchor) => (await files()).anchor(anchor),
    anchors: async (contractId) => (await files()).anchors(contractId),
  };
}

/** A keeper whose client is loaded when a data key is made or opened: only person-level files need one. */
export function keeperWhenUsed(make: () => Promise<KeyKeeper>): KeyKeeper {
  const keeper = whenUsed(make);
  return {
    newKey: async (contractId) => (await keeper()).newKey(contractId),
    unwrap: async (contractId, wrapped) => (await keeper()).unwrap(contractId, wrapped),
  };
}

export function noticesWhenUsed(make: () => Promise<Notices>): Notices {
  const notices = whenUsed(make);
  return { send: async (notice) => (await notices()).send(notice) };
}

export function workflowsWhenUsed(make: () => Promise<Workflows>): Workflows {
  const workflows = whenUsed(make);
  return {
    start: async (input) => (await workflows()).start(input),
    answer: async (token, taskId) => (await workflows()).answer(token, taskId),
    state: async (executionArn) => (await workflows()).state(executionArn),
  };
}
