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
