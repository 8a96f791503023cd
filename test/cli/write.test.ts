import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { utfall } from './terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const ROWS = 'person,observation,date,value\np-1,work,2026-01-31,1\n';
const intake = (...rest: string[]) =>
  utfall(['intake', at('o.csv'), '--kind', 'observations', '--out', at('kept.csv'), ...rest]);

describe('a file that a command writes', () => {
  it('is what it was where there is no room for the new one, and nothing half-written is beside it', () => {
    writeFileSync(at('kept.csv'), 'what was there');
    // A limit of the system on the size of files, 64 kB, is met as a full disk is.
    const program = 'test/cli/programs/written-half.ts';
    const command = `ulimit -f 64; exec "${process.execPath}" --import tsx ${program} "${at('kept.csv')}"`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8' });
    expect(stderr).toContain('EFBIG');
    expect(status).not.toBe(0);
    expect(readdirSync(folder)).toEqual(['kept.csv']);
    expect(readFileSync(at('kept.csv'), 'utf8')).toBe('what was there');
  });

  it('keeps who may read it, and the name that leads to it', async () => {
    writeFileSync(at('o.csv'), ROWS);
    writeFileSync(at('real.csv'), 'before', { mode: 0o600 });
    symlinkSync(at('real.csv'), at('kept.csv'));
    expect((await intake('--force')).code).toBe(0);
    expect(lstatSync(at('kept.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real.csv'), 'utf8')).toBe(ROWS);
    expect(statSync(at('real.csv')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['kept.csv', 'o.csv', 'real.csv']);
  });

  it('may be a device, which is written to and not replaced', async () => {
    writeFileSync(at('o.csv'), ROWS);
    const asked = [
      'intake',
      at('o.csv'),
      '--kind',
      'observations',
      '--out',
      '/dev/null',
      '--force',
    ];
    expect((await utfall(asked)).code).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });
});
