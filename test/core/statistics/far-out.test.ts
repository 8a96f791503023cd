import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from '../../../core/statistics/distributions/beta.ts';
import { noncentralStudentCdf } from '../../../core/statistics/distributions/noncentral-student.ts';
import { normalQuantile } from '../../../core/statistics/distributions/normal.ts';
import {
  studentQuantile,
  studentTwoSided,
} from '../../../core/statistics/distributions/student.ts';
import { fisherP } from '../../../core/statistics/proportions/fisher.ts';
import { expectAgreement } from './read-reference.ts';

const ROWS: readonly [string, number[], number][] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'reference/far-out.json'), 'utf8'),
);

const OURS: Record<string, (x: number, a: number, b: number, m: number) => number | undefined> = {
  studentQuantile,
  studentTwoSided,
  betaQuantile: (p, a, b) => betaQuantile(p, { a, b }),
  noncentralStudentCdf: (t, degrees, shift) => noncentralStudentCdf(t, { degrees, shift }),
  fisher: (achieved, of, others, all) =>
    fisherP({ intervention: { achieved, of }, comparison: { achieved: others, of: all } }),
};

describe('where R itself loses digits, forty digits of arithmetic say the same', () => {
  it.each(Object.keys(OURS))('%s', (name) => {
    const rows = ROWS.filter(([each]) => each === name);
    expect(rows.length).toBeGreaterThan(5);
    for (const [, [x = 0, a = 0, b = 0, m = 0], value] of rows) {
      expectAgreement(OURS[name]?.(x, a, b, m), value, 11);
    }
  });
});

describe('a quantile', () => {
  it('below the smallest number is nothing, and beyond the largest is infinite', () => {
    expect(betaQuantile(1e-30, { a: 0.001, b: 3 })).toBe(0);
    expect(betaQuantile(0.025, { a: 1e-6, b: 10 })).toBe(0);
    expect(betaQuantile(0.975, { a: 10, b: 1e-6 })).toBe(1);
    expect(studentQuantile(1e-300, 0.5)).toBe(Number.NEGATIVE_INFINITY);
    expect(studentTwoSided(Number.POSITIVE_INFINITY, 3)).toBe(0);
  });

  it('never falls while its probability rises', () => {
    const rising = [1e-300, 1e-15, 0.1, 0.24999, 0.25001, 0.4999999, 0.5, 0.74999, 0.75001, 0.99];
    for (const degrees of [0.5, 1, 7, 1e9]) {
      const made = rising.map((p) => studentQuantile(p, degrees));
      expect(made).toEqual([...made].sort((one, other) => one - other));
      expect(new Set(made).size).toBe(made.length);
    }
  });

  it('of many degrees of freedom is the normal one', () => {
    for (const p of [1e-300, 1e-15, 0.3, 0.4999999999]) {
      expectAgreement(studentQuantile(p, 1e15), normalQuantile(p), 10);
    }
  });
});
