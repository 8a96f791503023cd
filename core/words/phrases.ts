/**
 * A name of the terms as people say it.
 *
 * @example human('school_results') // → 'school results'
 */
export function human(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}

/**
 * Items as a list in a sentence.
 *
 * @example commaList(['a', 'b', 'c'], 'and') // → 'a, b and c'
 */
export function commaList(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** The first letter as a capital, whatever the language. */
export function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
