import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiFindings as en } from '../../core/words/en/api.ts';
import { FINDINGS } from '../../core/words/findings.ts';
import { apiFindings as sv } from '../../core/words/sv/api.ts';

const SERVER = join(import.meta.dirname, '../../api/server');

/** Every code of a finding that the server or the rules of membership name. */
function codes(): string[] {
  const names = readdirSync(SERVER, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => join(SERVER, name));
  const rules = join(import.meta.dirname, '../../core/lifecycle/authority/membership.ts');
  const texts = [...files, rules].map((file) => readFileSync(file, 'utf8'));
  const found = texts.flatMap((text) => [
    ...text.matchAll(/'((?:api|import|member)\.[a-z0-9-]+)'/g),
  ]);
  return [...new Set(found.map(([, code = '']) => code))].toSorted();
}

describe('the words of the door', () => {
  it('are there for every code that is used, and for no other', () => {
    expect(codes().length).toBeGreaterThan(25);
    expect(Object.keys(en).toSorted()).toEqual(codes());
    expect(Object.keys(sv).toSorted()).toEqual(codes());
  });

  it.each(codes())('of %s are two sentences in each language', (code) => {
    for (const language of ['sv', 'en'] as const) {
      const words = FINDINGS[language][code]?.({
        known: ['a', 'b'],
        roles: ['finance'],
        role: 'finance',
      });
      for (const sentence of [words?.what, words?.mend]) expect(sentence).toMatch(/^\S.*[.]$/);
    }
    expect(FINDINGS.sv[code]?.({})).not.toEqual(FINDINGS.en[code]?.({}));
  });
});
