import type { Language } from '../../core/words/language.ts';
import { en, type Words } from './en.ts';
import { sv } from './sv.ts';

/** What the command line says, in a language. */
export function words(language: Language): Words {
  return language === 'sv' ? sv : en;
}
