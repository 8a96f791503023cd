import { finder, type Rule } from './context.ts';

/** A quota is a share of a sum that the sentence stands inside. */
export const quotas: Rule = (context) => {
  const find = finder(context);
  return context.sentences.flatMap(({ sentence, path, clause, within }) => {
    const { of } = sentence.atMostShare ?? {};
    if (of === undefined || within.includes(of)) return [];
    const facts = { word: 'atMostShare', belongs: `${of}: parts` };
    return [find.error('terms.word-misplaced', `${path}/atMostShare/of`, facts, clause)];
  });
};
