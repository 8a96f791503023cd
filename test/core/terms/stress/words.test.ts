import { describe, expect, it } from 'vitest';
import type { FindingFacts } from '../../../../core/findings.ts';
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
