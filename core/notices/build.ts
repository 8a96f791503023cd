import type { Affair } from '../lifecycle/items/common.ts';
import { WHOLE_CONTRACT } from '../lifecycle/items/constants.ts';
import { noticeWords as english } from '../words/en/notices.ts';
import { LANGUAGES, type Language } from '../words/language.ts';
import { noticeWords as swedish } from '../words/sv/notices.ts';
import type { NoticeWords } from './words.ts';

const WORDS: Readonly<Record<Language, NoticeWords>> = { sv: swedish, en: english };

/** A contract as notices need it. */
export type NoticeContract = {
  readonly contractId: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly timeZone: string;
};

/** The same thing said in every language. */
export function inLanguages<T>(
  say: (words: NoticeWords, language: Language) => T,
): Record<Language, T> {
  const said = LANGUAGES.map((language) => [language, say(WORDS[language], language)] as const);
  return Object.fromEntries(said) as Record<Language, T>;
}

/** What the notice is about, as a sentence. */
export function concerns(words: NoticeWords, { periodId, revision }: Affair): string {
  return periodId === WHOLE_CONTRACT ? words.wholeContract : words.concerns(periodId, revision);
}
