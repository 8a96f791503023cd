import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainedLines } from '../../../core/explain/words.ts';
import { explainedWords as en } from '../../../core/words/en/explained.ts';
import { LANGUAGES } from '../../../core/words/language.ts';
import { explainedWords as sv } from '../../../core/words/sv/explained.ts';
import { settled } from '../settlement/settling.ts';
import { monotoneTerms, results } from '../settlement/trees.ts';

describe('the sentences of explanations', () => {
  it('are there for the same formulas in every language', () => {
    expect(Object.keys(sv.sentences).sort()).toEqual(Object.keys(en.sentences).sort());
  });

  it('say something whole of every node of any settlement', () => {
    fc.assert(
      fc.property(
        monotoneTerms,
        results,
        fc.constantFrom(...LANGUAGES),
        (terms, facts, language) => {
          const { explained, payers } = settled(terms, facts);
          for (const node of [explained, ...payers.map((payer) => payer.explained)]) {
            for (const { text } of explainedLines(node, language)) {
              expect(text).not.toMatch(/undefined|NaN|null|^ |: $| {2}/);
            }
          }
        },
      ),
    );
  });
});
