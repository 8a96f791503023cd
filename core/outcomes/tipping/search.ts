/** With so few numbers each is looked at. */
const EACH = 24;

/** What something is at a number, and which way led to it: the same way twice has no turn between. */
export type Look = { readonly value: string; readonly way: string };

/** The smallest number at which something differs from what it is at 0, and what it is then. */
export type Found = { readonly at: number; readonly becomes: string };

/**
 * The smallest number from 1 to `most` at which `of` differs from `of(0)`: exact where the value rises or falls, or
 * stays, between two numbers to which the same way leads. Numbers between which the way changes are parted until it
 * does not; with few numbers each is looked at.
 *
 * @returns `undefined` where nothing differs at any number.
 * @example firstChange((k) => ({ value: k < 12 ? '100' : '80', way: k < 12 ? 'open' : 'shut' }), 41)
 *   // → { at: 12, becomes: '80' }
 */
export function firstChange(of: (number: number) => Look, most: number): Found | undefined {
  const known = new Map<number, Look>();
  const at = (number: number): Look => {
    const look = known.get(number) ?? of(number);
    known.set(number, look);
    return look;
  };
  const differs = (number: number) => at(number).value !== at(0).value;
  if (most < 1) return undefined;
  if (differs(1)) return { at: 1, becomes: at(1).value };
  return between(1, most);

  /** Of the numbers above `low`, at which nothing differs, up to `high`. */
  function between(low: number, high: number): Found | undefined {
    if (high === low) return undefined;
    if (high - low === 1) return differs(high) ? { at: high, becomes: at(high).value } : undefined;
    const isOneWay = most > EACH && at(low).way === at(high).way;
    if (isOneWay && !differs(high)) return undefined;
    const middle = (low + high) >> 1;
    if (differs(middle)) return between(low, middle);
    // Nothing has changed up to the middle where one way leads there and on.
    return (isOneWay ? undefined : between(low, middle)) ?? between(middle, high);
  }
}
