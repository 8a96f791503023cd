import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { FileErasedError, FileMissingError } from '../../ports/files/errors.ts';
import type { Anchor, Files } from '../../ports/files.ts';

export const CONTRACT = 'norrkoping-2016';
export const OTHER = 'another-contract';

export function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export function text(content: Uint8Array): string {
  return Buffer.from(content).toString('utf8');
}

export function anchor(part: Partial<Anchor> = {}): Anchor {
  return {
    contractId: CONTRACT,
    chain: 'events',
    day: '2026-01-31',
    sequence: 12,
    hash: 'a'.repeat(64),
    writtenAt: '2026-01-31T22:00:00.000Z',
    ...part,
  };
}

/** What any keeper of files must do. @param make an empty one, at each call */
export function filesSuite(make: () => Promise<Files>): void {
  it.each(['open', 'person'] as const)(
    'keeps %s files under the hash of their bytes',
    async (zone) => {
      const files = await make();
      const content = bytes('år 1: 60 deltagare');
      const hash = await files.put(zone, CONTRACT, content);
      expect(hash).toBe(sha256(content));
      expect(text(await files.get(zone, CONTRACT, hash))).toBe('år 1: 60 deltagare');
      expect(await files.put(zone, CONTRACT, content)).toBe(hash);
    },
  );

  it.each(['open', 'person'] as const)(
    'keeps %s files of any bytes, also of none',
    async (zone) => {
      const files = await make();
      const every = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
      for (const content of [new Uint8Array(), every]) {
        const hash = await files.put(zone, CONTRACT, content);
        expect(sha256(await files.get(zone, CONTRACT, hash))).toBe(hash);
      }
    },
  );

  it.each(['open', 'person'] as const)(
    'finds %s files in their own contract only',
    async (zone) => {
      const files = await make();
      const hash = await files.put(zone, CONTRACT, bytes('x'));
      await files.put(zone, OTHER, bytes('y'));
      await expect(files.get(zone, OTHER, hash)).rejects.toThrow(FileMissingError);
      await expect(files.get(zone, CONTRACT, sha256(bytes('y')))).rejects.toThrow(FileMissingError);
    },
  );

  it('keeps files that many write at once', async () => {
    const files = await make();
    const contents = Array.from({ length: 10 }, (_, at) => `row ${at % 5}`);
    const hashes = await Promise.all(
      contents.map((each) => files.put('person', CONTRACT, bytes(each))),
    );
    const read = await Promise.all(hashes.map((hash) => files.get('person', CONTRACT, hash)));
    expect(read.map(text)).toEqual(contents);
  });

  it('erases the persons of one contract, for good, and nothing else', async () => {
    const files = await make();
    const person = await files.put('person', CONTRACT, bytes('deltagare 1'));
    const open = await files.put('open', CONTRACT, bytes('total'));
    const other = await files.put('person', OTHER, bytes('deltagare 1'));
    await files.erasePersons(CONTRACT);
    await files.erasePersons(CONTRACT);
    await expect(files.get('person', CONTRACT, person)).rejects.toThrow(FileErasedError);
    await expect(files.put('person', CONTRACT, bytes('deltagare 2'))).rejects.toThrow(
      FileErasedError,
    );
    expect(text(await files.get('open', CONTRACT, open))).toBe('total');
    expect(text(await files.get('person', OTHER, other))).toBe('deltagare 1');
  });

  it('erases also where nothing was kept yet', async () => {
    const files = await make();
    await files.erasePersons(CONTRACT);
    await expect(files.put('person', CONTRACT, bytes('x'))).rejects.toThrow(FileErasedError);
  });

  it('writes an anchor once: the same day again changes nothing', async () => {
    const files = await make();
    await files.anchor(anchor());
    await files.anchor(anchor());
    await files.anchor(anchor({ sequence: 13, hash: 'b'.repeat(64) }));
    expect(await files.anchors(CONTRACT)).toEqual([anchor()]);
  });

  it('lists the anchors of a contract by chain and day', async () => {
    const files = await make();
    const anchors = [
      anchor({ chain: 'access-2026-01', day: '2026-01-30' }),
      anchor({ day: '2025-12-31' }),
      anchor({ day: '2026-01-01' }),
    ];
    for (const each of [...anchors].reverse()) await files.anchor(each);
    await files.anchor(anchor({ contractId: OTHER }));
    expect(await files.anchors(CONTRACT)).toEqual(anchors);
    expect(await files.anchors('no-such-contract')).toEqual([]);
  });

  it.each(['..', '.', '', 'a/b', '../other', 'a\\b', 'ö', '*'])(
    'lets no name such as "%s" into a path',
    async (name) => {
      const files = await make();
      await expect(files.put('open', name, bytes('x'))).rejects.toThrow(RangeError);
      await expect(files.get('open', CONTRACT, name)).rejects.toThrow(RangeError);
      await expect(files.erasePersons(name)).rejects.toThrow(RangeError);
      await expect(files.anchors(name)).rejects.toThrow(RangeError);
      await expect(files.anchor(anchor({ chain: name }))).rejects.toThrow(RangeError);
    },
  );
}
