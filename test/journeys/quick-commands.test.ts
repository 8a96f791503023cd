import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utfall } from '../cli/terminal.ts';
import { ROOT } from './faults/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-quick-'));
/** What is kept compiled, with what it is tried on. */
const typical: Record<string, string[][]> = JSON.parse(
  readFileSync(join(ROOT, 'scripts/bundles/quick-commands.json'), 'utf8'),
);
const names = Object.keys(typical);

beforeAll(() => {
  for (const name of ['bin', 'dist/cli', 'package.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const argsOf = (name: string, use = 0): string[] => [
  ...(typical[name]?.[use] ?? []),
  '--lang',
  'en',
];

/** The program in its own folder, at work in the project's. */
function run(name: string, node: readonly string[] = [], asked = argsOf(name)) {
  const args = [...node, join(folder, 'bin/utfall.js'), name, ...asked];
  const child = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const plain = (text: string) => text.trimEnd().replaceAll('\u00a0', ' ');
  return { code: child.status, out: plain(child.stdout), err: plain(child.stderr) };
}

const compiled = () =>
  readdirSync(join(folder, 'dist/cli')).filter((name) => name.endsWith('.compiled'));

describe('commands that are kept compiled', () => {
  it('are all there, each with what was compiled of it', () => {
    expect(compiled().map((name) => name.split('.')[0])).toEqual([...names].sort());
  });

  it.each(names)('say what they say from their sources: %s', async (name) => {
    for (const use of (typical[name] ?? []).keys()) {
      const asked = argsOf(name, use);
      expect(run(name, [], asked)).toEqual(await utfall([name, ...asked]));
    }
  });

  it('are ASCII, as which they are read', () => {
    for (const name of names) {
      const bundle = readFileSync(join(folder, `dist/cli/${name}.quick`), 'latin1');
      expect(/[\u0080-\u00ff]/.exec(bundle)).toBeNull();
    }
  });

  it('know Swedish letters where they look for something: in columns, in cells, and in signs', async () => {
    const register = join(folder, 'swedish.csv');
    const rows = [
      'p-1;x;2026-01-31;#VÄRDEFEL!;',
      'p-2;x;2026-01-31;–5;',
      'p-3;x;uppgift är okänd;1;',
      'okänd;x;okänd;1;',
      'Medelvärde;;;3;',
    ];
    const kind = ['--kind', 'observations', '--lang', 'en'];
    for (const column of ['', 'Födelsenummer', 'Vårdnadshavare', 'Handläggare', 'Övrigt']) {
      writeFileSync(register, `person;observation;datum;värde;${column}\n${rows.join('\n')}\n`);
      const asked = [register, ...kind];
      expect(run('intake', [], asked)).toEqual(await utfall(['intake', ...asked]));
    }
  });

  it('load late what they seldom need: how a register is mapped, and workbooks', async () => {
    const [terms = '', people, enrolments = ''] = typical['evaluate']?.[0] ?? [];
    const register = [
      'docs/examples/register.csv',
      '--mapping',
      'docs/examples/register.mapping.yaml',
    ];
    const files = [`${people}`, enrolments, '--observations', ...register];
    const asked = [terms, ...files, '--as-of', '2019-06-30', '--lang', 'en'];
    expect(run('evaluate', [], asked)).toEqual(await utfall(['evaluate', ...asked]));
    const noWorkbook = join(folder, 'register.xlsx');
    writeFileSync(noWorkbook, Buffer.from('PK\u0003\u0004 and nothing more'));
    const ofWorkbook = [noWorkbook, ...register.slice(1), '--lang', 'en'];
    expect(run('intake', [], ofWorkbook)).toEqual(await utfall(['intake', ...ofWorkbook]));
  });

  it('load what holds a file against terms only when asked', async () => {
    const [terms = '', people, enrolments = ''] = typical['evaluate']?.[0] ?? [];
    const asked = ['docs/examples/extract.csv', '--kind', 'observations', '--lang', 'en'];
    const held = [...asked, '--terms', terms, `${people}`, enrolments];
    expect(run('intake', [], held)).toEqual(await utfall(['intake', ...held]));
    rmSync(join(folder, 'dist/cli/fittings.cjs'));
    expect(run('intake', [], asked)).toEqual(await utfall(['intake', ...asked]));
    expect(run('intake', [], held).code).not.toBe(1);
  });

  it('say that a file is too large also where it is what was loaded late that opens it', async () => {
    const large = join(folder, 'large.csv');
    writeFileSync(large, '');
    truncateSync(large, 3_000_000_000);
    const [terms = '', people, enrolments = ''] = typical['evaluate']?.[0] ?? [];
    const files = [`${people}`, enrolments, '--observations', large, '--mend'];
    const asked = [terms, ...files, '--lang', 'en'];
    const { code, out } = run('evaluate', [], asked);
    expect({ code, out }).toMatchObject({
      code: 1,
      out: expect.stringContaining('The file has 3000 MB; at most 500 MB are read at once.'),
    });
  });

  it('are compiled anew by an engine with other settings, and where what was compiled is damaged or gone', async () => {
    const expected = await utfall(['check', ...argsOf('check')]);
    expect(run('check', ['--no-opt'])).toEqual(expected);
    const file = join(
      folder,
      'dist/cli',
      compiled().find((name) => name.startsWith('check.')) ?? '',
    );
    writeFileSync(file, Buffer.alloc(1000, 7));
    expect(run('check')).toEqual(expected);
    rmSync(file);
    expect(run('check')).toEqual(expected);
  });
});
