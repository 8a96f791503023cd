import { figureText } from '../describe/names.ts';
import { type Telling, tellerOf } from '../describe/telling.ts';
import { type DecimalText, decimal } from '../money/decimal.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { type PayoffWords, payoffEn } from '../words/en/payoff.ts';
import type { Language } from '../words/language.ts';
import { moneyText, numberText } from '../words/numbers.ts';
import { capitalised, human } from '../words/phrases.ts';
import { payoffSv } from '../words/sv/payoff.ts';
import type { Held } from './held.ts';
import type { Payoff } from './payoff.ts';

const WORDS: Readonly<Record<Language, PayoffWords>> = { sv: payoffSv, en: payoffEn };

/** A payoff ready to be shown, every figure as text in the language. */
export type PayoffSaid = {
  readonly title: string;
  readonly columns: PayoffWords['columns'];
  readonly rows: readonly {
    readonly at: string;
    readonly before: string;
    readonly pays: string;
    readonly after: string;
    readonly jumps: boolean;
  }[];
  /** What is held still, where the value is assumed, and how exact the lines are. */
  readonly notes: readonly string[];
  /** The whole curve in one sentence, for who cannot see it. */
  readonly summary: string;
  readonly axes: { readonly metric: string; readonly paid: string };
  readonly tick: (value: DecimalText) => string;
};

export function payoffSaid(payoff: Payoff, terms: Terms, language: Language): PayoffSaid {
  const words = WORDS[language];
  const t: Telling = { ...tellerOf(terms, language), rows: [] };
  const called = figureText(t, payoff.metric);
  const unit = t.words.units[payoff.unit] ?? payoff.unit;
  const at = (value: DecimalText): string => valueText(value, { unit: payoff.unit, t, language });
  const money = (value: DecimalText): string => moneyText(cents(value), payoff.currency, language);
  const rows = payoff.points.map(({ at: value, before, pays, after }) => ({
    at: at(value),
    before: money(before),
    pays: money(pays),
    after: money(after),
    jumps: before !== pays || pays !== after,
  }));
  const all = payoff.held.map((held) => heldText(held, { t, words, language })).join('; ');
  const told = rows.map((row) =>
    row.jumps ? words.jump(row.at, row.before, row.pays, row.after) : words.from(row.at, row.pays),
  );
  return {
    title: words.title(called),
    columns: words.columns,
    rows,
    notes: [
      ...(all === '' ? [] : [words.held(all)]),
      ...eachText(payoff, words),
      ...(payoff.waitingFor.length === 0
        ? []
        : [words.waits(payoff.waitingFor.map((name) => figureText(t, name)).join(', '))]),
      payoff.straight ? words.exact : words.bent,
    ],
    summary: capitalised(`${told.join('; ')}.`),
    axes: { metric: words.axis(called, unit), paid: words.paid(payoff.currency) },
    tick: (value) => tickText(value, words, language),
  };
}

function eachText({ each }: Payoff, words: PayoffWords): string[] {
  const [first, second] = each;
  if (first === undefined) return [];
  return [second === undefined ? words.each[first] : words.each.both];
}

type Said = { readonly t: Telling; readonly words: PayoffWords; readonly language: Language };

function heldText(held: Held, { t, words, language }: Said): string {
  const { kind, name, value, unit, why } = held;
  if (kind === 'event') return t.words.state(t.words.named(name), value);
  const figure = figureText(t, name);
  return `${figure} ${valueText(value, { unit, t, language })} (${words.why[why]})`;
}

function valueText(
  value: DecimalText,
  { unit, t, language }: { unit: string | undefined; t: Telling; language: Language },
): string {
  const shown = decimal(value).toDecimalPlaces(4).toFixed();
  if (unit === undefined) return numberText(shown, language);
  if (/^[A-Z]{3}$/.test(unit)) return moneyText(cents(value), unit, language);
  return `${numberText(shown, language)}\u00a0${t.words.units[unit] ?? human(unit)}`;
}

function cents(value: DecimalText): DecimalText {
  return decimal(value).toDecimalPlaces(2).toFixed();
}

function tickText(value: DecimalText, words: PayoffWords, language: Language): string {
  const number = decimal(value);
  const [by, suffix] = number.abs().gte(1_000_000)
    ? [1_000_000, words.millions]
    : number.abs().gte(10_000)
      ? [1000, words.thousands]
      : [1, ''];
  const text = numberText(number.div(by).toFixed(), language);
  return suffix === '' ? text : `${text}\u00a0${suffix}`;
}
