import type { Finding } from '../../findings.ts';
import { finder, type Rule, type TermsContext } from './context.ts';
import type { AnySentence, PlacedSentence } from './sentences.ts';

/** Mechanisms that are of something, and the words about what they are of. */
const OF_SOMETHING = ['share', 'price', 'interest'] as const;
const BASE_WORDS = ['of', 'less', 'tranche', 'each'] as const;

/** A share, price or interest says of what, and no word stands where it would change nothing. */
export const places: Rule = (context) =>
  context.sentences.flatMap((placed) => [
    ...base(placed, context),
    ...misplaced(placed, context),
    ...never(placed, context),
  ]);

function base(
  { sentence, path, clause }: PlacedSentence,
  context: TermsContext,
): readonly Finding[] {
  const word = OF_SOMETHING.find((mechanism) => sentence[mechanism] !== undefined);
  if (word === undefined || sentence.of !== undefined) return [];
  return [finder(context).error('terms.base-missing', `${path}/${word}`, { word }, clause)];
}

function misplaced(
  { sentence, path, clause }: PlacedSentence,
  context: TermsContext,
): readonly Finding[] {
  const find = finder(context);
  return [
    ...baseWords(sentence),
    ...(sentence.atMostPer && !sentence.rates && !sentence.parts
      ? [{ word: 'atMostPer', belongs: 'rates, parts' }]
      : []),
  ].map(({ word, belongs }) =>
    find.error('terms.word-misplaced', `${path}/${word}`, { word, belongs }, clause),
  );
}

function baseWords(sentence: AnySentence): readonly { word: string; belongs: string }[] {
  const hasBase = OF_SOMETHING.some((mechanism) => sentence[mechanism] !== undefined);
  const words = BASE_WORDS.filter((word) => sentence[word] !== undefined);
  if (!hasBase) return words.map((word) => ({ word, belongs: OF_SOMETHING.join(', ') }));
  return words.includes('each') && sentence.price === undefined
    ? [{ word: 'each', belongs: 'price' }]
    : [];
}

function never(
  { sentence, path, clause }: PlacedSentence,
  context: TermsContext,
): readonly Finding[] {
  if (sentence.otherwise === undefined) return [];
  if (sentence.when ?? sentence.any ?? sentence.unless) return [];
  return [finder(context).error('terms.otherwise-never', `${path}/otherwise`, {}, clause)];
}
