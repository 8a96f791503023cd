import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FindingFacts } from '../../../../core/findings.ts';
import { RULE_PRECEDENTS } from '../../../../core/terms/check/precedents.ts';
import { STRESS_CODES } from '../../../../core/terms/stress/codes.ts';
import { PRECEDENTS } from '../../../../core/terms/stress/precedents.ts';
import { findingWords } from '../../../../core/words/findings.ts';
import { LANGUAGES } from '../../../../core/words/language.ts';

/** Facts that answer whatever a sentence asks for, and facts without what may be left out. */
const ALL: FindingFacts = new Proxy({}, { get: () => '1' });
const OPTIONAL = ['amount', 'one', 'short', 'even', 'budget', 'proved'];
const FEW: FindingFacts = new Proxy(
  {},
  { get: (_facts, name) => (OPTIONAL.includes(String(name)) ? undefined : '1') },
);

const NEEDS_AMOUNT = [
  'terms.pays-zero-effect',
  'terms.pays-drift',
  'terms.gate-by-chance',
  'terms.rounding-opens',
  'terms.cost-above-saving',
  'terms.maximum-above-budget',
];

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(STRESS_CODES)('%s says what is weak, how to mend it, and what others did', (code) => {
    for (const facts of NEEDS_AMOUNT.includes(code) ? [ALL] : [ALL, FEW]) {
      const { what, mend } = findingWords({ code, severity: 'warning', at: {}, facts }, language);
      expect(what).toMatch(/^\S.*\.$/s);
      expect(mend.endsWith(PRECEDENTS[code]?.[language] ?? '.')).toBe(true);
      expect(what + mend).not.toMatch(/undefined|null|\[object|NaN/);
    }
  });
});

describe('what a published contract did', () => {
  const all = Object.entries({ ...PRECEDENTS, ...RULE_PRECEDENTS });
  const library = readdirSync('contracts', { recursive: true, encoding: 'utf8' });

  it.each(all)('%s: is told in both languages, of a contract of the library', (code, precedent) => {
    for (const language of LANGUAGES) {
      const { mend } = findingWords({ code, severity: 'warning', at: {}, facts: ALL }, language);
      expect(mend.endsWith(precedent[language])).toBe(true);
    }
    const names = library.map((name) => readName(name));
    expect(names).toContain(precedent.contract);
  });
});

/** The name of a contract by its file: that which it gives itself. */
function readName(file: string): string | undefined {
  if (!/(?:^|\/)(?:terms|projects\/[^/]+)\.yaml$/.test(file)) return undefined;
  return /^contract: (\S+)/m.exec(readFileSync(`contracts/${file}`, 'utf8'))?.[1];
}
