import type { Sentence } from '../shape/sentence.ts';
import { finder, type Rule } from './context.ts';

/**
 * A limit over the claims of several payers takes from each in proportion, or from the last: by the claims' days
 * it would only be said which claims are cut, and not who pays less.
 */
export const cuts: Rule = (context) => {
  const find = finder(context);
  return context.sentences.flatMap(({ sentence: { cut }, path, clause }) => {
    if (cut !== 'latest first' && cut !== 'earliest first') return [];
    const inside = context.sentences.filter(
      (each) => each.path === path || each.path.startsWith(`${path}/`),
    );
    if (!inside.some(({ sentence }) => hasOwnPayers(sentence))) return [];
    const facts = { written: cut };
    return [find.error('terms.cut-of-payers', `${path}/cut`, facts, clause)];
  });
};

function hasOwnPayers({ payers, payersBy }: Partial<Sentence>): boolean {
  return (payers ?? payersBy) !== undefined;
}
