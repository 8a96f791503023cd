import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dateOfEpochDay, epochDay } from '../../../../../core/calendar/date.ts';
import { evaluateFiles } from '../../../../../core/outcomes/evaluate-files.ts';
import { planOf } from '../../../../../core/outcomes/plan/plan.ts';
import { type Profile, profilesOf, type Slot } from '../../../../../core/outcomes/plan/profile.ts';
import { readingOf } from '../../../../../core/outcomes/stream/people/layout.ts';
import { Shapes } from '../../../../../core/outcomes/stream/people/shapes.ts';
import type { Metric, Period } from '../../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../../core/terms/shape/terms.ts';
import { termsWith } from '../../contract.ts';
import { source } from '../files.ts';

const AS_OF = '2019-06-30';
const FIRST = epochDay('2016-11-01');

const spans = fc.constantFrom('0 days', '10 days', '3 weeks', '1 months', '6 months', '1 years');
const windows = fc
  .record({
    counted: fc.constantFrom('after enrolment' as const, 'before enrolment' as const),
    opens: spans,
    closes: spans,
    lag: fc.constantFrom('0 days', '2 months'),
    unfinished: fc.constantFrom(undefined, 'censored' as const),
  })
  .map(({ unfinished, ...window }) => (unfinished ? { ...window, unfinished } : window));
const comparators = fc.oneof(
  fc.constant({ kind: 'matched-group' } as const),
  fc.record({
    kind: fc.constant('historical-cohort' as const),
    arm: fc.constant('comparison'),
  }),
  fc.record({
    kind: fc.constant('own-reference-period' as const),
    reference: fc.record({ counted: fc.constant('before enrolment' as const), closes: spans }),
  }),
);
const metrics: fc.Arbitrary<Metric> = fc
  .record({ window: windows, comparator: comparators, as: fc.constantFrom('sum', 'share', 'mean') })
  .map(({ window, comparator, as }) => ({
    ...({ purpose: 'payment', unit: 'SEK', better: 'higher', effect: 'improvement' } as const),
    ...{ window, comparator },
    measure: { observation: 'income', as: as as 'sum' },
  }));
const periods: fc.Arbitrary<Period[]> = fc.constantFrom(
  [],
  [
    { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
    { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
  ],
);
const terms: fc.Arbitrary<Terms> = fc
  .record({ one: metrics, other: metrics, periods })
  .map(({ one, other, periods: in_ }) =>
    termsWith({
      metrics: { one, other },
      ...(in_.length > 0 ? { periods: in_ } : {}),
      payments: [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }],
    }),
  );

/** A profile with its days counted from a day; what nobody asks of an open window is left out. */
function countedFrom(day: number, { slots, admitted, claimsFrom, ...rest }: Profile) {
  const moved = (days: { from: number; until: number } | undefined) =>
    days && { from: days.from - day, until: days.until - day };
  const slot = ({ days, reference, lastDay, exposure, ...others }: Slot) => ({
    ...others,
    days: moved(days),
    reference: moved(reference),
    lastDay: lastDay === undefined ? undefined : lastDay - day,
    exposure: others.status === 'open' ? undefined : exposure,
  });
  return {
    ...rest,
    slots: slots.map(slot),
    admitted: [...admitted].map(([name, days]) => [name, days.map(moved)]),
    claimsFrom: claimsFrom === undefined ? undefined : claimsFrom - day,
  };
}

it('makes the same of all days of enrolment that have one shape, counted from each', () => {
  let shared = 0;
  const days = fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(terms, days, fc.boolean(), (given, apart, inTreatment) => {
      const plan = planOf(given);
      const shapes = new Shapes(plan, readingOf(plan), epochDay(AS_OF));
      expect(shapes.areFromEnrolment).toBe(true);
      const profileOf = profilesOf(plan, AS_OF);
      const known = new Map<number, unknown>();
      for (const day of new Set(apart.map((each) => FIRST + each))) {
        const arm = inTreatment ? 'treatment' : 'comparison';
        const profile = profileOf({ person: 'p', arm, enrolledOn: dateOfEpochDay(day) });
        const counted = countedFrom(day, profile);
        const shape = shapes.of({ day, inTreatment });
        if (known.has(shape)) {
          shared += 1;
          expect(counted).toEqual(known.get(shape));
        } else known.set(shape, counted);
      }
    }),
    { numRuns: 200 },
  );
  expect(shared).toBeGreaterThan(100);
});

it('gives each day its own where windows follow the calendar', () => {
  const plan = planOf(
    termsWith({
      metrics: {
        visits: {
          ...{ purpose: 'payment', unit: 'visits', better: 'lower' },
          measure: { observation: 'visits', as: 'sum' },
        },
      },
    }),
  );
  const shapes = new Shapes(plan, readingOf(plan), epochDay(AS_OF));
  expect(shapes.areFromEnrolment).toBe(false);
  expect(shapes.of({ day: FIRST, inTreatment: true })).not.toBe(
    shapes.of({ day: FIRST + 1, inTreatment: true }),
  );
});

it('lets nobody in after the intervention because others of the same shape were in time', () => {
  const terms = termsWith({
    phases: { intervention: { from: '2017-01-01', to: '2017-03-31' } },
    metrics: {
      income: {
        ...{ purpose: 'payment', unit: 'SEK', better: 'higher' },
        window: { counted: 'after enrolment', closes: '10 days' },
        measure: { observation: 'income', as: 'sum' },
      },
    },
  });
  const result = evaluateFiles({
    ...{ terms, asOf: AS_OF },
    enrolments: source('enrolments', ['a-1,2017-03-15,,,treatment', 'b-2,2017-04-15,,,treatment']),
    observations: source('observations', ['a-1,income,2017-03-20,5', 'b-2,income,2017-04-20,7']),
  });
  expect(result.ok).toBe(false);
  expect(result.findings).toMatchObject([
    { code: 'outcomes.enrolment-outside-intervention', at: { row: 3 } },
  ]);
});
