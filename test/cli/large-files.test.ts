import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utfall } from './terminal.ts';

const TERMS = 'contracts/norrkoping-2016/terms.yaml';

let folder: string;
let large: string;
let small: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-large-'));
  [large, small] = [join(folder, 'large.csv'), join(folder, 'small.csv')];
  writeFileSync(small, 'person;inskriven\np-1;2026-01-31\n');
  // Of holes: it takes no room on the disk.
  writeFileSync(large, 'PK\u0003\u0004');
  truncateSync(large, 3_000_000_000);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every door that reads a whole file. */
const DOORS: readonly (readonly [door: string, command: () => string[]])[] = [
  ['a delivery', () => ['intake', large, '--kind', 'observations']],
  ['a mapping', () => ['intake', small, '--mapping', large]],
  ['a file to make a mapping of', () => ['mapping', large, '--kind', 'observations']],
  ['terms', () => ['check', large]],
  ['results', () => ['settle', TERMS, '--results', large]],
  ['terms to compare with', () => ['diff', TERMS, large]],
  ['results to explain', () => ['explain', TERMS, '--results', large]],
  [
    'a register',
    () => ['evaluate', TERMS, '--enrolments', small, '--observations', large, '--mend'],
  ],
];

describe('a file of more than two gigabytes', () => {
  it.each(DOORS)('is refused with what to do: %s', async (_, command) => {
    const { code, out } = await utfall([...command(), '--lang', 'sv']);
    expect(out).toContain(
      'large.csv fel: Filen har 3000 MB; högst 500 MB läses på en gång.\n    Kontrollera att det är rätt fil.',
    );
    expect(code).toBe(1);
  });

  it('is a finding for programs too', async () => {
    const { code, out } = await utfall(['settle', TERMS, '--results', large, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      findings: [
        { code: 'intake.file-too-large', at: { file: large }, facts: { megabytes: 3000 } },
      ],
    });
  });
});

describe('a text of more letters than there can be', () => {
  it('is refused in the same way', async () => {
    const text = join(folder, 'text.yaml');
    writeFileSync(text, '');
    truncateSync(text, 600_000_000);
    const { code, out } = await utfall(['settle', TERMS, '--results', text]);
    expect(out).toContain('The file has 600 MB; at most 500 MB are read at once.');
    expect(code).toBe(1);
  });
});
