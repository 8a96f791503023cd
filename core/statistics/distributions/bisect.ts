/** So many halvings take any starting bracket of a logarithm down to neighbouring numbers. */
const HALVINGS = 110;

/**
 * Where a rising function passes zero, between two arguments, by halving: as near as numbers lie. Slower than
 * Newton's method, and never astray: a quantile is wanted a few times per metric, not a million times.
 *
 * @example risingRoot((x) => x * x - 2, { from: 0, to: 2 }) // → 1.41421356…
 */
export function risingRoot(
  rising: (argument: number) => number,
  { from, to }: { from: number; to: number },
): number {
  let low = from;
  let high = to;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
  return low + (high - low) / 2;
}
