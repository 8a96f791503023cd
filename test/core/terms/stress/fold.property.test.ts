import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probeOf } from '../../../../core/terms/stress/probe/probe.ts';
import type { Tried } from '../../../../core/terms/stress/probe/results.ts';
import { contract, stressed } from './stressing.ts';

const CONTRACTS = ['norrkoping-2016', 'peterborough', 'denver.yaml', 'rikers.yaml', 'tyo-sib.yaml'];

/** A value of a metric between its worst and best, in a thousand steps. */
function between({ worst, best }: Tried, step: number) {
  return worst.plus(best.minus(worst).times(step).div(1000));
}

const step = fc.integer({ min: 0, max: 1000 });

describe.each(CONTRACTS)('on any results, %s', (name) => {
  const stress = stressed(contract(name));
  const probe = probeOf(stress.context, stress.fold, { most: Number.POSITIVE_INFINITY });
  const steps = fc.array(step, { minLength: stress.tried.length, maxLength: stress.tried.length });
  const pays = (places: readonly number[]) =>
    probe.pays(
      new Map(
        stress.tried.map((metric, index) => [metric.name, between(metric, places[index] ?? 0)]),
      ),
    )?.total;

  it('pays within its interval', () => {
    fc.assert(
      fc.property(steps, (places) => {
        const paid = pays(places) ?? expect.fail('every result can be settled');
        expect(paid.lte(stress.maximum.bound)).toBe(true);
        expect(paid.gte(stress.fold.total.low)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('moves with each result as its sign says', () => {
    fc.assert(
      fc.property(steps, fc.nat({ max: stress.tried.length - 1 }), step, (places, which, other) => {
        const metric = stress.tried[which];
        const sign = stress.fold.total.signs.get(metric?.name ?? '') ?? '0';
        const ends = [places[which] ?? 0, other].toSorted((one, two) => one - two);
        const [worse, better] = ends.map((end) => pays(places.with(which, end)));
        if (!worse || !better || sign === '?') return;
        if (sign !== '-') expect(better.gte(worse)).toBe(true);
        if (sign !== '+') expect(better.lte(worse)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
