import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MECHANISMS } from '../../core/templates/answers.ts';
import { utfall } from './terminal.ts';

const NORRKOPING = 'contracts/norrkoping-2016/terms.yaml';
const RESULTS = 'docs/examples/norrkoping-results.yaml';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'utfall-rules-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text?: string): string => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};

describe('utfall describe', () => {
  it('reads the rules back with what is inferred, and a table per metric', async () => {
    const { code, out } = await utfall(['describe', NORRKOPING]);
    expect(code).toBe(0);
    expect(out).toContain(
      'at most 20 % of the advanced capital. (inferred: the share above break-even)',
    );
    expect(out).toContain('What is paid, by the school results');
  });

  it('draws the payment against one metric', async () => {
    const svg = file('fall.svg');
    const args = [
      'describe',
      'contracts/peterborough/terms.yaml',
      '--payoff',
      'fall',
      '--svg',
      svg,
    ];
    const { code, out } = await utfall([...args, '--lang', 'sv']);
    expect(code).toBe(0);
    expect(out).toMatch(/7,5 % +0 GBP +5 625 000 GBP/);
    expect(readFileSync(svg, 'utf8')).toContain('</svg>');
  });

  it.each([
    {
      args: ['describe', NORRKOPING, '--payoff', 'savings'],
      says: 'There is: saving, school_results.',
    },
    { args: ['describe', NORRKOPING, '--svg', 'x.svg'], says: 'Name the metric that is drawn' },
    {
      args: ['describe', 'contracts/reboot-west/terms.yaml', '--payoff', 'x'],
      says: 'nothing to draw',
    },
  ])('$args is misuse', async ({ args, says }) => {
    const { code, err } = await utfall(args);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  it('finds what is wrong with terms that cannot be read', async () => {
    const { code, out } = await utfall(['describe', file('bad.yaml', 'contract: x\n')]);
    expect(code).toBe(1);
    expect(out).toContain('error');
  });
});

describe('utfall diff', () => {
  const amended = (): string => {
    const text = readFileSync(NORRKOPING, 'utf8')
      .replace(
        'of: saving\n    tranche: { above: advanced }',
        'of: saving\n    tranche: { above: 9 000 000 }',
      )
      .replace('dueWithin: 30 days', 'dueWithin: 45 days')
      .replace('payments:\n', 'payments:\n  - { id: fee, amount: 100 000 }\n');
    return file('amended.yaml', text);
  };

  it('tells each change in words, and in money on stated results', async () => {
    const { code, out } = await utfall(['diff', NORRKOPING, amended(), '--results', RESULTS]);
    expect(code).toBe(0);
    expect(out).toContain('Added: the payment “fee”\n    100,000 SEK is paid.');
    expect(out).toContain('Changed: the payment “premium”');
    expect(out).toContain('payout, due within: 30 days → 45 days');
    expect(out).toMatch(/premium +1,500,000 SEK +2,000,000 SEK +500,000 SEK/);
    expect(out).toMatch(/total +11,500,000 SEK +12,100,000 SEK +600,000 SEK/);
  });

  it('tells in Swedish what is taken away', async () => {
    const { out } = await utfall(['diff', amended(), NORRKOPING, '--lang', 'sv']);
    expect(out).toContain('Utgår: betalningen ”fee”\n    100 000 SEK betalas.');
    expect(out).toContain('utbetalning, förfaller inom: 45 dagar → 30 dagar');
  });

  it('says so when nothing differs', async () => {
    const { code, out } = await utfall(['diff', NORRKOPING, NORRKOPING]);
    expect({ code, out }).toEqual({ code: 0, out: 'The two say the same.' });
  });

  it('answers with findings when a file is bad', async () => {
    const bad = file('worse.yaml', 'contract: x\n');
    expect((await utfall(['diff', NORRKOPING, bad])).code).toBe(1);
    const results = file('results.yaml', 'metrics: { savng: 1 }\n');
    const { code, out } = await utfall(['diff', NORRKOPING, amended(), '--results', results]);
    expect(code).toBe(1);
    expect(out).toContain('savng');
  });
});

describe('utfall new', () => {
  const given = [
    '--contract',
    'demo',
    '--currency',
    'SEK',
    '--payer',
    'Umeå "kommun"',
    '--investor',
    'A: B',
  ];
  const each = MECHANISMS.flatMap((mechanism) => ['sv', 'en'].map((lang) => ({ mechanism, lang })));

  it.each(each)(
    'writes terms of $mechanism in $lang that pass check',
    async ({ mechanism, lang }) => {
      const out = file(`${mechanism}-${lang}.yaml`);
      const made = await utfall([
        'new',
        ...given,
        '--mechanism',
        mechanism,
        '--out',
        out,
        '--lang',
        lang,
      ]);
      expect(made.code).toBe(0);
      expect(readFileSync(out, 'utf8')).toMatch(/^# yaml-language-server: \$schema=/);
      const checked = await utfall(['check', out, '--json']);
      expect({ code: checked.code, ok: JSON.parse(checked.out).ok }).toEqual({ code: 0, ok: true });
    },
  );

  it('does not overwrite a file, unless it is forced to', async () => {
    const out = file('there.yaml', 'mine');
    const args = ['new', ...given, '--mechanism', 'rates', '--out', out];
    expect((await utfall(args)).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await utfall([...args, '--force'])).code).toBe(0);
  });

  it.each([
    {
      args: ['new', ...given, '--mechanism', 'magic'],
      says: 'amount, share, price, rates, interest, duty',
    },
    {
      args: ['new', '--contract', 'Demo!', ...given.slice(2), '--mechanism', 'share'],
      says: 'small letters',
    },
  ])('$args is misuse', async ({ args, says }) => {
    const { code, err } = await utfall(args);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });
});
