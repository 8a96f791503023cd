import { finder, type Rule } from './context.ts';
import { unitOfFigure } from './units.ts';

/** A price on something in per cent says for how many: 8.4 % is 8.4 times 1 %, or 0.084 times all of it. */
export const prices: Rule = (context) => {
  const find = finder(context);
  return context.sentences.flatMap(({ sentence, path, clause }) => {
    const { price, of, each } = sentence;
    if (price === undefined || of === undefined || each !== undefined) return [];
    if (unitOfFigure(context, of) !== '%') return [];
    return [find.error('terms.each-missing', `${path}/price`, { name: of }, clause)];
  });
};
