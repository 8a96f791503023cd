import type { Finding } from '../../findings.ts';

/** å, ä, ö, é and their capitals, written in UTF-8 and read as another encoding: `Ã¶`. */
const BROKEN =
  /\u00c3(?:[\u00a5\u00a4\u00b6\u00a9]|[\u0085\u0084\u0096\u0089\u2026\u201e\u2013\u2030])/;

/** The finding that letters were broken before the file was saved, with the first row where one is. @param numberOf the row of a line */
export function brokenLetters(
  text: string,
  file: string,
  numberOf: (index: number) => number,
): Finding[] {
  const found = text.search(BROKEN);
  if (found < 0) return [];
  const before = text.slice(0, found).split(/\r\n|\r|\n/).length - 1;
  const at = { file, row: numberOf(before) };
  return [{ code: 'intake.letters-broken', severity: 'error', at, facts: {} }];
}
