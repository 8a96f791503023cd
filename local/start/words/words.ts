import type { Language } from '../../../core/words/language.ts';
import type { StartError, StartErrorCode } from '../../engine/start-error.ts';
import { type StartWords, startEn, startErrorsEn } from './en.ts';
import { startErrorsSv, startSv } from './sv.ts';

/** What starting says, in a language. */
export function startWords(language: Language): StartWords {
  return language === 'sv' ? startSv : startEn;
}

/** What keeps Utfall from starting, and how to mend it. */
export function startErrorText<C extends StartErrorCode>(
  error: StartError<C>,
  language: Language,
): string {
  const sentences = language === 'sv' ? startErrorsSv : startErrorsEn;
  return sentences[error.code](error.facts);
}
