import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestCounts } from '../../../../core/lifecycle/data/newest-counts.ts';
import type { ClaimFact } from '../../../../core/settlement/facts.ts';
import { NO_FACTS } from '../../../../core/settlement/facts.ts';

function held(...deliveries: ClaimFact[][]): ClaimFact[] {
  return newestCounts(deliveries.map((claims) => ({ ...NO_FACTS, claims }))).flatMap(
    ({ claims }) => claims,
  );
}

const job = (count: string, more: Partial<ClaimFact> = {}): ClaimFact => ({
  outcome: 'job',
  count,
  ...more,
});

describe('counts of a period that are delivered again', () => {
  it('are not added up: the newer holds, also where it is the smaller', () => {
    expect(held([job('10')], [job('12')])).toEqual([job('12')]);
    expect(held([job('10')], [job('12')], [job('10')])).toEqual([job('10')]);
    expect(held([job('10')], [job('0')])).toEqual([job('0')]);
  });

  it('add up within one delivery, and with those of other outcomes, cohorts, days and attributes', () => {
    const others = [
      { outcome: 'home', count: '2' },
      job('3', { cohort: 'spring' }),
      job('4', { date: '2019-02-01' }),
      job('5', { attributes: { level: '2' } }),
    ];
    expect(held([job('1'), job('2')], ...others.map((each) => [each]))).toHaveLength(6);
    expect(held([job('1'), job('2')], [job('7')])).toEqual([job('7')]);
  });

  it('are the same count whatever the order of what is said of them', () => {
    const one = job('1', { attributes: { level: '2', town: 'West' } });
    const other = job('6', { attributes: { town: 'West', level: '2' } });
    expect(held([one], [other])).toEqual([other]);
  });

  it('come to the last delivery alone, whenever all of them say the same counts', () => {
    const counts = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 1 });
    fc.assert(
      fc.property(counts, (all) => {
        const deliveries = all.map(([jobs, homes]) => [
          job(String(jobs)),
          { outcome: 'home', count: String(homes) },
        ]);
        expect(held(...deliveries)).toEqual(deliveries.at(-1));
      }),
    );
  });
});
