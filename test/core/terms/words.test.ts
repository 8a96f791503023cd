import { describe, expect, it } from 'vitest';
import type { FindingFacts } from '../../../core/findings.ts';
import {
  FOLLOW_UP_CODES,
  NAMING_CODES,
  READING_CODES,
  RULE_CODES,
  UNCERTAINTY_CODES,
} from '../../../core/terms/codes.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { LANGUAGES } from '../../../core/words/language.ts';
import { findingsIn, termsText } from './terms-text.ts';

const CODES = [
  ...READING_CODES,
  ...NAMING_CODES,
  ...RULE_CODES,
  ...FOLLOW_UP_CODES,
  ...UNCERTAINTY_CODES,
];

/** Facts that answer whatever a sentence asks for, with and without a guess at what was meant. */
const ALL_FACTS: FindingFacts = new Proxy({}, { get: () => 'x' });
const WITHOUT_GUESS: FindingFacts = new Proxy(
  {},
  { get: (_facts, name) => (name === 'nearest' || name === 'mended' ? undefined : 'x') },
);

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(CODES)('%s says what is wrong and how to mend it', (code) => {
    for (const facts of [ALL_FACTS, WITHOUT_GUESS]) {
      const { what, mend } = findingWords({ code, severity: 'error', at: {}, facts }, language);
      expect(what).toMatch(/^\S.*[.?]$/s);
      expect(mend).toMatch(/^\S.*[.?]$/s);
      expect(what + mend).not.toMatch(/undefined|null|\[object/);
    }
  });
});

it('shows sentences as a person reads them', () => {
  const [mistyped] = findingsIn({ payments: '[ { id: part, share: 0.4, of: advanced } ]' });
  const [misread] = readTerms(termsText({ currency: 'SEK\nbudgt: 5' })).findings;
  const said = [mistyped, misread].map((finding) =>
    LANGUAGES.map((language) => {
      const { what, mend } = findingWords(finding ?? expect.fail('a finding'), language);
      return `${what} ${mend}`;
    }),
  );
  expect(said).toEqual([
    [
      'Här avses en andel, och ”0.4” är ingen procentsats. Skriv 40 %.',
      'A share is meant, and "0.4" is not a percentage. Write 40 %.',
    ],
    [
      'Inget fält här heter budgt. Menade du budget?',
      'No field here is called budgt. Did you mean budget?',
    ],
  ]);
});
