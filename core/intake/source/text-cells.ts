/** A cell that is the text within, as a program wrote it: bare, or in quotation marks of its own as a CSV file has them. */
const BARE = /(^\uFEFF?|[;,\t\r\n])="([^"\r\n]*)"(?=[;,\t\r\n]|$)/g;
const QUOTED = /(^\uFEFF?|[;,\t\r\n])"=""([^"\r\n]*)"""(?=[;,\t\r\n]|$)/g;

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
