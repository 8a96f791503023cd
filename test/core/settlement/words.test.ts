import { describe, expect, it } from 'vitest';
import { SETTLEMENT_CODES } from '../../../core/settlement/finding.ts';
import { settlementFindings as en } from '../../../core/words/en/settlement.ts';
import { LANGUAGES } from '../../../core/words/language.ts';
import { settlementFindings as sv } from '../../../core/words/sv/settlement.ts';

const WORDS = { sv, en };

describe.each(LANGUAGES)('findings of settlement in %s', (language) => {
  it('have words for every code, and for no other', () => {
    expect(Object.keys(WORDS[language]).sort()).toEqual([...SETTLEMENT_CODES].sort());
  });

  it.each(SETTLEMENT_CODES)('%s says what is wrong and how to mend it', (code) => {
    const known: Record<string | symbol, unknown> = { known: ['x', 'y'], short: '1000' };
    const facts = new Proxy({}, { get: (_target, name) => known[name] ?? 'z' });
    const words = WORDS[language][code]?.(facts);
    for (const sentence of [words?.what, words?.mend]) {
      expect(sentence).toMatch(/\.$/);
      expect(sentence).not.toMatch(/undefined/);
    }
  });
});
