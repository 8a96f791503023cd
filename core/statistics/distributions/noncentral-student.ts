import betainc from '@stdlib/math-base-special-betainc';
import { normalCdf } from './normal.ts';

/** Beyond this the first weight, e to the minus half its square, is less than the smallest number. */
const FURTHEST = 37.5;

/** More terms than the weights' mode and spread ask for at the furthest. */
const TERMS = 3000;

/**
 * The distribution function of Student's t with a shift: what the test statistic of two means has when there
 * is a difference. A series of incomplete beta functions (Lenth, Applied Statistics 38 (1989), algorithm
 * AS 243).
 *
 * @example noncentralStudentCdf(2.1, { degrees: 38, shift: 3.1 }) // → 0.1653…
 */
export function noncentralStudentCdf(
  t: number,
  { degrees, shift }: { degrees: number; shift: number },
): number {
  if (t < 0) return 1 - noncentralStudentCdf(-t, { degrees, shift: -shift });
  if (shift > FURTHEST) return 0;
  if (shift < -FURTHEST) return 1;
  const x = (t * t) / (degrees + t * t);
  const half = (shift * shift) / 2;
  let even = Math.exp(-half);
  let odd = (shift * even) / Math.SQRT2 / (Math.sqrt(Math.PI) / 2);
  let sum = 0;
  for (let j = 0; j < TERMS; j += 1) {
    const term = even * betainc(x, j + 0.5, degrees / 2) + odd * betainc(x, j + 1, degrees / 2);
    sum += term;
    if (j > half && Math.abs(term) < 1e-17) break;
    even *= half / (j + 1);
    odd *= half / (j + 1.5);
  }
  return Math.min(1, normalCdf(-shift) + sum / 2);
}
