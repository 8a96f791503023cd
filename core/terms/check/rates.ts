import { nearestWord } from '../nearest.ts';
import { finder, type Rule } from './context.ts';

/** A ladder climbs outcomes that exist, and a rate card prices each outcome once. */
export const rates: Rule = (context) => {
  const find = finder(context);
  const cards = context.sentences.filter(({ sentence }) => sentence.rates !== undefined);
  const outcomes = cards
    .flatMap(({ sentence }) => sentence.rates ?? [])
    .map((line) => line.outcome);
  return cards.flatMap(({ sentence, path, clause }) => {
    const lines = sentence.rates ?? [];
    return lines.flatMap((line, index) => {
      const at = `${path}/rates/${index}`;
      const isTwice = lines.findIndex(({ outcome }) => outcome === line.outcome) < index;
      const after = typeof line.after === 'string' ? [line.after] : (line.after ?? []);
      const unknown = after.filter((name) => !outcomes.includes(name) || name === line.outcome);
      return [
        ...(isTwice
          ? [find.error('terms.outcome-twice', `${at}/outcome`, { outcome: line.outcome }, clause)]
          : []),
        ...unknown.map((name) => {
          const nearest = nearestWord(name, outcomes);
          const facts = { outcome: name, ...(nearest ? { nearest } : {}) };
          return find.error('terms.after-unknown', `${at}/after`, facts, line.clause ?? clause);
        }),
      ];
    });
  });
};
