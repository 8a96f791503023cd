import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bootstrap, resamples } from '../../../core/statistics/bootstrap.ts';
import { isEstimate } from '../../../core/statistics/estimate.ts';
import { expectAgreements, fromR, STUDY } from './read-reference.ts';

const FILE = join(import.meta.dirname, 'reference/resamples.csv');
const DRAWS = { seed: 20261128, count: 999 };

describe('resampling with a seed', () => {
  it('draws the same units for ever', () => {
    const lines = [...resamples([12], DRAWS)].length;
    const drawn: string[] = [];
    for (const [arm] of resamples([12], DRAWS)) drawn.push([...(arm ?? [])].join(','));
    expect(lines).toBe(999);
    expect(`${drawn.join('\n')}\n`).toBe(readFileSync(FILE, 'utf8'));
  });

  it('gives the interval that R makes of the same draws', () => {
    const figures = STUDY.slice(0, 12).map(({ after }) => after);
    const mean = (units: readonly Int32Array[]) => {
      const picked = [...(units[0] ?? [])].map((unit) => figures[unit] ?? 0);
      return picked.reduce((sum, each) => sum + each, 0) / picked.length;
    };
    const made = bootstrap({ sizes: [12], statistic: mean, level: 0.95, ...DRAWS });
    if (!isEstimate(made)) throw new Error(made.none);
    const { estimate, low, high, standardError } = made;
    expectAgreements([estimate, low, high, standardError], fromR('bootstrap_percentile_mean'), 12);
  });

  it('says that there is none where a resample has no value, and where nothing varies', () => {
    const common = { sizes: [4], level: 0.95, seed: 1 };
    const never = bootstrap({ ...common, statistic: () => undefined });
    const same = bootstrap({ ...common, statistic: () => 3 });
    expect(never).toEqual({ method: 'bootstrap', none: 'undefined in resamples' });
    expect(same).toEqual({ method: 'bootstrap', none: 'no variation' });
    const alone = bootstrap({ ...common, sizes: [1, 9], statistic: () => 3, clustered: true });
    expect(alone).toEqual({ method: 'bootstrap', none: 'too few clusters' });
  });
});
