/**
 * The word that was probably meant: the one with the fewest letters to change, if that is at most a third of
 * them. Of equals, the first.
 *
 * @example nearestWord('atmost', ['atLeast', 'atMost']) // → 'atMost'
 */
export function nearestWord(written: string, known: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  let fewest = Math.max(2, Math.ceil(written.length / 3)) + 1;
  for (const word of known) {
    const changes = changesBetween(plain(written), plain(word));
    if (changes < fewest) [nearest, fewest] = [word, changes];
  }
  return nearest;
}

/** Case, hyphens and underscores are what people mix up most. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/** The Levenshtein distance: letters to insert, take away or change. */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, otherLetter] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === otherLetter ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
