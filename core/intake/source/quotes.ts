/**
 * Whether a text ends between quotation marks: each of them opens or closes, so that their number is odd then.
 *
 * @example endsInQuotes('p-1,"a') // → true
 */
export function endsInQuotes(text: string): boolean {
  return text.split('"').length % 2 === 0;
}
