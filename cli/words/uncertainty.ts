import type { Language } from '../../core/words/language.ts';

/** What the command line says about how sure effects are. */
export type UncertaintyWords = {
  readonly estimate: string;
  readonly interval: string;
  readonly p: string;
  readonly adjustedP: string;
  readonly method: string;
  readonly level: (level: string) => string;
  readonly range: (low: string, high: string) => string;
  readonly none: (reason: string) => string;
  readonly of: Readonly<Record<'odds ratio' | 'matched difference', string>>;
  readonly clusters: (clusters: number) => string;
  readonly theta: (theta: string) => string;
  readonly assumed: string;
  readonly decidesNothing: string;
  readonly covariate: string;
  readonly apartBefore: string;
  readonly apartAfter: string;
  readonly matched: (about: { metric: string; matched: number; unmatched: number }) => string;
};

const en: UncertaintyWords = {
  estimate: 'estimate',
  interval: 'interval',
  p: 'p',
  adjustedP: 'p adjusted',
  method: 'method',
  level: (level) => `${level} %`,
  range: (low, high) => `${low} to ${high}`,
  none: (reason) => `none: ${reason}`,
  of: { 'odds ratio': 'odds ratio', 'matched difference': 'matched difference' },
  clusters: (clusters) => `${clusters} clusters`,
  theta: (theta) => `theta ${theta}`,
  assumed: 'The intervals take for granted that:',
  decidesNothing: 'Intervals tell how sure an effect is. They decide no payment.',
  covariate: 'covariate',
  apartBefore: 'apart before',
  apartAfter: 'apart after',
  matched: ({ metric, matched, unmatched }) =>
    `${metric}: ${matched} matched, ${unmatched} without a match. How far apart the groups are, in standard deviations (below 0.1 is commonly called balanced):`,
};

const sv: UncertaintyWords = {
  estimate: 'skattning',
  interval: 'intervall',
  p: 'p',
  adjustedP: 'p justerat',
  method: 'metod',
  level: (level) => `${level} %`,
  range: (low, high) => `${low} till ${high}`,
  none: (reason) => `inget: ${reason}`,
  of: { 'odds ratio': 'oddskvot', 'matched difference': 'matchad skillnad' },
  clusters: (clusters) => `${clusters} kluster`,
  theta: (theta) => `theta ${theta}`,
  assumed: 'Intervallen tar för givet att:',
  decidesNothing: 'Intervallen visar hur säker en effekt är. De avgör ingen betalning.',
  covariate: 'bakgrundsvariabel',
  apartBefore: 'isär före',
  apartAfter: 'isär efter',
  matched: ({ metric, matched, unmatched }) =>
    `${metric}: ${matched} matchade, ${unmatched} utan motsvarighet. Hur långt isär grupperna är, i standardavvikelser (under 0,1 brukar kallas balanserat):`,
};

/** The words of a language. */
export function uncertaintyWords(language: Language): UncertaintyWords {
  return language === 'sv' ? sv : en;
}
