import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputFiles } from '../../../cli/outputs.ts';
import { keepAll, PrivateFile } from '../../../cli/pseudonyms/private-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-part-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function privateFile(name: string): PrivateFile {
  const asking = { reads: [], overwrite: false, io: { language: 'en' } } as const;
  const [file] = outputFiles([join(folder, name)], asking);
  return new PrivateFile(file, { delimiter: ',' });
}

/** How a process ends that has half written a file, once it is ended so. */
async function ended(how: NodeJS.Signals | 'throw'): Promise<{ left: string[]; signal: unknown }> {
  const args = ['--import', 'tsx', 'test/cli/programs/half-written.ts', join(folder, 'p.csv'), how];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = new Promise<unknown>((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  if (how !== 'throw') child.kill(how);
  const signal = await exit;
  return { left: readdirSync(folder), signal };
}

describe('a file of persons that is not written to its end', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing behind when the process gets %s, and the process ends by it',
    async (how) => {
      expect(await ended(how)).toEqual({ left: [], signal: how });
    },
  );

  it('leaves nothing behind when the process fails', async () => {
    expect((await ended('throw')).left).toEqual([]);
  });

  it('is removed by the next run where the process was killed outright', async () => {
    const { left } = await ended('SIGKILL');
    expect(left).toHaveLength(1);
    const file = privateFile('p.csv');
    file.line(['p-1']);
    keepAll([file]);
    expect(readdirSync(folder)).toEqual(['p.csv']);
    expect(readFileSync(join(folder, 'p.csv'), 'utf8')).toBe('p-1\n');
  });

  it('is left to a process that still writes it, and so is what only looks like it', () => {
    const others = ['p.csv.part', 'p.csv.1.part', 'pp.csv.999999999.part'];
    for (const each of others) writeFileSync(join(folder, each), 'x');
    const file = privateFile('p.csv');
    file.discard();
    expect(readdirSync(folder).sort()).toEqual(others.toSorted());
    expect(existsSync(join(folder, 'p.csv'))).toBe(false);
  });

  it('does not keep a signal from whoever listens later', () => {
    const before = process.listenerCount('SIGTERM');
    const one = privateFile('p.csv');
    const other = privateFile('r.csv');
    one.discard();
    expect(process.listenerCount('SIGTERM')).toBe(before + 1);
    other.discard();
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
