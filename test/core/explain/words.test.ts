import { describe, expect, it } from 'vitest';
import type { Explained } from '../../../core/explain/explained.ts';
import { explainedLines, explainedText, findNode } from '../../../core/explain/words.ts';
import { NORRKOPING, termsOf } from '../settlement/norrkoping.ts';
import { settled } from '../settlement/settling.ts';

/** Spaces inside figures do not break; here they are plain. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const lines = (node: Explained, language: 'sv' | 'en') =>
  explainedLines(node, language).map(({ depth, text }) => `${'  '.repeat(depth)}${plain(text)}`);

const maximum = settled(NORRKOPING, {
  capital: [{ capital: 'advanced', amount: '10000000' }],
  events: [{ event: 'delivery', state: 'accepted', date: '2018-09-01' }],
  metrics: [
    { metric: 'saving', value: '40000000' },
    { metric: 'school_results', value: '12' },
  ],
});

describe('an explanation in words', () => {
  it('says in English why the premium is what it is', () => {
    const premium = findNode(maximum.explained, 'premium');
    expect(premium && lines(premium, 'en')).toEqual([
      'premium: 2,000,000 SEK',
      '  Condition: school_results more than 0 points: met',
      '    school_results: 12 points, as reported',
      '  18,000,000 SEK is cut to at most 2,000,000 SEK',
      '    60 % of 30,000,000 SEK = 18,000,000 SEK',
      '      The terms say 60 %',
      '      The part of 40,000,000 SEK above 10,000,000 SEK: 30,000,000 SEK',
      '        saving: 40,000,000 SEK, as reported',
      '        advanced drawn to date: 10,000,000 SEK',
      '    20 % of 10,000,000 SEK = 2,000,000 SEK',
      '      The terms say 20 % of advanced',
      '      advanced drawn to date: 10,000,000 SEK',
    ]);
  });

  it('says the same in Swedish, with the words of the field', () => {
    const premium = findNode(maximum.explained, 'premium');
    expect(premium && lines(premium, 'sv').slice(0, 4)).toEqual([
      'premium: 2 000 000 SEK',
      '  Villkor: school_results mer än 0 poäng: uppfyllt',
      '    school_results: 12 poäng, enligt redovisning',
      '  18 000 000 SEK begränsas av taket till 2 000 000 SEK',
    ]);
  });

  it('stops at the depth that is asked for', () => {
    const short = explainedLines(maximum.explained, 'en', { depth: 1 });
    expect(short.map(({ text }) => plain(text))).toEqual([
      'In total 12,000,000 SEK, rounded to 1 SEK (half-up)',
      'guaranteed_part: 4,000,000 SEK',
      'shared_saving: 6,000,000 SEK',
      'premium: 2,000,000 SEK',
    ]);
  });

  it('names the clause and what is inferred', () => {
    const terms = termsOf({
      payments: [{ id: 'fee', amount: '5', clause: '4 §', inferred: 'the amount' }],
    });
    const fee = findNode(settled(terms, {}).explained, 'fee');
    expect(fee && plain(explainedText(fee, 'en'))).toBe(
      'fee: 5 SEK (clause 4 §; inferred: the amount)',
    );
    expect(fee && plain(explainedText(fee, 'sv'))).toBe(
      'fee: 5 SEK (avtalets 4 §; antaget: the amount)',
    );
  });

  it('prints long decimals short, and keeps them in the data', () => {
    const terms = termsOf({
      metrics: {
        fall: { purpose: 'payment', unit: '%', better: 'lower', effect: 'relative improvement' },
      },
      payments: [{ id: 'slope', price: '1', each: '1 %', of: 'fall' }],
    });
    const found = settled(terms, {
      metrics: [{ metric: 'fall', own: { sum: '142' }, comparator: { sum: '155' } }],
    });
    const fall = findNode(found.explained, 'fall');
    expect(fall && plain(explainedText(fall, 'en'))).toBe(
      'fall: relative improvement of 142 against 155 = 8.387097… %',
    );
    expect(fall?.value).toMatch(/^8\.38709677419354838709/);
  });

  it('finds nothing under a name that is not there', () => {
    expect(findNode(maximum.explained, 'bonus')).toBeUndefined();
  });
});
