import { createHash } from 'node:crypto';
import * as z from 'zod';
import { FileErasedError, InstallationKeyError } from './errors.ts';
import type { KeyKeeper, Places } from './places.ts';

/** What is kept of a contract's data key: the key, wrapped, or that it was erased. One place, one truth. */
const KeptKey = z.union([
  z.strictObject({ format: z.literal(1), wrapped: z.base64(), keyId: z.string().optional() }),
  z.strictObject({ format: z.literal(1), erased: z.literal(true), keyId: z.string().optional() }),
]);
type KeptKey = z.infer<typeof KeptKey>;

export type DataKeys = {
  /** The contract's data key, or undefined where nothing was encrypted yet. @throws FileErasedError */
  find(contractId: string): Promise<Uint8Array | undefined>;
  /** The contract's data key, made at the first call. @throws FileErasedError */
  findOrMake(contractId: string): Promise<Uint8Array>;
  /**
   * Puts a mark where the key was: it is gone, and no other will be made. Then the key that wraps all keys is
   * replaced, where its keeper can do so: copies of the wrapped key from before open under nothing any more.
   *
   * @returns the id of the key, the same when it is erased again; undefined where there was none
   */
  erase(contractId: string): Promise<string | undefined>;
};

const FOLDER = 'keys';

/** The data keys of contracts. They are never kept in memory, so that an erased one is gone at once everywhere. */
export function dataKeys(places: Places, keeper: KeyKeeper): DataKeys {
  const exclusively = oneAtATime();

  async function find(contractId: string, triesLeft = 2): Promise<Uint8Array | undefined> {
    const kept = await keptAt(places, pathOf(contractId));
    if (kept === undefined) return undefined;
    if ('erased' in kept) throw new FileErasedError({ contractId });
    try {
      return await keeper.unwrap(contractId, Buffer.from(kept.wrapped, 'base64'));
    } catch (error) {
      // Between the two readings the wrapping key was replaced, and with it what lies here.
      if (error instanceof InstallationKeyError && triesLeft > 1) return find(contractId, 1);
      throw error;
    }
  }

  async function make(contractId: string): Promise<Uint8Array> {
    const { plain, wrapped } = await keeper.newKey(contractId);
    const kept = { format: 1, wrapped: base64(wrapped), keyId: idOf(wrapped) } as const;
    if (await places.create(pathOf(contractId), bytesOf(kept))) return plain;
    return (await find(contractId)) ?? make(contractId); // another was first
  }

  async function erase(contractId: string): Promise<string | undefined> {
    const path = pathOf(contractId);
    const kept = await keptAt(places, path);
    const {
      keyId = kept && 'wrapped' in kept ? idOf(Buffer.from(kept.wrapped, 'base64')) : undefined,
    } = kept ?? {};
    const mark = { format: 1, erased: true, ...(keyId === undefined ? {} : { keyId }) } as const;
    await places.replace(path, bytesOf(mark));
    await rewrapAll(places, keeper);
    return keyId;
  }

  return {
    find,
    findOrMake: async (contractId) =>
      (await find(contractId)) ?? exclusively(() => make(contractId)),
    erase: (contractId) => exclusively(() => erase(contractId)),
  };
}

/**
 * Wraps every data key anew under another wrapping key, which then takes the place of the old one. Breaking off
 * anywhere leaves every key under the one or the other, and both there; done again, it goes on.
 */
async function rewrapAll(places: Places, keeper: KeyKeeper): Promise<void> {
  const { renewal } = keeper;
  if (!renewal) return;
  await renewal.begin();
  for (const path of await places.list(FOLDER)) {
    const kept = await keptAt(places, path);
    if (kept === undefined || 'erased' in kept) continue;
    const contractId = path.slice(FOLDER.length + 1, -'.json'.length);
    const plain = await keeper.unwrap(contractId, Buffer.from(kept.wrapped, 'base64'));
    const wrapped = base64(await renewal.wrap(contractId, plain));
    const keyId = kept.keyId ?? idOf(Buffer.from(kept.wrapped, 'base64'));
    await places.replace(path, bytesOf({ format: 1, wrapped, keyId }));
  }
  await renewal.finish();
}

/** A key made while all are wrapped anew would be left under the old one. */
function oneAtATime(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const next = last.then(job, job);
    last = next.catch(() => undefined);
    return next;
  };
}

async function keptAt(places: Places, path: string): Promise<KeptKey | undefined> {
  const bytes = await places.read(path);
  if (bytes === undefined) return undefined;
  try {
    return KeptKey.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch (cause) {
    throw new Error(`The data key ${path} is damaged`, { cause });
  }
}

/** Names a key without telling it: by what it was wrapped as when it was made. */
function idOf(wrapped: Uint8Array): string {
  return createHash('sha256').update(wrapped).digest('hex').slice(0, 32);
}

function pathOf(contractId: string): string {
  return `${FOLDER}/${contractId}.json`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function bytesOf(kept: KeptKey): Uint8Array {
  return Buffer.from(`${JSON.stringify(kept)}\n`, 'utf8');
}
