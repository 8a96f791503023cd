import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS, METHODS, NO_ESTIMATE } from '../../../core/statistics/estimate.ts';
import { CORRECTIONS } from '../../../core/statistics/multiple-testing.ts';
import { statisticsEn } from '../../../core/words/en/statistics.ts';
import { statisticsSv } from '../../../core/words/sv/statistics.ts';

describe('every method, assumption and reason', () => {
  it.each([
    ['Swedish', statisticsSv],
    ['English', statisticsEn],
  ])('has its own words in %s', (_, words) => {
    expect(Object.keys(words.method).sort()).toEqual([...METHODS].sort());
    expect(Object.keys(words.assumption).sort()).toEqual([...ASSUMPTIONS].sort());
    expect(Object.keys(words.noEstimate).sort()).toEqual([...NO_ESTIMATE].sort());
    expect(Object.keys(words.multipleTesting).sort()).toEqual([...CORRECTIONS].sort());
    const all = Object.values(words).flatMap((group) => Object.values(group));
    expect(new Set(all).size).toBe(all.length);
  });
});
