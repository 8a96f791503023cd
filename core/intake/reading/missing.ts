/** How registers and clerks write that nothing is known; Statistics Sweden writes two dots. */
const NOTHING_KNOWN =
  /^(?:[-–—−]+|\.{1,3}|…|n\.?\s?\/?\s?a\.?|null|none|nil|missing|unknown|saknas|(?:ingen )?uppgift saknas|uppg\.? saknas|ingen uppgift|ej (?:känt|uppgift|aktuellt)|okän[dt]|vet ej|inget)$/i;

/**
 * Whether a cell says in words or with a dash that nothing is known.
 *
 * @example saysNothing('saknas') // → true
 */
export function saysNothing(cell: string): boolean {
  return NOTHING_KNOWN.test(cell);
}

/** Of those, what can be no name of a group: somebody may be counted as unknown, and nobody as NULL. */
const NO_VALUE =
  /^(?:[-–—−]+|\.{1,3}|…|n\.?\s?\/?\s?a\.?|null|saknas|(?:ingen )?uppgift saknas|uppg\.? saknas|ingen uppgift)$/i;

/** Whether a cell of text says that nothing is known, in a way that cannot be a value of its own. */
export function saysNoValue(cell: string): boolean {
  return NO_VALUE.test(cell);
}
