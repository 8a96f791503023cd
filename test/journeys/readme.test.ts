import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startUtfall } from '../../local/start/start-utfall.ts';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

/** What the README shows of the demo, without the places where it leaves something out. */
function shown(): string[] {
  const readme = readFileSync('README.md', 'utf8');
  const block = /<!-- output of: npm run demo -->\n```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  return block.split('\n').filter((line) => line !== '' && line !== '…');
}

/** Frozen data hold a secret drawn by chance, so that their hash is another each time. */
function withoutChance(line: string): string {
  return line.replace(/(froze the data of \w+) \([0-9a-f]{12}…\)/, '$1');
}

describe('the demo', () => {
  it('prints what the README shows, in that order', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'utfall-readme-'));
    const printed: string[] = [];
    const print = (text: string): void => {
      printed.push(...text.replaceAll('\u00a0', ' ').split('\n'));
    };
    const code = await startUtfall({
      data: join(folder, 'demo'),
      port: 0,
      demo: true,
      exit: true,
      contract: 'norrkoping-2016',
      io: { out: print, err: print, language: 'en' },
    });
    rmSync(folder, { recursive: true });

    expect(code).toBe(0);
    const wanted = shown().map(withoutChance);
    expect(wanted.length).toBeGreaterThan(30);
    const made = printed.map(withoutChance);
    expect(made.filter((line) => wanted.includes(line))).toEqual(wanted);
  });
});
