import type { Language } from '../../core/words/language.ts';

type Told = {
  readonly metric: string;
  /** Left out: of those who get the intervention. */
  readonly of?: 'comparison';
  readonly turning: 'failed' | 'succeeded';
  readonly persons: number;
  readonly missing: number;
  readonly entitled: string;
  readonly becomes: string;
};

/** What the command line says about how far a payment hangs on the missing. */
export type TippingWords = {
  readonly changes: (told: Told) => string;
  readonly never: (told: Pick<Told, 'metric' | 'of' | 'turning' | 'missing'>) => string;
};

const inEn = (of: Told['of']) => (of === 'comparison' ? ' in the comparison group' : '');

const en: TippingWords = {
  changes: ({ metric, of, turning, persons, missing, entitled, becomes }) => {
    const who = missing === 1 ? 'the one who is missing' : `${persons} of the ${missing} missing`;
    return `${metric}: the payment would change if ${who}${inEn(of)} had ${turning}: from ${entitled} to ${becomes}.`;
  },
  never: ({ metric, of, turning, missing }) =>
    missing === 1
      ? `${metric}: the payment would be the same if the one who is missing${inEn(of)} had ${turning}.`
      : `${metric}: the payment would be the same however many of the ${missing} missing${inEn(of)} had ${turning}.`,
};

const ENDED = { failed: 'misslyckats', succeeded: 'lyckats' } as const;
const inSv = (of: Told['of']) => (of === 'comparison' ? ' i jämförelsegruppen' : '');

const sv: TippingWords = {
  changes: ({ metric, of, turning, persons, missing, entitled, becomes }) => {
    const who = missing === 1 ? 'den som saknas' : `${persons} av de ${missing} som saknas`;
    return `${metric}: betalningen skulle ändras om ${who}${inSv(of)} hade ${ENDED[turning]}: från ${entitled} till ${becomes}.`;
  },
  never: ({ metric, of, turning, missing }) =>
    missing === 1
      ? `${metric}: betalningen skulle bli densamma om den som saknas${inSv(of)} hade ${ENDED[turning]}.`
      : `${metric}: betalningen skulle bli densamma hur många av de ${missing} som saknas${inSv(of)} som än hade ${ENDED[turning]}.`,
};

/** The words of a language. */
export function tippingWords(language: Language): TippingWords {
  return language === 'sv' ? sv : en;
}
