import type { Language } from './language.ts';

/** Characters that come along when numbers are pasted, and that no one can tell from the plain one. */
const LOOK_ALIKES: Readonly<Record<string, Record<Language, string>>> = {
  '\u00a0': {
    en: 'a no-break space (U+00A0), which looks like a space',
    sv: 'ett hårt mellanslag (U+00A0), som ser ut som ett mellanslag',
  },
  '\u202f': {
    en: 'a narrow no-break space (U+202F), which looks like a space',
    sv: 'ett smalt hårt mellanslag (U+202F), som ser ut som ett mellanslag',
  },
  '\u2007': {
    en: 'a figure space (U+2007), which looks like a space',
    sv: 'ett siffermellanslag (U+2007), som ser ut som ett mellanslag',
  },
  '\u2009': {
    en: 'a thin space (U+2009), which looks like a space',
    sv: 'ett tunt mellanslag (U+2009), som ser ut som ett mellanslag',
  },
  '\u200b': {
    en: 'a space without width (U+200B), which cannot be seen',
    sv: 'ett mellanslag utan bredd (U+200B), som inte syns',
  },
  '\u2212': {
    en: 'a typographic minus (U+2212), which looks like a hyphen',
    sv: 'ett typografiskt minus (U+2212), som ser ut som ett bindestreck',
  },
  '\u2013': {
    en: 'a dash (U+2013), which looks like a hyphen',
    sv: 'ett tankstreck (U+2013), som ser ut som ett bindestreck',
  },
};

/**
 * The first character of a text that looks like another one, named; nothing if there is none.
 *
 * @example lookAlike('−5', 'en') // → 'a typographic minus (U+2212), which looks like a hyphen'
 */
export function lookAlike(text: string, language: Language): string | undefined {
  const found = [...text].find((character) => Object.hasOwn(LOOK_ALIKES, character));
  return found === undefined ? undefined : LOOK_ALIKES[found]?.[language];
}
