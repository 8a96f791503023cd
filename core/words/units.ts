import type { Language } from './language.ts';
import { human } from './phrases.ts';
import { UNITS } from './sv/names.ts';

/**
 * What a unit of the terms is called after a number; one that nobody has translated stands as it is written.
 *
 * @example unitText('days', 'sv') // → 'dagar'
 */
export function unitText(unit: string, language: Language): string {
  return language === 'sv' ? (UNITS[unit] ?? human(unit)) : human(unit);
}

/** A number as text with its unit, if it has one. @example withUnit('3', 'days', 'sv') // → '3 dagar' */
export function withUnit(number: string, unit: string, language: Language): string {
  return unit === '' ? number : `${number}\u00a0${unitText(unit, language)}`;
}
