import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../../core/statistics/distributions/beta.ts';
import { noncentralStudentCdf } from '../../../core/statistics/distributions/noncentral-student.ts';
import {
  normalCdf,
  normalQuantile,
  normalTwoSided,
} from '../../../core/statistics/distributions/normal.ts';
import {
  studentQuantile,
  studentReach,
  studentTwoSided,
} from '../../../core/statistics/distributions/student.ts';
import { DISTRIBUTIONS, expectAgreement } from './read-reference.ts';

const OURS: Record<string, (x: number, a: number, b: number) => number> = {
  normalCdf: (x) => normalCdf(x),
  normalQuantile: (p) => normalQuantile(p),
  studentTwoSided,
  studentQuantile,
  betaQuantile: (p, a, b) => betaQuantile(p, { a, b }),
  normalTwoSided,
  noncentralStudentCdf: (t, degrees, shift) => noncentralStudentCdf(t, { degrees, shift }),
};

describe('distributions agree with R to ten digits, also far out', () => {
  it.each(Object.keys(OURS))('%s', (name) => {
    const rows = DISTRIBUTIONS.filter(([each]) => each === name);
    expect(rows.length).toBeGreaterThan(5);
    for (const [, [x = 0, a = 0, b = 0], value] of rows) {
      expectAgreement(OURS[name]?.(x, a, b), value, 10);
    }
  });
});

describe('distributions', () => {
  it('give back the probability that a quantile was asked for', () => {
    for (const p of [1e-9, 0.01, 0.3, 0.5, 0.77, 0.999]) {
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
      expect(studentTwoSided(studentQuantile(p, 7), 7)).toBeCloseTo(2 * Math.min(p, 1 - p), 12);
    }
  });

  it('reach as far as tables say', () => {
    expect(studentReach(0.95, 11)).toBeCloseTo(2.20098516, 8);
    expect(normalTwoSided(1.959963984540054)).toBeCloseTo(0.05, 12);
  });

  it('of a shift beyond all bounds are certain', () => {
    expect(noncentralStudentCdf(2, { degrees: 9, shift: 600 })).toBeCloseTo(0, 15);
    expect(noncentralStudentCdf(2, { degrees: 9, shift: -600 })).toBeCloseTo(1, 15);
    expect(noncentralStudentCdf(2, { degrees: 1e-9, shift: 3 })).toBeCloseTo(normalCdf(-3), 6);
  });
});
