import * as z from 'zod';
import { FileErasedError } from './errors.ts';
import type { KeyKeeper, Places } from './places.ts';

/** What is kept of a contract's data key: the key, wrapped, or that it was erased. One place, one truth. */
const KeptKey = z.union([
  z.strictObject({ format: z.literal(1), wrapped: z.base64() }),
  z.strictObject({ format: z.literal(1), erased: z.literal(true) }),
]);
type KeptKey = z.infer<typeof KeptKey>;

export type DataKeys = {
  /** The contract's data key, or undefined where nothing was encrypted yet. @throws FileErasedError */
  find(contractId: string): Promise<Uint8Array | undefined>;
  /** The contract's data key, made at the first call. @throws FileErasedError */
  findOrMake(contractId: string): Promise<Uint8Array>;
  /** Puts a mark where the key was: it is gone, and no other will be made. */
  erase(contractId: string): Promise<void>;
};

/** The data keys of contracts. They are never kept in memory, so that an erased one is gone at once everywhere. */
export function dataKeys(places: Places, keeper: KeyKeeper): DataKeys {
  async function find(contractId: string): Promise<Uint8Array | undefined> {
    const bytes = await places.read(pathOf(contractId));
    if (bytes === undefined) return undefined;
    const kept = keptIn(bytes, contractId);
    if ('erased' in kept) throw new FileErasedError({ contractId });
    return keeper.unwrap(contractId, Buffer.from(kept.wrapped, 'base64'));
  }

  async function findOrMake(contractId: string): Promise<Uint8Array> {
    const found = await find(contractId);
    if (found) return found;
    const { plain, wrapped } = await keeper.newKey(contractId);
    const kept = { format: 1, wrapped: Buffer.from(wrapped).toString('base64') } as const;
    if (await places.create(pathOf(contractId), bytesOf(kept))) return plain;
    return findOrMake(contractId); // another was first
  }

  return {
    find,
    findOrMake,
    erase: (contractId) => places.replace(pathOf(contractId), bytesOf({ format: 1, erased: true })),
  };
}

function keptIn(bytes: Uint8Array, contractId: string): KeptKey {
  try {
    return KeptKey.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (cause) {
    throw new Error(`The data key of ${contractId} is damaged`, { cause });
  }
}

function pathOf(contractId: string): string {
  return `keys/${contractId}.json`;
}

function bytesOf(kept: KeptKey): Uint8Array {
  return Buffer.from(`${JSON.stringify(kept)}\n`, 'utf8');
}
