import { LANGUAGES, type Language } from '../../core/words/language.ts';

/**
 * The language that the person prefers of those that Utfall speaks; Swedish when they say nothing.
 *
 * @example languageOf('de, en-GB;q=0.8, sv;q=0.4') // → 'en'
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const quality = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: Number(quality ?? '1') };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  const spoken = wishes.map(({ language }) => LANGUAGES.find((each) => each === language));
  return spoken.find((language) => language !== undefined) ?? 'sv';
}
