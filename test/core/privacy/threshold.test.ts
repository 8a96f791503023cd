import { describe, expect, it } from 'vitest';
import { leastThreshold } from '../../../core/privacy/least-threshold.ts';
import { thresholdOf } from '../../../core/privacy/threshold.ts';
import { termsWith } from '../outcomes/contract.ts';

const terms = (suppressBelow?: string) => ({
  ...termsWith({ metrics: {} }),
  ...(suppressBelow === undefined ? {} : { verification: { verifier: 'judge', suppressBelow } }),
});

describe('the threshold of small cells', () => {
  it.each([
    { written: undefined, least: undefined, below: 5, why: 'nobody says anything' },
    { written: '10', least: undefined, below: 10, why: 'the terms say more' },
    { written: '1', least: undefined, below: 3, why: 'the terms may not go below three' },
    { written: '4', least: 8, below: 8, why: 'the installation says more than the terms' },
    { written: undefined, least: 4, below: 5, why: 'the installation says less than the terms' },
  ])('is $below where $why', ({ written, least, below }) => {
    expect(thresholdOf(terms(written), least)).toBe(below);
  });

  it('of an installation is a whole number from 3 to 100', () => {
    expect([leastThreshold(undefined), leastThreshold(''), leastThreshold('12')]).toEqual([
      3, 3, 12,
    ]);
    for (const wrong of ['2', '0', '-5', '5.5', '1e2', 'five', '101', 'https://x.example']) {
      expect(() => leastThreshold(wrong), wrong).toThrow(RangeError);
    }
  });
});
