/** A cell that is the text within, as a program wrote it: bare, or in quotation marks of its own as a CSV file has them. */
const BARE = /(^\uFEFF?|[;,\t\r\n])="([^"\r\n]*)"(?=[;,\t\r\n]|$)/g;
const QUOTED = /(^\uFEFF?|[;,\t\r\n])"=""([^"\r\n]*)"""(?=[;,\t\r\n]|$)/g;

/** Longer lines are passed on as they are: nothing that has no end is kept in memory. */
const LINE_MAX = 1_000_000;

/**
 * CSV text in which `="000417"`, by which programs keep Excel from taking the zeros, is the cell that it shows. Within
 * a quoted cell every quotation mark stands twice, so that neither form is found there.
 *
 * @param text from the beginning of a line on
 * @example textCells('="000417";1') // → '"000417";1'
 */
export function textCells(text: string): string {
  if (!text.includes('="')) return text;
  return text.replace(BARE, '$1"$2"').replace(QUOTED, '$1"$2"');
}

/** The same of a text that comes in pieces, wherever they are cut. */
export async function* textCellsOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  for await (const piece of pieces) {
    const text = open + piece;
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
    const whole = end === 0 && text.length > LINE_MAX ? text.length : end;
    open = text.slice(whole);
    yield textCells(text.slice(0, whole));
  }
  yield textCells(open);
}
