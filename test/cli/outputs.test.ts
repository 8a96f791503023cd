import {
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Printed, utfall } from './terminal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-outputs-'));
  writeFileSync(at('c.csv'), NUMBERS);
  writeFileSync(at('k.key'), KEY, { mode: 0o600 });
  writeFileSync(at('o.csv'), ROWS);
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const KEY = `utfall-pseudonym-key/1\n${'ab'.repeat(32)}\n`;
const NUMBERS = 'Personnummer,Datum\n640823-3234,2026-01-31\n640823-3235,2026-01-31\n';
const ROWS = 'person,observation,date,value\np-1,work,2026-01-31,1\np-2,work,soon,1\n';
const BEFORE = { 'c.csv': NUMBERS, 'k.key': KEY, 'o.csv': ROWS };

/** What lies in the folder, by name. */
const files = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(at(name), 'utf8')]));

const pseudonymise = (out: string, ...more: string[]) =>
  utfall([
    ...['pseudonymise', at('c.csv'), '--key', at('k.key'), '--column', 'Personnummer'],
    ...['--out', out, '--force', ...more],
  ]);
const intake = (out: string, ...more: string[]) =>
  utfall(['intake', at('o.csv'), '--kind', 'observations', '--out', out, ...more]);

function expectRefused({ code, err }: Printed, words: string): void {
  expect(err).toContain(words);
  expect(code).toBe(2);
  expect(files()).toEqual(BEFORE);
}

describe('a file that a command reads', () => {
  it.each(['c.csv', 'k.key'])(
    'is never written over, with --force or without: %s',
    async (name) => {
      expectRefused(await pseudonymise(at(name)), 'that this command reads');
      expectRefused(
        await pseudonymise(at('p.csv'), '--accept-valid', at(name)),
        '--force does not change that',
      );
    },
  );

  it('is also the terms of which attributes are proposed', async () => {
    const asked = ['mapping', at('o.csv'), '--kind', 'observations', '--terms', at('c.csv')];
    expectRefused(await utfall([...asked, '--out', at('c.csv'), '--force']), 'this command reads');
  });

  it('is known under another spelling, and over links of both kinds', async () => {
    const spelt = `${folder}/./k.key`;
    expectRefused(await pseudonymise(spelt), `the same file as ${at('k.key')}`);
    symlinkSync(at('k.key'), at('symbolic'));
    linkSync(at('c.csv'), at('hard'));
    for (const name of ['symbolic', 'hard']) {
      const { code } = await pseudonymise(at(name));
      expect([name, code]).toEqual([name, 2]);
    }
    expect(files()).toEqual({ ...BEFORE, symbolic: KEY, hard: NUMBERS });
  });

  it('is known before it is there: a key that is to be made', async () => {
    rmSync(at('k.key'));
    const { code } = await pseudonymise(`${folder}/./k.key`, '--new-key');
    expect(code).toBe(2);
    expect(files()).toEqual({ 'c.csv': NUMBERS, 'o.csv': ROWS });
  });

  it('is kept by every command that writes', async () => {
    expectRefused(await intake(at('o.csv'), '--force'), 'that this command reads');
    const mapping = ['mapping', at('o.csv'), '--kind', 'observations', '--out', at('o.csv')];
    expectRefused(await utfall([...mapping, '--force']), 'that this command reads');
    const relink = [
      ...['relink', at('o.csv'), '--original', at('c.csv'), '--key', at('k.key')],
      ...['--column', 'Personnummer', '--force', '--out'],
    ];
    for (const name of ['o.csv', 'c.csv', 'k.key']) {
      expectRefused(await utfall([...relink, at(name)]), 'that this command reads');
    }
    const terms = 'contracts/norrkoping-2016/terms.yaml';
    const kept = readFileSync(terms, 'utf8');
    const drawn = await utfall(['describe', terms, '--payoff', 'saving', '--svg', terms]);
    expect(drawn.code).toBe(2);
    expect(readFileSync(terms, 'utf8')).toBe(kept);
  });
});

describe('a pseudonym key', () => {
  it('is never written over by a command that has nothing to do with it', async () => {
    expectRefused(await intake(at('k.key'), '--force'), 'is a pseudonym key');
    const asked = ['new', '--contract', 'one', '--currency', 'SEK', '--payer', 'a'];
    const answers = [...asked, '--investor', 'b', '--mechanism', 'rate-card', '--force'];
    expectRefused(await utfall([...answers, '--out', at('k.key')]), 'is a pseudonym key');
    const swedish = await intake(at('k.key'), '--force', '--lang', 'sv');
    expectRefused(swedish, 'är en pseudonymnyckel, och en nyckel skrivs aldrig över');
  });

  it('is known by what stands in it, also where an editor has changed it', async () => {
    writeFileSync(at('k.key'), `\uFEFF${KEY.replace('\n', '\r\n')}`);
    expect((await intake(at('k.key'), '--force')).err).toContain('is a pseudonym key');
  });
});

describe('a name with a personal identity number', () => {
  it('is given to no file that any command writes, nor to a source, and not repeated', async () => {
    const answers = [
      await intake(at('640823-3234.csv')),
      await intake(at('kept.csv'), '--accept-valid', at('19640823-3234.csv')),
      await pseudonymise(at('x640823-3234.csv')),
      await utfall([
        ...['mapping', at('o.csv'), '--kind', 'observations'],
        ...['--source', 'Register 640823-3234', '--out', at('m.yaml')],
      ]),
    ];
    for (const answer of answers) {
      expectRefused(answer, 'holds a personal identity number');
      expect(answer.err).not.toContain('3234');
    }
  });
});

describe('two files of one command', () => {
  it('are never the same, under whatever names', async () => {
    for (const other of [at('same.csv'), `${folder}/./same.csv`]) {
      const more = ['--accept-valid', other];
      expectRefused(await intake(at('same.csv'), ...more), 'Two results would be written to');
      expectRefused(await intake(at('same.csv'), ...more, '--force'), 'only one would be left');
      expectRefused(await pseudonymise(at('same.csv'), ...more), 'Choose a file for each');
    }
  });

  it('are both written, or neither is', async () => {
    const nowhere = join(folder, 'nowhere', 'r.csv');
    expectRefused(await intake(at('kept.csv'), '--accept-valid', nowhere), 'ENOENT');
    expectRefused(await pseudonymise(at('p.csv'), '--accept-valid', nowhere), 'ENOENT');
    expectRefused(await intake(at('kept.csv'), '--accept-valid', folder, '--force'), 'EISDIR');
    expect((await intake(at('kept.csv'), '--accept-valid', at('r.csv'))).code).toBe(3);
    expect(Object.keys(files()).sort()).toEqual(['c.csv', 'k.key', 'kept.csv', 'o.csv', 'r.csv']);
  });
});
