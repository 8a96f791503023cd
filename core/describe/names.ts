import { isQuantity, readQuantity } from '../terms/quantity.ts';
import { moneyText, numberText } from '../words/numbers.ts';
import type { Telling } from './telling.ts';

/** A number with its unit, `none`, `unknown`, a date, or the name of a figure. */
export function numberOrName(t: Telling, text: string, unit: string | undefined): string {
  if (text === 'none') return t.words.none;
  if (text === 'unknown') return t.words.unknown;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  return isQuantity(text) ? quantityText(t, text, unit) : figureText(t, text);
}

function quantityText(t: Telling, text: string, beside: string | undefined): string {
  const { words, language } = t;
  const { value, unit, perYear, of } = readQuantity(text);
  const shown = withUnit(t, value.toFixed(), unit === '' && of === undefined ? beside : unit);
  const whole =
    unit === 'points' && beside === '%'
      ? `${numberText(value.toFixed(), language)}\u00a0${words.percentagePoints}`
      : shown;
  const rate = perYear ? words.aYear(whole) : whole;
  return of === undefined ? rate : words.ofFigure(rate, figureText(t, of));
}

function withUnit({ words, language }: Telling, value: string, unit: string | undefined): string {
  if (unit === undefined || unit === '') return numberText(value, language);
  if (/^[A-Z]{3}$/.test(unit)) return moneyText(value, unit, language);
  return `${numberText(value, language)}\u00a0${words.units[unit] ?? unit}`;
}

/** What a figure is called: a metric, an amount, capital, a payment, or one of its sides. */
export function figureText({ words, context }: Telling, text: string): string {
  const [name = '', side] = text.split('.');
  const running: Readonly<Record<string, string>> = words.running;
  if (name === 'settled') {
    return words.settled(side === undefined ? undefined : words.payment(side));
  }
  switch (context.byName.get(name)?.kind) {
    case 'capital':
      return words.capital(name, side === 'committed' || side === 'outstanding' ? side : 'drawn');
    case 'payment':
      return words.payment(name);
    default: {
      const whole = running[name] ?? words.named(name);
      return side === undefined ? whole : words.side(whole, side);
    }
  }
}
