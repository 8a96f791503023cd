/** What nobody sees in a cell: characters without width, marks of direction, and a hyphen for the end of a line. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/**
 * A cell as a person sees it: without what nobody sees, and with one plain space for every kind and number of spaces.
 *
 * @example asSeen('Ogiltig\u00a0 frånvaro') // → 'Ogiltig frånvaro'
 */
export function asSeen(cell: string): string {
  return cell.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim();
}
