import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { risingRoot } from '../../../core/statistics/distributions/rising-root.ts';
import { studentTwoSided } from '../../../core/statistics/distributions/student.ts';

const within = { from: -700, to: 700 };

describe('where a rising function passes zero', () => {
  it('is found as near as numbers lie, however steep or flat the function is elsewhere', () => {
    const root = fc.double({ min: -600, max: 600, noNaN: true });
    const steepness = fc.double({ min: 0.01, max: 50, noNaN: true });
    fc.assert(
      fc.property(root, steepness, (zero, steep) => {
        const found = risingRoot((x) => Math.tanh((x - zero) * steep), within);
        expect(Math.abs(found - zero)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(zero)));
      }),
    );
  });

  it('is found in a few steps where halving alone takes sixty', () => {
    let steps = 0;
    const tail = (log: number) => {
      steps += 1;
      return 0.05 - studentTwoSided(Math.exp(log), 11);
    };
    expect(Math.exp(risingRoot(tail, { from: -320, to: 320 }))).toBeCloseTo(2.200985160091639, 13);
    expect(steps).toBeLessThan(25);
  });

  it('is the nearer end where the function stays on one side', () => {
    expect(risingRoot((x) => x + 1000, within)).toBe(-700);
    expect(risingRoot((x) => x - 1000, within)).toBe(700);
  });
});
