import { noncentralStudentCdf } from './distributions/noncentral-student.ts';
import { normalCdf, normalReach } from './distributions/normal.ts';
import { risingRoot } from './distributions/rising-root.ts';
import { studentReach } from './distributions/student.ts';

/** Two-sided, unless said otherwise. */
const LEVEL = 0.95;

/**
 * How often a test of two shares, with so many in each arm, tells a difference that is there (Fleiss, Levin
 * and Paik, "Statistical Methods for Rates and Proportions", 2003, chapter 4, without continuity correction;
 * R's power.prop.test).
 *
 * @example powerOfShares({ each: 200, shares: [0.35, 0.5] }) // → 0.8615
 */
export function powerOfShares(input: {
  each: number;
  shares: readonly [number, number];
  level?: number;
}): number {
  const { each, shares, level = LEVEL } = input;
  const [one, other] = shares;
  const middle = (one + other) / 2;
  const alike = Math.sqrt(2 * middle * (1 - middle));
  const apart = Math.sqrt(one * (1 - one) + other * (1 - other));
  // Nobody, or everybody, in both arms: there is nothing to tell.
  if (one === other && apart === 0) return 0;
  const away = Math.sqrt(each) * Math.abs(one - other) - normalReach(level) * alike;
  return normalCdf(away / apart);
}

/**
 * How many are needed in each arm to tell two shares apart with the power wanted; not rounded up.
 *
 * @example personsForShares({ power: 0.8, shares: [0.35, 0.5] }) // → 169.31
 */
export function personsForShares(input: {
  power: number;
  shares: readonly [number, number];
  level?: number;
}): number | undefined {
  if (input.shares[0] === input.shares[1]) return undefined;
  return personsFor(input.power, (each) => powerOfShares({ ...input, each }));
}

/**
 * How often Student's test of two means, with so many in each arm, tells a difference that is there
 * (R's power.t.test, from the noncentral t).
 *
 * @example powerOfMeans({ each: 20, difference: 1, deviation: 1 }) // → 0.8690
 */
export function powerOfMeans(input: {
  each: number;
  difference: number;
  deviation: number;
  level?: number;
}): number {
  const { each, difference, deviation, level = LEVEL } = input;
  const degrees = 2 * (each - 1);
  const shift = (Math.sqrt(each / 2) * Math.abs(difference)) / deviation;
  return noncentralStudentCdf(-studentReach(level, degrees), { degrees, shift: -shift });
}

/** How many are needed in each arm to tell two means apart with the power wanted; not rounded up. */
export function personsForMeans(input: {
  power: number;
  difference: number;
  deviation: number;
  level?: number;
}): number | undefined {
  if (input.difference === 0) return undefined;
  return personsFor(input.power, (each) => powerOfMeans({ ...input, each }));
}

/**
 * How often an effect is told from chance when its standard error is known, by the normal approximation; the
 * small chance of seeing it the wrong way round is left out.
 *
 * @example powerOfEffect({ effect: 3, standardError: 1 }) // → 0.8508
 */
export function powerOfEffect(input: {
  effect: number;
  standardError: number;
  level?: number;
}): number {
  const { effect, standardError, level = LEVEL } = input;
  return normalCdf(Math.abs(effect) / standardError - normalReach(level));
}

/** Between one person and a fifth more, and a million thousand million; `undefined` where not even those are enough. */
function personsFor(power: number, powerWith: (each: number) => number): number | undefined {
  const within = { from: -3, to: 34.5 };
  if (!(powerWith(1 + Math.exp(within.to)) >= power)) return undefined;
  return 1 + Math.exp(risingRoot((u) => powerWith(1 + Math.exp(u)) - power, within));
}
