import { hashOf } from './canonical.ts';

/**
 * A secret part of a file whose hash everybody sees and whose small cells only some may: without it, whoever knows the
 * rest could find a count that is withheld by trying which one makes the hash. It comes from secrets of what the file
 * is made of, so that the same file comes out when it is made again; nothing where none of that has a secret.
 *
 * @example blindOf('snapshot', imports.map(({ blind }) => blind)) // → { blind: '5c0a…' }
 */
export function blindOf(
  what: 'snapshot' | 'result' | 'settlement',
  secrets: readonly (string | undefined)[],
): { readonly blind?: string } {
  const known = secrets.filter((secret) => secret !== undefined);
  return known.length === 0 ? {} : { blind: hashOf([`utfall-blind/1 ${what}`, ...known]) };
}
