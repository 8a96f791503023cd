/** No contract nests deeper than a dozen levels; the parser and every walk of the tree are recursive. */
const DEEPEST = 60;

/**
 * Whether a YAML text nests so deeply that parsing it could exhaust the stack. Judged on the characters, before
 * any parser sees them: brackets that stay open, dashes after each other on a line, and indentation.
 */
export function isTooDeep(text: string): boolean {
  if (/^[ ]{240}/m.test(text) || /(?:[-?:][ \t]+){30}/.test(text)) return true;
  let open = 0;
  for (const character of text) {
    if (character === '[' || character === '{') open += 1;
    else if ((character === ']' || character === '}') && open > 0) open -= 1;
    if (open > DEEPEST) return true;
  }
  return false;
}
