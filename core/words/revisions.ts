import type { RevisedMetric, Revisions } from '../lifecycle/verdict/revisions.ts';
import { type Shown, WITHHELD } from '../privacy/disclosed.ts';
import { revisionWords as en } from './en/revisions.ts';
import type { Language } from './language.ts';
import { moneyText, numberText } from './numbers.ts';
import { revisionWords as sv } from './sv/revisions.ts';

/** What is said of two revisions side by side, in one language. */
export type RevisionWords = {
  readonly instead: (after: number, before: number) => string;
  readonly because: (reason: string) => string;
  readonly line: (what: string, figures: { was: string; is: string; difference: string }) => string;
  readonly claims: (outcome: string) => string;
  readonly money: string;
  readonly place: (metric: string, places: string) => string;
  readonly nothing: string;
  readonly withheld: string;
};

const WORDS: Readonly<Record<Language, RevisionWords>> = { sv, en };

type Both = Revisions<Shown<string>, Shown<number>>;

/**
 * Two revisions side by side, a sentence each: which, why, every metric's effect, the claims, and the money.
 *
 * @example revisionSentences({ revision: 2, reason: 'The register was corrected', revisions }, 'en')[2]
 *   // → 'saving (follow_up_1): 1,200 SEK before, 700 SEK now (−500 SEK).'
 */
export function revisionSentences(
  { revision, reason, revisions }: { revision: number; reason?: string; revisions: Both },
  language: Language,
): string[] {
  const words = WORDS[language];
  const { before, metrics, claims, money } = revisions;
  const said = (value: Shown<string> | null | undefined, unit = ''): string => {
    if (value === undefined || value === null) return words.nothing;
    if (value === WITHHELD) return words.withheld;
    return `${numberText(value, language)}${unit === '' ? '' : `\u00a0${unit}`}`;
  };
  const signed = (difference: string | null, unit = ''): string =>
    difference === null ? '' : ` (${sign(difference)}${said(difference, unit)})`;
  return [
    words.instead(revision, before.revision),
    ...(reason === undefined ? [] : [words.because(reason)]),
    ...metrics.map((row) => {
      const { unit, was, is } = row;
      const difference = signed(row.difference, unit);
      return words.line(whereOf(row, words), {
        was: said(figureOf(was), unit),
        is: said(figureOf(is), unit),
        difference,
      });
    }),
    ...claims.map(({ outcome, was, is, difference }) =>
      words.line(words.claims(outcome), {
        was: said(`${was}`),
        is: said(`${is}`),
        difference: signed(difference === null ? null : `${difference}`),
      }),
    ),
    ...(money === undefined
      ? []
      : [
          words.line(words.money, {
            was: moneyText(money.was, money.currency, language),
            is: moneyText(money.is, money.currency, language),
            difference: ` (${sign(money.difference)}${moneyText(money.difference, money.currency, language)})`,
          }),
        ]),
  ];
}

/** A fall has its sign already. */
function sign(difference: string): string {
  return difference.startsWith('-') || difference === '0' ? '' : '+';
}

/** The effect; of sides that were delivered, the own level or sum. */
function figureOf(figures: RevisedMetric<Shown<string>>['was']): Shown<string> | null | undefined {
  if (figures === null) return null;
  const { effect, own } = figures;
  return effect === undefined ? (own?.level ?? own?.sum) : effect;
}

function whereOf({ metric, cohort, period }: RevisedMetric<Shown<string>>, words: RevisionWords) {
  const places = [cohort, period].filter((place) => place !== undefined).join(', ');
  return places === '' ? metric : words.place(metric, places);
}
