import { finder, type Rule } from './context.ts';

/** A tranche has one lower end and one upper end, and something that pays until its lower end is paid. */
export const tranches: Rule = (context) => {
  const find = finder(context);
  const paid = context.sentences.map(({ sentence }) => sentence.tranche?.untilPaid);
  return context.sentences.flatMap(({ sentence, path, clause }) => {
    const { above, to, untilPaid, afterPaid } = sentence.tranche ?? {};
    const wrong = (word: string, belongs: string) =>
      find.error('terms.word-misplaced', `${path}/tranche/${word}`, { word, belongs }, clause);
    return [
      ...(untilPaid !== undefined && to !== undefined ? [wrong('to', 'tranche: above')] : []),
      ...(afterPaid !== undefined && above !== undefined ? [wrong('above', 'tranche: to')] : []),
      ...(afterPaid !== undefined && !paid.includes(afterPaid)
        ? [wrong('afterPaid', `tranche: untilPaid: ${afterPaid}`)]
        : []),
    ];
  });
};
