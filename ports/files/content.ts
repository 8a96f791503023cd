import { createHash } from 'node:crypto';
import { canonicalJson } from '../../core/lifecycle/chain/canonical.ts';
import { Anchor, type Files, type Zone } from '../files.ts';
import { type DataKeys, dataKeys } from './data-keys.ts';
import { FileDamagedError, type FileFacts, FileMissingError } from './errors.ts';
import type { KeyKeeper, Places } from './places.ts';
import { seal, unseal } from './seal.ts';

export type Ground = {
  /** For the open and the full zone, and anchors. */
  readonly open: Places;
  /** For the person zone and the wrapped data keys. */
  readonly person: Places;
  readonly keeper: KeyKeeper;
};

/** The rules of files, over places that only keep bytes. */
export function contentAddressed({ open, person, keeper }: Ground): Files {
  const keys = dataKeys(person, keeper);
  const plain = plainZone(open);
  const zones = { open: plain, full: plain, person: personZone(person, keys) };
  return {
    async put(zone, contractId, bytes) {
      const hash = sha256(bytes);
      const facts = factsOf({ zone, contractId, hash });
      await zones[zone].keep(facts, bytes);
      return hash;
    },
    get: async (zone, contractId, hash) => zones[zone].fetch(factsOf({ zone, contractId, hash })),
    async hashes(zone, contractId) {
      const places = zone === 'person' ? person : open;
      const paths = await places.list(`${zone}/${named(contractId)}`);
      return paths.map((path) => path.slice(path.lastIndexOf('/') + 1));
    },
    async erasePersons(contractId) {
      const keyId = await keys.erase(named(contractId));
      await person.removeAll(`person/${contractId}`);
      return keyId === undefined ? {} : { keyId };
    },
    async anchor(anchor) {
      const { contractId, chain, day } = Anchor.parse(anchor);
      const path = `anchors/${named(contractId)}/${named(chain)}/${day}.json`;
      await open.create(path, Buffer.from(canonicalJson(anchor), 'utf8'), { locked: true });
    },
    async anchors(contractId) {
      const paths = await open.list(`anchors/${named(contractId)}`);
      const read = await Promise.all(paths.map((path) => open.read(path)));
      return read.flatMap((bytes) => (bytes === undefined ? [] : [anchorOf(bytes)]));
    },
  };
}

type ZoneOfFiles = {
  keep(facts: FileFacts, bytes: Uint8Array): Promise<void>;
  /** @throws FileMissingError, FileDamagedError, FileErasedError */
  fetch(facts: FileFacts): Promise<Uint8Array>;
};

function plainZone(places: Places): ZoneOfFiles {
  async function fetch(facts: FileFacts): Promise<Uint8Array> {
    const bytes = await places.read(pathOf(facts));
    if (bytes === undefined) throw new FileMissingError(facts);
    return verified(facts, bytes);
  }
  return {
    fetch,
    keep: (facts, bytes) => keepWhole(places, { facts, fetch, bytes }),
  };
}

function personZone(places: Places, keys: DataKeys): ZoneOfFiles {
  async function fetch(facts: FileFacts): Promise<Uint8Array> {
    const key = await keys.find(facts.contractId);
    const sealed = await places.read(pathOf(facts));
    if (key === undefined || sealed === undefined) throw new FileMissingError(facts);
    let bytes: Uint8Array;
    try {
      bytes = unseal(sealed, key, about(facts));
    } catch (cause) {
      throw new FileDamagedError(facts, { cause });
    }
    return verified(facts, bytes);
  }
  return {
    fetch,
    async keep(facts, bytes) {
      const key = await keys.findOrMake(facts.contractId);
      await keepWhole(places, { facts, fetch, bytes: seal(bytes, key, about(facts)) });
    },
  };
}

type Keeping = {
  facts: FileFacts;
  fetch: (facts: FileFacts) => Promise<Uint8Array>;
  bytes: Uint8Array;
};

/** A file that is there and damaged is mended: whoever has the bytes again brings what was lost. */
async function keepWhole(places: Places, { facts, fetch, bytes }: Keeping): Promise<void> {
  if (await places.create(pathOf(facts), bytes)) return;
  try {
    await fetch(facts);
  } catch (error) {
    if (!(error instanceof FileDamagedError)) throw error;
    await places.replace(pathOf(facts), bytes);
  }
}

function verified(facts: FileFacts, bytes: Uint8Array): Uint8Array {
  if (sha256(bytes) !== facts.hash) throw new FileDamagedError(facts);
  return bytes;
}

function anchorOf(bytes: Uint8Array): Anchor {
  return Anchor.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

function pathOf({ zone, contractId, hash }: FileFacts): string {
  return `${zone}/${contractId}/${hash}`;
}

/** Binds a sealed file to its place, so that two files cannot be exchanged. */
function about({ contractId, hash }: FileFacts): string {
  return `utfall-person/1 ${contractId} ${hash}`;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function factsOf(facts: { zone: Zone; contractId: string; hash: string }): FileFacts {
  return { ...facts, contractId: named(facts.contractId), hash: named(facts.hash) };
}

/** Names come from requests and become parts of paths: nothing but a plain name may. */
function named(name: string): string {
  if (!/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/.test(name)) {
    throw new RangeError(`"${name}" cannot name a file or folder`);
  }
  return name;
}
