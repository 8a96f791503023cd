import { mend, type Reading, said, unreadable } from './reading.ts';

/** What the codes of a register mean, as a mapping's table says. */
export type Codes = ReadonlyMap<string, string>;

/**
 * What a code means. A code that stands in the table with other capitals is proposed; one that does not stand in it
 * is refused with those that do.
 *
 * @example readCode('JA', new Map([['JA', '1'], ['NEJ', '0']])) // → ok, '1'
 */
export function readCode(cell: string, codes: Codes): Reading {
  const meaning = codes.get(cell);
  if (meaning !== undefined) return said(meaning);
  const alike = [...codes.keys()].filter((code) => code.toLowerCase() === cell.toLowerCase());
  const [only] = alike;
  if (only !== undefined && alike.length === 1) {
    return mend('intake.code-other-case', codes.get(only) ?? '', { mended: only });
  }
  return unreadable('intake.code-unknown', { codes: [...codes.keys()] });
}
