import { isQuantity, readQuantity } from '../quantity.ts';
import { isQuotient, unitOfEffect } from '../quotient.ts';
import type { NumberPlace } from '../shape/number.ts';
import type { Amount } from '../shape/sentence.ts';
import type { TermsContext } from './context.ts';
import { cellsOf } from './numbers.ts';
import { type AnySentence, isAmountSentence } from './sentences.ts';

/**
 * The unit of a figure by its name: the contract's currency, `%`, a unit's word, or nothing written (`''`) for
 * a bare number. `undefined` where it cannot be told, which other rules report.
 */
export function unitOfFigure(
  context: TermsContext,
  text: string,
  seen: readonly string[] = [],
): string | undefined {
  const [name = '', side] = text.split('.');
  const { terms } = context;
  if (name === 'settled') return terms.currency;
  if (name === 'enrolled') return 'persons';
  const kind = context.byName.get(name)?.kind;
  if (kind === 'capital' || kind === 'payment') return terms.currency;
  if (kind === 'metric') return unitOfMetric(context, name, side);
  const amount = terms.amounts?.[name];
  if (kind !== 'amount' || amount === undefined || seen.includes(name)) return undefined;
  return unitOfAmount(context, amount, [...seen, name]);
}

function unitOfMetric(context: TermsContext, name: string, side?: string): string | undefined {
  const metric = context.terms.metrics?.[name];
  if (!metric) return undefined;
  // The two sides of a quotient have a unit of their own, which the terms do not name.
  if (isQuotient(metric) && side !== undefined) return undefined;
  return unitOfEffect(metric);
}

function unitOfAmount(
  context: TermsContext,
  amount: Amount,
  seen: readonly string[],
): string | undefined {
  if (typeof amount === 'object' && 'delivered' in amount) return amount.delivered;
  if (isAmountSentence(amount)) return unitOfSentence(context, amount, seen);
  return unitOfPlace(context, amount as NumberPlace, seen);
}

/** What a sentence gives: money, or the unit of what it is a share of. */
function unitOfSentence(
  context: TermsContext,
  sentence: AnySentence,
  seen: readonly string[],
): string | undefined {
  if (sentence.amount !== undefined) return unitOfPlace(context, sentence.amount, seen);
  if (sentence.share !== undefined && sentence.of !== undefined) {
    return unitOfFigure(context, sentence.of, seen);
  }
  const [first] = sentence.parts ?? [];
  if (first) return unitOfSentence(context, first, seen);
  return sentence.duty === undefined ? context.terms.currency : undefined;
}

function unitOfPlace(
  context: TermsContext,
  value: NumberPlace,
  seen: readonly string[],
): string | undefined {
  const units = cellsOf({ path: '', value, expected: 'base' })
    .filter(({ expected }) => expected !== 'factor')
    .map(({ text }) => unitOfText(context, text, seen));
  return units.find((unit) => unit !== undefined && unit !== '') ?? units[0];
}

/** The unit of a text that stands for a number: written with it, or that of the figure it names. */
export function unitOfText(
  context: TermsContext,
  text: string,
  seen: readonly string[] = [],
): string | undefined {
  if (text === 'none' || text === 'unknown') return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'date';
  if (!isQuantity(text)) return unitOfFigure(context, text, seen);
  const { unit, perYear, of } = readQuantity(text);
  if (of !== undefined) return unitOfFigure(context, of, seen);
  return perYear ? `${unit} a year` : unit;
}
