import type { Finding } from '../../findings.ts';
import { nearestWord } from '../nearest.ts';
import { finder, type Rule, type TermsContext } from './context.ts';
import type { PlacedSentence } from './sentences.ts';

const WORDS = ['since', 'until', 'dayCount', 'compound', 'meets'] as const;

/** Interest says how days become years, and between which moments it runs; no other sentence does. */
export const interest: Rule = (context) =>
  context.sentences.flatMap((placed) =>
    placed.sentence.interest === undefined
      ? misplaced(placed, context)
      : [...incomplete(placed, context), ...moments(placed, context)],
  );

function misplaced({ sentence, path, clause }: PlacedSentence, context: TermsContext) {
  const find = finder(context);
  return WORDS.filter((word) => sentence[word] !== undefined).map((word) =>
    find.error('terms.word-misplaced', `${path}/${word}`, { word, belongs: 'interest' }, clause),
  );
}

function incomplete({ sentence, path, clause }: PlacedSentence, context: TermsContext): Finding[] {
  const find = finder(context);
  const { dayCount, compound, tranche } = sentence;
  const wrong = (word: string, belongs: string) =>
    find.error('terms.word-misplaced', `${path}/${word}`, { word, belongs }, clause);
  return [
    ...(dayCount === undefined
      ? [find.error('terms.field-missing', `${path}/dayCount`, { field: 'dayCount' }, clause)]
      : []),
    // Whole years are credited once a year: nothing is there to be compounded in between.
    ...(dayCount === 'whole years' && compound !== undefined && compound !== 'yearly'
      ? [wrong('compound', 'dayCount: actual/365, actual/360, 30/360')]
      : []),
    ...(tranche === undefined ? [] : [wrong('tranche', 'share, price')]),
  ];
}

function moments({ sentence, path, clause }: PlacedSentence, context: TermsContext): Finding[] {
  const find = finder(context);
  const events = Object.keys(context.terms.events ?? {});
  return (['since', 'until'] as const).flatMap((word) => {
    const moment = sentence[word];
    const isKnown =
      moment === undefined ||
      /^\d/.test(moment) ||
      moment === 'settlement' ||
      moment === 'end' ||
      events.includes(moment);
    if (isKnown) return [];
    const nearest = nearestWord(moment, events);
    const facts = { name: moment, ...(nearest ? { nearest } : {}) };
    return [find.error('terms.event-unknown', `${path}/${word}`, facts, clause)];
  });
}
