import { type Weakness, weakness } from './context.ts';

/** A ladder on which a later step pays less than the one that it builds on. */
export const ladderPerverse: Weakness = (stress) => {
  const { context, fold } = stress;
  return context.sentences.flatMap(({ sentence, path, clause }) => {
    const lines = sentence.rates ?? [];
    return lines.flatMap((line, index) => {
      const after = typeof line.after === 'string' ? [line.after] : (line.after ?? []);
      const price = fold.place(line.price).high;
      return after.flatMap((outcome) => {
        const earlier = lines.find((other) => other.outcome === outcome);
        const before = earlier && fold.place(earlier.price).high;
        if (!before || price.gte(before)) return [];
        const facts = {
          name: line.outcome,
          price: price.toFixed(),
          outcome,
          before: before.toFixed(),
        };
        const at = `${path}/rates/${index}`;
        const said = { code: 'terms.ladder-perverse', path: at, facts, severity: 'note' } as const;
        return [weakness(stress, { ...said, clause: line.clause ?? clause })];
      });
    });
  });
};
