import type { TableRow } from './source/table-text.ts';

/** How people begin what they write about a table: where it comes from, what was chosen, when it was taken out. */
const BEGINS =
  /^(?:\*+|(?:käll(?:a|or)|not(?:er)?|anm(?:ärkning(?:ar)?)?|obs|kommentar(?:er)?|uttag(?:et|sdatum)?|utdrag(?:et)?|utskri(?:ft|ven)|(?:senast )?uppdaterad|skapad|rapport|urval(?:et)?|avser|sources?|notes?|remarks?|comments?|extract(?:ed)?|(?:last )?updated|created|printed)[.:!]+) ?(?=[\p{L}\p{N}])/iu;
/** Two words of a text at least: no id has a space in it. */
const IN_WORDS = /\p{L}\S*\s+\S*[\p{L}\p{N}]/u;

/** Where a row stands, and what the table's first column is. */
export type Standing = {
  /** Whether the row above is empty, or is about nobody either. */
  readonly isApart: boolean;
  /** Whether the first cell would say who it is. */
  readonly isPersonFirst: boolean;
  /** The first column that has a name. */
  readonly first: number;
};

/**
 * Whether a row looks like a note about the table: its first cell alone says something, in words. A row that is cut
 * off says so too: it is a note only where no row of this table could begin as it does.
 *
 * @example isNote({ row: 9, cells: ['Källa: Skolregistret', '', ''], problems: [] }, { isApart: true, isPersonFirst: true, first: 0 }) // → true
 */
export function isNote(
  { cells, problems }: TableRow,
  { isApart, isPersonFirst, first }: Standing,
): boolean {
  const at = cells.findIndex((cell) => cell !== '');
  const text = cells[at] ?? '';
  if (text === '' || at > first) return false;
  const begins = BEGINS.test(text);
  const isInWords = IN_WORDS.test(text);
  // Cut off behind its first separator, a row of two columns has as many cells as a whole one.
  if (problems.length > 0 || cells.length <= at + 2) {
    const isShort = problems.every(({ code }) => code === 'intake.row-too-short');
    return isShort && isApart && isPersonFirst && begins && isInWords;
  }
  const isAlone = cells.every((cell, index) => cell === '' || index === at);
  return isAlone && (isApart ? begins || isInWords : begins && isInWords);
}
