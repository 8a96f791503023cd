import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenOnLoopback } from '../../../local/engine/loopback-port.ts';
import { folderFiles } from '../../../ports/files/folder.ts';
import { processesWith, ROOT, runProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-ends-'));
const inside = (name: string): string => join(folder, name);
const demo = (name: string, ...more: string[]): string[] => [
  'start',
  '--demo',
  '--data',
  inside(name),
  '--port',
  '0',
  ...more,
];
const REAL = ['--issuer', 'https://login.example.se', '--audience', 'utfall', '--port', '0'];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the program', () => {
  it.each([
    ['SIGINT', 'in the middle of the story', 'waits for'],
    ['SIGTERM', 'in the middle of the story', 'accepted'],
  ] as const)(
    'ends in order at %s %s: the folder is free, nothing is left running',
    async (signal, _, line) => {
      const name = `asked-${signal}`;
      const program = runProgram(demo(name, '--lang', 'en'));
      await program.untilLine(line);
      program.kill(signal);
      expect(await program.ended).toBe(0);
      expect(program.lines.join('\n')).toContain('Stopping …');
      expect(processesWith(inside(name))).toEqual([]);
    },
    60_000,
  );

  it('serves real use until it is asked to end, and keeps a second one out meanwhile', async () => {
    const start = ['start', '--data', inside('real'), ...REAL, '--lang', 'en'];
    const first = runProgram(start);
    await first.untilLine('answers at');
    const second = runProgram(start);
    expect(await second.ended).toBe(2);
    expect(said(second.lines)).toEqual([
      `${inside('real')} is in use by another Utfall (process ${first.pid}). Stop it first, or name another folder.`,
    ]);
    first.kill('SIGINT');
    expect(await first.ended).toBe(0);
    const third = runProgram(start);
    await third.untilLine('answers at');
    third.kill('SIGTERM');
    expect(await third.ended).toBe(0);
    expect(processesWith(inside('real'))).toEqual([]);
    const other = runProgram(demo('real', '--lang', 'sv'));
    expect(await other.ended).toBe(2);
    expect(said(other.lines).join()).toMatch(/kan inte öppnas för .*\. Ange en annan mapp\.$/);
  }, 60_000);
});

describe('a start that cannot be', () => {
  let busy: Server;
  let port: number;
  beforeAll(async () => {
    busy = createServer();
    port = await listenOnLoopback(busy);
    mkdirSync(inside('foreign'));
    writeFileSync(inside('foreign/diary.txt'), 'dear diary');
    const marker = { format: 1, mode: 'demo', createdAt: '2026-01-01T00:00:00.000Z' };
    mkdirSync(inside('corrupt'));
    writeFileSync(inside('corrupt/utfall.json'), JSON.stringify(marker));
    writeFileSync(inside('corrupt/utfall.db'), 'no database at all'.repeat(100));
  });
  afterAll(() => new Promise((resolve) => busy.close(resolve)));

  it.each([
    ['a foreign folder', 'foreign', 'en', 'Name an empty folder, or a new one.'],
    ['a foreign folder', 'foreign', 'sv', 'Ange en tom mapp, eller en ny.'],
    ['a corrupt database', 'corrupt', 'en', 'Restore it from a backup.'],
    ['a corrupt database', 'corrupt', 'sv', 'Återställ den från en säkerhetskopia.'],
  ])(
    'says so in a sentence, and exits with 2: %s (%s, %s)',
    async (_, name, language, sentence) => {
      const program = runProgram(demo(name, '--lang', language));
      expect(await program.ended).toBe(2);
      const sentences = said(program.lines);
      expect(sentences).toHaveLength(1);
      expect(sentences[0]).toContain(inside(name));
      expect(sentences[0]).toContain(sentence);
      expect(processesWith(inside(name))).toEqual([]);
    },
  );

  it.each([
    ['en', 'is another key than the one that opens the persons’ data of norrkoping-2016'],
    ['sv', 'är en annan nyckel än den som öppnar uppgifterna om enskilda i norrkoping-2016'],
  ])('says that its installation key was replaced by another (%s)', async (language, sentence) => {
    const name = `key-${language}`;
    const installationKeyFile = inside(`${name}/installation.key`);
    mkdirSync(inside(name));
    const marker = { format: 1, mode: 'demo', createdAt: '2026-01-01T00:00:00.000Z' };
    writeFileSync(inside(`${name}/utfall.json`), JSON.stringify(marker));
    const files = folderFiles({ root: inside(`${name}/files`), installationKeyFile });
    await files.put('person', 'norrkoping-2016', new Uint8Array([1]));
    writeFileSync(installationKeyFile, 'ab'.repeat(32));
    const program = runProgram(demo(name, '--lang', language));
    expect(await program.ended).toBe(2);
    const sentences = said(program.lines);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(`${installationKeyFile} ${sentence}`);
    expect(processesWith(inside(name))).toEqual([]);
  });

  it.each([
    ['en', 'is in use by another program'],
    ['sv', 'används av ett annat program'],
  ])('says that its port is taken (%s)', async (language, sentence) => {
    const args = ['start', '--data', inside(`port-${language}`), ...REAL, '--lang', language];
    const program = runProgram([...args, '--port', String(port)]);
    expect(await program.ended).toBe(2);
    expect(said(program.lines).join()).toContain(`Port ${port} ${sentence}`);
    expect(processesWith(inside(`port-${language}`))).toEqual([]);
  });

  it.each([
    ['en', 'The database program dynoxide is not here'],
    ['sv', 'Databasprogrammet dynoxide finns inte här'],
  ])('says that the database program is missing (%s)', async (language, sentence) => {
    // Away from the packages, and with nothing on the PATH.
    const root = inside('program');
    for (const name of ['bin', 'dist/cli', 'workflows', 'contracts', 'package.json']) {
      cpSync(join(ROOT, name), join(root, name), { recursive: true });
    }
    const env = { ...process.env, PATH: '' };
    const program = runProgram(demo(`bare-${language}`, '--lang', language), { root, env });
    expect(await program.ended).toBe(2);
    expect(said(program.lines).join()).toContain(sentence);
  });
});

/** What the program said beside its name: one sentence, and no stack trace. */
function said(lines: readonly string[]): string[] {
  return lines.filter((line) => line !== '' && !line.startsWith('Utfall '));
}
