import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { expectAgreements, fromR } from '../statistics/read-reference.ts';
import { termsWith } from './contract.ts';

/** Persons of offices in two groups, some of whom moved: events and days of the year before and the year after. */
const ROWS = readFileSync(
  join(import.meta.dirname, '../statistics/reference/before-and-after.csv'),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));

const enrolments = ROWS.map(
  ([person = '', enrolledOn = '', arm = '', leftOn = '', office = '']) => ({
    ...{ person, enrolledOn, arm, attributes: { office } },
    ...(leftOn === '' ? {} : { leftOn, leftReason: 'moved' }),
  }),
) satisfies Enrolment[];
const observations = ROWS.flatMap(
  ([person = '', enrolledOn = '', , , , after = '', before = '']): Observation[] => [
    { person, observation: 'event', date: enrolledOn, value: after },
    { person, observation: 'event', date: '2024-02-25', value: before },
  ],
);

function uncertaintyOf(rest: Partial<Metric>) {
  const metric: Metric = {
    ...{ purpose: 'learning', unit: 'events', better: 'higher', missing: 'excluded' },
    window: { counted: 'after enrolment', closes: '12 months' },
    measure: { observation: 'event', as: 'rate', over: 'person-years', duplicates: 'sum' },
    ...rest,
  };
  const terms = termsWith({
    metrics: { rate: metric },
    followUp: { leaving: { moved: 'censored' } },
  });
  // The group of comparison belongs only where something is compared with it.
  const isAlone = rest.comparator?.kind === 'own-reference-period';
  const people = enrolments.filter(({ arm }) => !isAlone || arm === 'treatment');
  const names = new Set(people.map(({ person }) => person));
  const seen = observations.filter(({ person }) => names.has(person));
  const given = { enrolments: people, observations: seen, asOf: '2026-06-01' };
  const evaluated = evaluate({ terms, ...given });
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.findings.slice(0, 3)));
  const [outcome] = evaluated.value.metrics;
  const { uncertainty } = outcome ?? {};
  return { effect: Number(outcome?.effect), uncertainty };
}

const reference = { counted: 'before enrolment', closes: '12 months' } as const;
const KINDS = { did: 'difference-in-differences', own: 'own-reference-period' } as const;

describe('rates over time of the same persons before and after', () => {
  it.each(
    (['did', 'own'] as const).flatMap((kind) =>
      (['improvement', 'ratio'] as const).flatMap((effect) =>
        (['office', 'person'] as const).map((clusters) => ({ kind, effect, clusters })),
      ),
    ),
  )('agree with R: $kind $effect by $clusters', ({ kind, effect, clusters }) => {
    const { uncertainty } = uncertaintyOf({
      ...{ effect, comparator: { kind: KINDS[kind], reference } },
      uncertainty: { method: 'cluster-robust', clusters, test: 'two-sided' },
    });
    if (!uncertainty || 'none' in uncertainty) throw new Error(JSON.stringify(uncertainty));
    const { estimate, low, high, p = '' } = uncertainty;
    const name = `${kind}_${effect === 'ratio' ? 'ratio_' : ''}${clusters}`;
    const [r = 0, rLow = 0, rHigh = 0, rP = 0] = fromR(name);
    expectAgreements([estimate, low, high].map(Number), [r, rLow, rHigh], 8);
    expect(Number(p)).toBeCloseTo(rP, 8);
    const isOfPersons = clusters === 'person';
    expect(uncertainty.assumptions.includes('independent-persons')).toBe(isOfPersons);
    expect(uncertainty.assumptions.includes('independent-clusters')).toBe(!isOfPersons);
  });

  it.each(Object.values(KINDS))(
    'have an interval of what the effect is, drawn anew: %s',
    (kind) => {
      const { effect, uncertainty } = uncertaintyOf({
        ...{ effect: 'improvement', comparator: { kind, reference } },
        uncertainty: { method: 'bootstrap', resamples: '200' },
      });
      expect(uncertainty).toMatchObject({ method: 'bootstrap' });
      expect(uncertainty && 'estimate' in uncertainty && Number(uncertainty.estimate)).toBeCloseTo(
        effect,
        7,
      );
    },
  );

  it('have none of sums alone, and it is said what is lacking', () => {
    const { uncertainty } = uncertaintyOf({
      ...{ effect: 'improvement', comparator: { kind: KINDS.did, reference } },
    });
    expect(uncertainty).toMatchObject({ none: 'persons not at hand' });
  });
});
