import type { Finding } from '../../findings.ts';

/** What is said of a number that is a thousand or a fraction, depending on what its sign means. */
const CODES: readonly string[] = ['intake.number-ambiguous', 'intake.separators-mixed'];

/** Behind such a number: somebody has to say which of the two it is. */
const ASKED = / \?$/;

/** Whether a finding says that a number may be read in two ways. */
export function isReadTwoWays({ code }: Pick<Finding, 'code'>): boolean {
  return CODES.includes(code);
}

/**
 * The number as it stands where nothing shows any more what its sign means, so that nobody reads it in one way.
 *
 * @example asked('1,125') // → '1,125 ?'
 */
export function asked(cell: string): string {
  return isAsked(cell) ? cell : `${cell} ?`;
}

/** Whether a number was left for somebody to say how it is read. */
export function isAsked(cell: string): boolean {
  return ASKED.test(cell);
}

/** The number as it was before. */
export function unasked(cell: string): string {
  return cell.replace(ASKED, '');
}
