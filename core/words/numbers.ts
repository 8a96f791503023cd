import { type DecimalText, decimal } from '../money/decimal.ts';
import { round } from '../money/rounding.ts';
import type { Language } from './language.ts';

const SEPARATORS: Record<Language, { group: string; point: string }> = {
  sv: { group: '\u00a0', point: ',' },
  en: { group: ',', point: '.' },
};

/**
 * Decimal text as people read it, every digit kept.
 *
 * @example numberText('1871540.5', 'en') // → '1,871,540.5'
 */
export function numberText(value: DecimalText, language: Language): string {
  const { group, point } = SEPARATORS[language];
  const [whole = '', fraction] = value.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const sign = value.startsWith('-') ? '−' : '';
  return sign + grouped + (fraction === undefined ? '' : point + fraction);
}

/**
 * Money as people read it: at least two decimals if there are any.
 *
 * @example moneyText('5500000', 'SEK', 'en') // → '5,500,000 SEK'
 */
export function moneyText(amount: DecimalText, currency: string, language: Language): string {
  const value = decimal(amount);
  const digits = value.isInteger() ? 0 : Math.max(2, value.decimalPlaces());
  return `${numberText(value.toFixed(digits), language)}\u00a0${currency}`;
}

/**
 * Money for a table: at most the two decimals that people pay in, and `…` where digits were
 * cut off. What is cut is never rounded, so that nothing looks larger than it is.
 *
 * @example shortMoneyText('1333.333333', 'SEK', 'en') // → '1,333.33… SEK'
 */
export function shortMoneyText(amount: DecimalText, currency: string, language: Language): string {
  const value = decimal(amount);
  if (value.decimalPlaces() <= 2) return moneyText(amount, currency, language);
  const cut = round(value, { to: '0.01', mode: 'down' });
  return `${numberText(cut.toFixed(2), language)}…\u00a0${currency}`;
}
