import { finder, type Rule } from './context.ts';
import { areApart, intervalOf, isWithin, rangeOf } from './intervals.ts';

/** A gate can open and can shut, given the values that its metric can take. */
export const gates: Rule = (context) => {
  const find = finder(context);
  return context.sentences.flatMap(({ sentence, path, clause }) =>
    (['when', 'any'] as const).flatMap((word) =>
      Object.entries(sentence[word] ?? {}).flatMap(([name, wanted]) => {
        const range = rangeOf(context, name);
        const written = context.terms.metrics?.[name]?.range;
        if (typeof wanted === 'string' || !range || written === undefined) return [];
        const at = `${path}/${word}/${name}`;
        const facts = { name, range: written };
        const bounds = intervalOf(wanted);
        if (areApart(bounds, range)) {
          return [find.warning('terms.gate-unreachable', at, facts, clause)];
        }
        return isWithin(range, bounds)
          ? [find.warning('terms.gate-always-open', at, facts, clause)]
          : [];
      }),
    ),
  );
};
