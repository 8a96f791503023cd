import type { NumberPlace, RoundingRule } from '../terms/shape/number.ts';
import type { Conditions } from '../terms/shape/sentence.ts';
import { isFields, type Written } from '../terms/written.ts';
import { conditionTexts } from './bounds.ts';
import { type Here, placeText, roundingText } from './figures.ts';
import { momentText } from './mechanism.ts';
import { figureText } from './names.ts';
import type { Telling } from './telling.ts';

/** Places in which a number, a name or a table stands, and what it is there. */
const NUMBERS: Readonly<Record<string, Here['kind']>> = {
  amount: 'amount',
  share: 'share',
  price: 'price',
  interest: 'rate',
  atLeast: 'amount',
  atMost: 'amount',
  committed: 'amount',
  budget: 'amount',
};

const CONDITIONS = ['when', 'any', 'unless'];
const FIGURES = ['of', 'less'];
const MOMENTS = ['due', 'since', 'until'];

/**
 * What is written in one place of a rule, in words: `60 %`, `the fall is at least 10 %`. What has no words of its
 * own is told as it is written.
 */
export function placeWritten(teller: Telling, place: string, value: Written): string {
  const t: Telling = { ...teller, rows: [] };
  const written = asWritten(value);
  const isSpan = /^\d+ (?:bank )?(?:days|weeks|months|years)$/.test(written);
  const text = inWords(t, place, value) ?? (isSpan ? t.words.spans(written) : written);
  return [text, ...t.rows.map((row) => row.text)].join('; ');
}

function inWords(t: Telling, place: string, value: Written): string | undefined {
  const kind = NUMBERS[place];
  if (kind !== undefined && value !== 'rest') {
    const unit = kind === 'share' || kind === 'rate' ? undefined : t.terms.currency;
    return placeText(t, value as NumberPlace, { kind, unit });
  }
  if (CONDITIONS.includes(place)) return conditionTexts(t, value as Conditions).join('; ');
  if (FIGURES.includes(place)) {
    return [value]
      .flat()
      .map((name) => figureText(t, String(name)))
      .join(', ');
  }
  if (MOMENTS.includes(place)) return momentText(t, String(value));
  return place === 'round' ? roundingText(t, value as RoundingRule, t.terms.currency) : undefined;
}

function asWritten(value: Written): string {
  if (typeof value === 'string') return value;
  if (!isFields(value)) return (value as readonly Written[]).map(asWritten).join(', ');
  return Object.entries(value)
    .map(([word, inner]) =>
      isFields(inner) ? `${word} (${asWritten(inner)})` : `${word} ${asWritten(inner)}`,
    )
    .join(', ');
}
