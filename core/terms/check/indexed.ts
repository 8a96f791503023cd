import { nearestWord } from '../nearest.ts';
import { finder, type Rule } from './context.ts';

/** What follows an index is a price or a sum of money, and the index is among those of the terms. */
export const indexed: Rule = (context) => {
  const find = finder(context);
  const known = Object.keys(context.terms.indices ?? {});
  return context.sentences.flatMap(({ sentence, path, clause }) => {
    const { indexed: rule, price, rates, amount } = sentence;
    if (rule === undefined) return [];
    if ((price ?? rates ?? amount) === undefined) {
      const facts = { word: 'indexed', belongs: 'price, rates, amount' };
      return [find.error('terms.word-misplaced', `${path}/indexed`, facts, clause)];
    }
    if (known.includes(rule.by)) return [];
    const nearest = nearestWord(rule.by, known);
    const facts = { name: rule.by, ...(nearest ? { nearest } : {}) };
    return [find.error('terms.name-unknown', `${path}/indexed/by`, facts, clause)];
  });
};
