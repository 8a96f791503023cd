import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileDamagedError, FileErasedError, FileMissingError } from '../../ports/files/errors.ts';
import { folderFiles, installationKeyTrouble } from '../../ports/files/folder.ts';
import type { Files } from '../../ports/files.ts';
import { anchor, bytes, CONTRACT, filesSuite, OTHER, text } from './files-suite.ts';
import { scratchFolder } from './scratch.ts';

type Place = { files: Files; root: string; installationKeyFile: string };

function place(folder = scratchFolder()): Place {
  const root = join(folder, 'files');
  const installationKeyFile = join(folder, 'installation.key');
  return { files: folderFiles({ root, installationKeyFile }), root, installationKeyFile };
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe('files in a folder', () => {
  filesSuite(async () => place().files);

  it('lie where an administrator finds them, and person-level ones tell nothing', async () => {
    const { files, root } = place();
    const open = await files.put('open', CONTRACT, bytes('total 42'));
    const person = await files.put('person', CONTRACT, bytes('deltagare 1'));
    expect(readFileSync(join(root, 'open', CONTRACT, open), 'utf8')).toBe('total 42');
    const sealed = readFileSync(join(root, 'person', CONTRACT, person));
    expect(sealed.includes('deltagare')).toBe(false);
    const left = readdirSync(root, { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('are closed to everybody but their owner', async () => {
    const { files, root, installationKeyFile } = place();
    const hash = await files.put('person', CONTRACT, bytes('deltagare 1'));
    await files.anchor(anchor());
    expect(modeOf(installationKeyFile)).toBe('600');
    expect(modeOf(root)).toBe('700');
    expect(modeOf(join(root, 'person', CONTRACT, hash))).toBe('600');
    expect(modeOf(join(root, 'anchors', CONTRACT, 'events', '2026-01-31.json'))).toBe('400');
  });

  it('outlive the program', async () => {
    const folder = scratchFolder();
    const hash = await place(folder).files.put('person', CONTRACT, bytes('deltagare 1'));
    expect(text(await place(folder).files.get('person', CONTRACT, hash))).toBe('deltagare 1');
  });

  it.each(['open', 'person'] as const)(
    'that are damaged (%s) are told of, and mended by whoever brings the bytes again',
    async (zone) => {
      const { files, root } = place();
      const hash = await files.put(zone, CONTRACT, bytes('deltagare 1'));
      const path = join(root, zone, CONTRACT, hash);
      const damaged = readFileSync(path);
      damaged.writeUInt8(damaged.readUInt8(5) ^ 1, 5);
      writeFileSync(path, damaged);
      await expect(files.get(zone, CONTRACT, hash)).rejects.toThrow(FileDamagedError);
      await files.put(zone, CONTRACT, bytes('deltagare 1'));
      expect(text(await files.get(zone, CONTRACT, hash))).toBe('deltagare 1');
    },
  );

  it('cannot be exchanged for each other', async () => {
    const { files, root } = place();
    const one = await files.put('person', CONTRACT, bytes('deltagare 1'));
    const other = await files.put('person', CONTRACT, bytes('deltagare 2'));
    const folder = join(root, 'person', CONTRACT);
    writeFileSync(join(folder, one), readFileSync(join(folder, other)));
    await expect(files.get('person', CONTRACT, one)).rejects.toThrow(FileDamagedError);
  });

  it('of erased persons stay unreadable when the files come back from a backup', async () => {
    const { files, root } = place();
    const hash = await files.put('person', CONTRACT, bytes('deltagare 1'));
    const path = join(root, 'person', CONTRACT, hash);
    const backup = readFileSync(path);
    await files.erasePersons(CONTRACT);
    expect(readdirSync(join(root, 'person'))).toEqual([]);
    mkdirSync(dirname(path));
    writeFileSync(path, backup);
    await expect(files.get('person', CONTRACT, hash)).rejects.toThrow(FileErasedError);
    // Not even with the mark of erasure taken away: there is no key any more, only others.
    rmSync(join(root, 'keys', `${CONTRACT}.json`));
    await files.put('person', CONTRACT, bytes('deltagare 2'));
    await expect(files.get('person', CONTRACT, hash)).rejects.toThrow(FileDamagedError);
  });
});

describe('the installation key', () => {
  it('that is lost is told of, and never made anew where data keys exist', async () => {
    const { files, installationKeyFile } = place();
    const hash = await files.put('person', CONTRACT, bytes('deltagare 1'));
    rmSync(installationKeyFile);
    const lost = {
      name: 'InstallationKey',
      facts: { reason: 'missing', file: installationKeyFile },
    };
    await expect(files.get('person', CONTRACT, hash)).rejects.toMatchObject(lost);
    await expect(files.put('person', OTHER, bytes('x'))).rejects.toMatchObject(lost);
  });

  it.each([
    { reason: 'another', spoil: (file: string) => writeFileSync(file, 'ab'.repeat(32)) },
    { reason: 'unreadable', spoil: (file: string) => writeFileSync(file, 'not a key') },
    { reason: 'open-to-others', spoil: (file: string) => chmodSync(file, 0o644) },
  ])('that is $reason is refused', async ({ reason, spoil }) => {
    const { files, installationKeyFile } = place();
    const hash = await files.put('person', CONTRACT, bytes('deltagare 1'));
    spoil(installationKeyFile);
    await expect(files.get('person', CONTRACT, hash)).rejects.toMatchObject({ facts: { reason } });
  });

  it('is looked at before anything is kept under it: what is wrong, and of which contracts', async () => {
    const here = place();
    const { files, installationKeyFile } = here;
    expect(await installationKeyTrouble(here)).toBeUndefined();
    await files.put('person', CONTRACT, bytes('deltagare 1'));
    expect(await installationKeyTrouble(here)).toBeUndefined();
    const right = readFileSync(installationKeyFile);
    writeFileSync(installationKeyFile, 'ab'.repeat(32));
    await files.put('person', OTHER, bytes('deltagare 2'));
    const another = { reason: 'another', contracts: [CONTRACT] };
    expect(await installationKeyTrouble(here)).toEqual(another);
    writeFileSync(installationKeyFile, right);
    expect(await installationKeyTrouble(here)).toEqual({ ...another, contracts: [OTHER] });
    chmodSync(installationKeyFile, 0o644);
    expect(await installationKeyTrouble(here)).toMatchObject({ reason: 'open-to-others' });
    rmSync(installationKeyFile);
    expect(await installationKeyTrouble(here)).toEqual({
      reason: 'missing',
      contracts: [OTHER, CONTRACT],
    });
  });

  it('is not needed by open files', async () => {
    const { files, installationKeyFile } = place();
    await files.put('open', CONTRACT, bytes('total'));
    expect(() => statSync(installationKeyFile)).toThrow();
    await expect(files.get('person', CONTRACT, 'a'.repeat(64))).rejects.toThrow(FileMissingError);
  });
});
