import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../local/engine/data-folder.ts';
import { lockByPidFile } from '../../../local/engine/folder-lock.ts';
import { runProgram } from './program.ts';
import { codeOf, scratchFolder, startErrorOf } from './scratch.ts';

const now = () => new Date('2026-01-02T03:04:05.000Z');

describe('a data folder', () => {
  it('is created with a marker that says format, mode and when', async () => {
    const path = join(scratchFolder(), 'deep', 'demo');
    const folder = await openDataFolder(path, { mode: 'demo', now });
    expect(JSON.parse(readFileSync(folder.inside('utfall.json'), 'utf8'))).toEqual({
      format: 1,
      mode: 'demo',
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(statSync(path).mode & 0o077).toBe(0);
    await folder.release();
  });

  it('opens again with what it holds, and leaves no lock file behind', async () => {
    const path = scratchFolder();
    const first = await openDataFolder(path, { mode: 'real', now });
    writeFileSync(first.inside('kept.txt'), 'kept');
    await first.release();
    expect(readdirSync(path).sort()).toEqual(['kept.txt', 'utfall.json']);
    const second = await openDataFolder(path, { mode: 'real' });
    expect(second.marker.createdAt).toBe('2026-01-02T03:04:05.000Z');
    await second.release();
  });

  it.each([
    { made: 'demo', wanted: 'real' },
    { made: 'real', wanted: 'demo' },
  ] as const)('made for $made use refuses $wanted use', async ({ made, wanted }) => {
    const path = scratchFolder();
    await (await openDataFolder(path, { mode: made })).release();
    const error = await startErrorOf(openDataFolder(path, { mode: wanted }));
    expect(error.code).toBe('folder-other-mode');
    expect(error.facts).toMatchObject({ mode: made, wanted });
  });

  it('of a newer format is refused, whatever else it says', async () => {
    const path = scratchFolder();
    writeFileSync(join(path, 'utfall.json'), '{ "format": 2, "shape": "unknown" }');
    const error = await startErrorOf(openDataFolder(path, { mode: 'demo' }));
    expect(error).toMatchObject({ code: 'folder-newer', facts: { format: 2, supported: 1 } });
  });

  it('with a marker that cannot be understood is refused', async () => {
    const path = scratchFolder();
    writeFileSync(join(path, 'utfall.json'), '{ "format": 1, ');
    expect(await codeOf(openDataFolder(path, { mode: 'demo' }))).toBe('folder-marker-unreadable');
  });

  it('of somebody else is refused and nothing is written into it', async () => {
    const path = scratchFolder();
    writeFileSync(join(path, 'thesis.txt'), 'years of work');
    expect(await codeOf(openDataFolder(path, { mode: 'demo', fresh: true }))).toBe(
      'folder-foreign',
    );
    expect(readdirSync(path)).toEqual(['thesis.txt']);
  });

  it('is not made of a file', async () => {
    const path = join(scratchFolder(), 'file');
    writeFileSync(path, '');
    expect(await codeOf(openDataFolder(path, { mode: 'demo' }))).toBe('folder-foreign');
  });

  it('is not made where the operating system forbids it', async () => {
    const folder = '/sys/utfall';
    const error = await startErrorOf(openDataFolder(folder, { mode: 'demo' }));
    expect(error).toMatchObject({ code: 'folder-not-writable', facts: { folder } });
  });

  it('in which a crash left half a marker is created anew', async () => {
    const path = scratchFolder();
    writeFileSync(join(path, 'utfall.json.tmp'), '{ "for');
    await (await openDataFolder(path, { mode: 'demo' })).release();
    expect(existsSync(join(path, 'utfall.json'))).toBe(true);
  });

  it('is emptied when asked, in demo mode only', async () => {
    const path = scratchFolder();
    const first = await openDataFolder(path, { mode: 'demo' });
    mkdirSync(first.inside('files'));
    await first.release();
    const second = await openDataFolder(path, { mode: 'demo', fresh: true });
    expect(existsSync(second.inside('files'))).toBe(false);
    await second.release();
    const real = openDataFolder(scratchFolder(), { mode: 'real', fresh: true });
    expect(await codeOf(real)).toBe('folder-keeps-data');
  });
});

describe('the lock on a data folder', () => {
  it('refuses a second start in the same process, also to empty it', async () => {
    const path = scratchFolder();
    const folder = await openDataFolder(path, { mode: 'demo' });
    expect(await codeOf(openDataFolder(path, { mode: 'demo', fresh: true }))).toBe('folder-locked');
    await folder.release();
    await (await openDataFolder(path, { mode: 'demo' })).release();
  });

  it('names the process that holds it, and ends with that process even by kill -9', async () => {
    const path = scratchFolder();
    const holder = runProgram('holds-folder', path);
    expect(await holder.line).toBe('open');
    const error = await startErrorOf(openDataFolder(path, { mode: 'demo' }));
    expect(error).toMatchObject({ code: 'folder-locked', facts: { pid: holder.process.pid } });
    const ended = new Promise((resolve) => holder.process.once('exit', resolve));
    holder.process.kill('SIGKILL');
    await ended;
    await (await openDataFolder(path, { mode: 'demo' })).release();
  });

  it('without a kernel lock holds by pid and start time', async () => {
    const path = scratchFolder();
    const lock = lockByPidFile(path);
    const again = new Promise((resolve) => resolve(lockByPidFile(path)));
    expect(await startErrorOf(again)).toMatchObject({
      code: 'folder-locked',
      facts: { pid: process.pid },
    });
    await lock.release();
  });

  it('without a kernel lock is not held by a dead process or by another with its pid', async () => {
    const path = scratchFolder();
    const reused = { pid: process.pid, startedAt: 'Thu Jan  1 00:00:00 1970' };
    writeFileSync(join(path, 'utfall.lock'), JSON.stringify(reused));
    await lockByPidFile(path).release();
    writeFileSync(join(path, 'utfall.lock'), '{"pid":');
    await lockByPidFile(path).release();
  });
});
