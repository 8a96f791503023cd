import type { Language } from '../../core/words/language.ts';

type Told = {
  readonly metric: string;
  readonly turning: 'failed' | 'succeeded';
  readonly persons: number;
  readonly missing: number;
  readonly entitled: string;
  readonly becomes: string;
};

/** What the command line says about how far a payment hangs on the missing. */
export type TippingWords = {
  readonly changes: (told: Told) => string;
  readonly never: (told: Pick<Told, 'metric' | 'turning' | 'missing'>) => string;
};

const en: TippingWords = {
  changes: ({ metric, turning, persons, missing, entitled, becomes }) => {
    const who = missing === 1 ? 'the one who is missing' : `${persons} of the ${missing} missing`;
    return `${metric}: the payment would change if ${who} had ${turning}: from ${entitled} to ${becomes}.`;
  },
  never: ({ metric, turning, missing }) =>
    missing === 1
      ? `${metric}: the payment would be the same if the one who is missing had ${turning}.`
      : `${metric}: the payment would be the same however many of the ${missing} missing had ${turning}.`,
};

const ENDED = { failed: 'misslyckats', succeeded: 'lyckats' } as const;

const sv: TippingWords = {
  changes: ({ metric, turning, persons, missing, entitled, becomes }) => {
    const who = missing === 1 ? 'den som saknas' : `${persons} av de ${missing} som saknas`;
    return `${metric}: betalningen skulle ändras om ${who} hade ${ENDED[turning]}: från ${entitled} till ${becomes}.`;
  },
  never: ({ metric, turning, missing }) =>
    missing === 1
      ? `${metric}: betalningen skulle bli densamma om den som saknas hade ${ENDED[turning]}.`
      : `${metric}: betalningen skulle bli densamma hur många av de ${missing} som saknas som än hade ${ENDED[turning]}.`,
};

/** The words of a language. */
export function tippingWords(language: Language): TippingWords {
  return language === 'sv' ? sv : en;
}
