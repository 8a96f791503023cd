import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalTerms, termsHash } from '../../../core/terms/canonical.ts';
import type { Written } from '../../../core/terms/written.ts';
import { readSound, termsText } from './terms-text.ts';

describe('the canonical form', () => {
  it('is the tag and the JSON of RFC 8785, every scalar a text', () => {
    expect(canonicalTerms({ b: '0.40', a: ['å', '"\n'], c: {} })).toBe(
      'utfall-terms/1\n{"a":["å","\\"\\n"],"b":"0.40","c":{}}',
    );
  });

  it('sorts fields by UTF-16 code units, as the example of RFC 8785 does', () => {
    const fields = {
      '\u20ac': '',
      '\r': '',
      '\ufb33': '',
      '1': '',
      '\ud83d\ude00': '',
      '\u0080': '',
      '\u00f6': '',
    };
    expect(Object.keys(JSON.parse(canonicalTerms(fields).split('\n')[1] ?? ''))).toEqual([
      '1',
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\ud83d\ude00',
      '\ufb33',
    ]);
  });

  it('gives the same hash for ever', () => {
    expect(termsHash(canonicalTerms({ contract: 'demo', price: '0.40' }))).toBe(
      '3e11657e5826c213596617c3cb015cbb61a5ffd462640cddda58774e44d96896',
    );
    expect(readSound(termsText()).hash).toBe(
      'db97507f5396d1193a208ede0a2f5b2413a30cfe228202ab25eeceafe1f5bd9e',
    );
  });

  it('depends neither on the order of fields nor on quotes, remarks and layout', () => {
    const one = readSound(
      termsText({ note: 'kept', capital: '{ advanced: { investor: fund, committed: 5 } }' }),
    );
    const other = readSound(
      `# a remark\nnote: "kept"\n${termsText({
        capital: '\n  advanced:\n    \'committed\': "5"\n    investor: fund',
      })}`,
    );
    expect(other.text).not.toBe(one.text);
    expect(other.hash).toBe(one.hash);
  });

  it.each([
    ['a digit that changes no value', '0.40', '0.4'],
    ['a space between thousands', '1 000', '1000'],
  ])('depends on what is written: %s', (_what, written, other) => {
    const hash = (share: string) =>
      readSound(termsText({ payments: `[ { id: part, amount: ${share} } ]` })).hash;
    expect(hash(written)).not.toBe(hash(other));
  });

  it('says each document in one way: what is read from it is the document', () => {
    const { written } = fc.letrec<{ written: Written }>((tie) => ({
      written: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.array(tie('written'), { maxLength: 3 }),
        fc.dictionary(fc.string(), tie('written'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(written, (document) => {
        const json = canonicalTerms(document).slice('utfall-terms/1\n'.length);
        expect(JSON.parse(json)).toEqual(document);
        expect(canonicalTerms(JSON.parse(json))).toBe(canonicalTerms(document));
      }),
    );
  });
});
