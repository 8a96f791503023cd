import { asSeen } from './invisible.ts';
import { mend, type Reading, said, unreadable } from './reading.ts';

/** What the codes of a register mean, as a mapping's table says. */
export type Codes = ReadonlyMap<string, string>;

/**
 * What a code means. A code that stands in the table with other capitals or spaces is proposed; one that does not
 * stand in it is refused with those that do.
 *
 * @example readCode('JA', new Map([['JA', '1'], ['NEJ', '0']])) // → ok, '1'
 */
export function readCode(cell: string, codes: Codes): Reading {
  const meaning = codes.get(cell);
  if (meaning !== undefined) return said(meaning);
  const looks = (text: string) => asSeen(text).toLowerCase();
  const alike = [...codes.keys()].filter((code) => looks(code) === looks(cell));
  const [only] = alike;
  if (only !== undefined && alike.length === 1) {
    const isOtherCase = only.toLowerCase() === cell.toLowerCase();
    const code = isOtherCase ? 'intake.code-other-case' : 'intake.code-other-spaces';
    return mend(code, codes.get(only) ?? '', { mended: only });
  }
  return unreadable('intake.code-unknown', { codes: [...codes.keys()] });
}
