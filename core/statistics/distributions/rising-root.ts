/** Numbers lie so near to each other, as a part of what they are. */
const { EPSILON } = Number;
/** More steps than any function needs that is not flat around its root. */
const MOST_STEPS = 200;

type Point = { readonly x: number; readonly y: number };

/**
 * Where a rising function passes zero, between two arguments, as near as numbers lie. Halves the bracket, and
 * interpolates where three points say that it is safe; so it is never astray, and quick once it is near.
 *
 * Method: T. R. Chandrupatla, A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
 * function without using derivatives, Advances in Engineering Software 28 (1997), 145–149.
 *
 * @returns the nearer end where the function does not pass zero between them.
 * @example risingRoot((x) => x * x - 2, { from: 0, to: 2 }) // → 1.41421356…
 */
export function risingRoot(
  rising: (argument: number) => number,
  { from, to }: { from: number; to: number },
): number {
  const at = (x: number): Point => ({ x, y: rising(x) });
  let newest = at(from);
  let across = at(to);
  if (!(newest.y < 0)) return from;
  if (across.y < 0) return to;
  let part = 0.5;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const point = at(newest.x + part * (across.x - newest.x));
    const isOnSameSide = point.y < 0 === newest.y < 0;
    const third = isOnSameSide ? newest : across;
    if (!isOnSameSide) across = newest;
    newest = point;
    const best = Math.abs(newest.y) < Math.abs(across.y) ? newest : across;
    const least = (2 * EPSILON * Math.abs(best.x)) / Math.abs(across.x - newest.x);
    if (best.y === 0 || !(least < 0.5)) return best.x;
    part = Math.min(1 - least, Math.max(least, nextPart(newest, across, third)));
  }
  return newest.x;
}

/** How far from the newest point to the one across its root the next step goes: half, or by a parabola through three. */
function nextPart(newest: Point, across: Point, third: Point): number {
  const place = (newest.x - across.x) / (third.x - across.x);
  const level = (newest.y - across.y) / (third.y - across.y);
  const isSafe = level * level < place && (1 - level) * (1 - level) < 1 - place;
  if (!isSafe) return 0.5;
  const byAcross = (newest.y / (across.y - newest.y)) * (third.y / (across.y - third.y));
  const byThird = (newest.y / (third.y - newest.y)) * (across.y / (third.y - across.y));
  return byAcross + ((third.x - newest.x) / (across.x - newest.x)) * byThird;
}
