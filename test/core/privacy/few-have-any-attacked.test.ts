import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { DisclosedMetric } from '../../../core/privacy/tables/disclosed-result.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { seen } from '../outcomes/contract.ts';
import { metricOf, publishedOf } from './shown-of.ts';

const BELOW = 5;
const COHORTS = ['north', 'south'];

/** What each person of a cohort and arm has; `null`: not measured. */
type Study = {
  readonly metric: Metric;
  readonly values: Readonly<Record<string, readonly (string | null)[]>>;
};

const some = fc.oneof(
  fc.integer({ min: 1, max: 40 }).map(String),
  fc.constantFrom('1', '1', '2.5', '-3'),
);
const group = fc
  .record({
    having: fc.oneof(
      fc.array(some, { maxLength: 6 }),
      fc.array(some, { minLength: 5, maxLength: 20 }),
    ),
    nothing: fc.integer({ min: 5, max: 20 }),
    missing: fc.constantFrom(0, 0, 0, 6),
  })
  .map(({ having, nothing, missing }) => [
    ...having,
    ...Array.from({ length: nothing }, () => '0'),
    ...Array.from({ length: missing }, () => null),
  ]);
const metric = fc
  .record({
    as: fc.constantFrom('sum' as const, 'mean' as const, 'count' as const, 'rate' as const),
    missing: fc.constantFrom('excluded' as const, 'failure' as const),
    isCompared: fc.boolean(),
    range: fc.constantFrom({}, { range: '-100 to 100' }),
  })
  .map(({ as, missing, isCompared, range }) =>
    metricOf(
      { observation: 'care', as, ...(as === 'rate' ? { per: '100' } : {}) },
      {
        ...{ missing, ...range },
        ...(isCompared
          ? { effect: 'improvement' as const, comparator: { kind: 'matched-group' as const } }
          : {}),
      },
    ),
  );
const study: fc.Arbitrary<Study> = fc.record({
  metric,
  values: fc.record({
    'north treatment': group,
    'south treatment': group,
    'north comparison': group,
    'south comparison': group,
  }),
});

function dataOf({ metric: care, values }: Study) {
  const enrolments: Enrolment[] = [];
  const observations: Observation[] = [];
  for (const [place, those] of Object.entries(values)) {
    const [cohort = '', arm = ''] = place.split(' ');
    if (arm === 'comparison' && care.comparator === undefined) continue;
    those.forEach((each, at) => {
      const person = `${cohort}-${arm}-${at}`;
      enrolments.push({ person, enrolledOn: '2017-01-01', cohort, arm });
      if (each !== null) observations.push(seen(person, { observation: 'care', value: each }));
    });
  }
  return { metrics: { care }, cohorts: COHORTS, enrolments, observations };
}

/** How many have any, counted from the persons themselves. */
function having({ values }: Study, cohort: string, side: string): number {
  const arm = side === 'own' ? 'treatment' : 'comparison';
  const those = values[`${cohort} ${arm}`] ?? [];
  return those.filter((each) => each !== null && Number(each) !== 0).length;
}

const SIDES = ['own', 'comparator'] as const;
type Side = (typeof SIDES)[number];

/** A sum that is shown, or that follows from the total and the other cohort. */
function sumIn(rows: readonly DisclosedMetric[], cohort: string, side: Side): number | undefined {
  const told = (row: DisclosedMetric | undefined) => {
    const sum = row?.sides[side]?.sum;
    return sum === undefined || sum === 'withheld' ? undefined : Number(sum);
  };
  const own = told(rows.find((row) => row.cohort === cohort));
  const other = told(rows.find((row) => row.cohort !== cohort && !row.total));
  const total = told(rows.find((row) => row.total));
  return own ?? (total === undefined || other === undefined ? undefined : total - other);
}

function isFew(persons: number): boolean {
  return persons !== 0 && Math.abs(persons) < BELOW;
}

describe('somebody who knows what is shown of random studies', () => {
  it('knows no sum, mean, count or rate of which few have any, of whichever group and cohort', () => {
    let [known, hidden] = [0, 0];
    fc.assert(
      fc.property(study, (one) => {
        const rows = publishedOf([dataOf(one)])[0]?.disclosed.metrics ?? [];
        for (const cohort of COHORTS) {
          for (const side of SIDES) {
            const sum = sumIn(rows, cohort, side);
            const persons = having(one, cohort, side);
            if (isFew(persons)) expect(sum, `${cohort} ${side} of ${persons}`).toBeUndefined();
            known += Number(sum !== undefined && persons > 0);
            hidden += Number(isFew(persons));
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(Math.min(known, hidden)).toBeGreaterThan(20);
  });

  it('knows no effect that is made of such a sum', () => {
    fc.assert(
      fc.property(study, (one) => {
        for (const row of publishedOf([dataOf(one)])[0]?.disclosed.metrics ?? []) {
          const cohort = row.cohort;
          if (cohort === undefined) continue;
          const sides = Object.keys(row.sides).filter((side) => isFew(having(one, cohort, side)));
          if (sides.length === 0) continue;
          expect([null, 'withheld']).toContain(row.effect);
          expect(row.worstCase).toBe('withheld');
          expect([undefined, 'withheld']).toContain(row.uncertainty);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('finds none by holding a corrected revision against the one before', () => {
    const corrected = fc.record({
      before: study,
      cohort: fc.constantFrom(...COHORTS),
      arm: fc.constantFrom('treatment', 'comparison'),
      more: group,
    });
    let held = 0;
    fc.assert(
      fc.property(corrected, ({ before, cohort, arm, more }) => {
        const place = `${cohort} ${arm}`;
        const values = { ...before.values, [place]: [...(before.values[place] ?? []), ...more] };
        const after = { ...before, values };
        const shown = publishedOf([dataOf(before), dataOf(after)]);
        const side = arm === 'treatment' ? 'own' : 'comparator';
        const [one, other] = shown.map(({ disclosed }) => sumIn(disclosed.metrics, cohort, side));
        if (one === undefined || other === undefined || one === other) return;
        held += 1;
        const persons = having(after, cohort, side) - having(before, cohort, side);
        expect(isFew(persons), `${one} and then ${other}, of ${persons} more`).toBe(false);
      }),
      { numRuns: 150 },
    );
    expect(held).toBeGreaterThan(10);
  });
});
