import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FINDINGS } from '../../../core/words/findings.ts';
import { LANGUAGES } from '../../../core/words/language.ts';

const FOLDERS = ['core/lifecycle', 'functions'];
const CODE =
  /'((?:amendment|authority|correction|data|fact|member|objection|payout|task|trigger|withdrawal)\.[a-z-]+)'/g;

const codes = new Set(
  FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(CODE)])
      .map(([, code = '']) => code),
  ),
);

/** Every fact that any of these findings may have. */
const FACTS = new Proxy({}, { get: () => '1' });

describe.each(LANGUAGES)('the life cycle’s findings in %s', (language) => {
  it('are many', () => {
    expect(codes.size).toBeGreaterThan(30);
  });

  it.each([...codes])('%s says what is wrong and how to mend it', (code) => {
    const words = FINDINGS[language][code]?.(FACTS);
    expect(words?.what).toMatch(/[.!?]$/);
    expect(words?.mend).toMatch(/[.!?]$/);
    expect(words?.what).not.toContain('undefined');
  });
});
