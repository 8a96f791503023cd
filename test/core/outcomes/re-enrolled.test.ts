import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../../core/outcomes/evaluate-files.ts';
import type { MetricOutcome } from '../../../core/outcomes/evaluation.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import type { Uncertainty } from '../../../core/terms/shape/uncertainty.ts';
import { termsWith } from './contract.ts';
import { textSource } from './stream/files.ts';
import { ordinary } from './stream/ordinary.ts';

const [FIRST, AGAIN] = ['2024-01-01', '2024-09-01'];

/** Age and what came of the first enrolment, and of the second where there is one. */
const PERSONS: Readonly<Record<string, readonly number[]>> = {
  'p-a': [35, 18, 17],
  'p-b': [58, 15, 20],
  'p-c': [20, 29, 26],
  'p-d': [34, 6],
  'p-e': [55, 15],
  'p-f': [29, 7],
  'q-a': [28, 11, 29],
  'q-b': [57, 2, 19],
  'q-c': [50, 8, 17],
  'q-d': [50, 17],
  'q-e': [45, 20],
  'q-f': [60, 4],
};
const entries = Object.entries(PERSONS);
const armOf = (person: string) => (person.startsWith('p') ? 'treatment' : 'comparison');

const ENROLLED = entries.flatMap(([person, [age, , again]]) => {
  const rest = `${armOf(person)},${age}`;
  return again === undefined
    ? [`${person},${FIRST},,${rest}`]
    : [`${person},${FIRST},2024-06-01,${rest}`, `${person},${AGAIN},,${rest}`];
});
const ROWS = entries.flatMap(([person, [, first, again]]) => [
  `${person},score,2024-02-01,${first}`,
  ...(again === undefined ? [] : [`${person},score,2024-10-01,${again}`]),
]);

function evaluated(
  rest: Partial<Metric>,
  {
    enrolled = ENROLLED,
    rows = ROWS,
  }: { enrolled?: readonly string[]; rows?: readonly string[] } = {},
): MetricOutcome {
  const metric: Metric = {
    ...{ purpose: 'learning', unit: 'points', better: 'higher', effect: 'improvement' },
    ...{ comparator: { kind: 'matched-group' }, missing: 'excluded' },
    window: { counted: 'after enrolment', closes: '3 months' },
    measure: { observation: 'score', as: 'mean' },
    ...rest,
  };
  const people = ['person,enrolled_on,left_on,arm,attribute_age', ...enrolled].join('\n');
  const input = {
    terms: termsWith({ followUp: { reEnrolment: 'each' }, metrics: { metric } }),
    asOf: '2026-01-01',
    enrolments: textSource('e.csv', `${people}\n`),
    observations: textSource('o.csv', `person,observation,date,value\n${rows.join('\n')}\n`),
  };
  const result = evaluateFiles(input);
  expect(result).toEqual(ordinary(input));
  const [outcome] = result.ok ? result.value.metrics : [];
  if (!outcome) throw new Error(JSON.stringify(result.findings));
  return outcome;
}

function intervalOf({ uncertainty }: MetricOutcome) {
  if (!uncertainty || 'none' in uncertainty) throw new Error(uncertainty?.none ?? 'left out');
  return uncertainty;
}

const BOOTSTRAP: Uncertainty = { method: 'bootstrap', resamples: '50' };

describe('where each enrolment of those who came back is followed', () => {
  it('what looks at persons together is the same in whatever order the rows stand', () => {
    const asked: Partial<Metric>[] = [
      { uncertainty: BOOTSTRAP, matching: { on: ['age'] } },
      { uncertainty: { ...BOOTSTRAP, clusters: 'age' }, matching: { on: ['age'], ratio: '2' } },
      { uncertainty: { clusters: 'person' }, matching: { on: ['age'], reuse: 'true' } },
      { uncertainty: { clusters: 'person' }, matching: { weight: 'age' } },
    ];
    const expected = asked.map((rest) => evaluated(rest));
    const shuffled = fc.record({
      enrolled: fc.shuffledSubarray(ENROLLED, { minLength: ENROLLED.length }),
      rows: fc.shuffledSubarray(ROWS, { minLength: ROWS.length }),
    });
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(asked.map((rest) => evaluated(rest, order))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('all are matched with all: the difference is the effect, and groups stay as far apart', () => {
    const { effect, matched } = evaluated({ matching: { on: ['age'] } });
    expect(matched).toMatchObject({ matched: 9, unmatched: 0 });
    if (!matched || 'none' in matched.estimate) throw new Error('not matched');
    expect(Number(matched.estimate.estimate)).toBeCloseTo(Number(effect), 7);
    const [age] = matched.balance;
    expect(Number(age?.after)).toBeCloseTo(Number(age?.before), 7);
    expect(matched.estimate.assumptions).toContain('independent-enrolments');
  });

  it('somebody who came back into the other group is in both, each time as themselves', () => {
    const enrolled = ENROLLED.map((line) =>
      line.startsWith(`p-a,${AGAIN}`) ? line.replace('treatment', 'comparison') : line,
    );
    const { effect, matched, denominators } = evaluated(
      { matching: { on: ['age'], reuse: 'false' } },
      {
        enrolled: enrolled.filter((line) => !line.startsWith(`q-a,${AGAIN}`)),
        rows: ROWS.filter((row) => !row.startsWith('q-a,score,2024-10')),
      },
    );
    expect(denominators.measured).toBe(8);
    expect(matched).toMatchObject({ matched: 8, unmatched: 0 });
    if (!matched || 'none' in matched.estimate) throw new Error('not matched');
    expect(matched.estimate.estimate).not.toBe(effect);
  });

  it('persons are drawn with all of their enrolments', () => {
    const drawn = intervalOf(evaluated({ uncertainty: BOOTSTRAP }));
    const byPerson = evaluated({ uncertainty: { ...BOOTSTRAP, clusters: 'person' } });
    expect(intervalOf(byPerson)).toEqual({ ...drawn, clusters: 12 });
    expect(drawn.assumptions).toContain('independent-persons');
  });

  it.each<[string, Partial<Metric>, string]>([
    ['a formula takes enrolments for persons, and says so', {}, 'independent-enrolments'],
    [
      'errors by person take nothing for granted of a person’s enrolments',
      { uncertainty: { clusters: 'person' } },
      'independent-persons',
    ],
    [
      'the negative binomial takes enrolments for persons, and says so',
      {
        ...{ unit: '%', effect: 'ratio', uncertainty: { method: 'negative-binomial' } },
        measure: { observation: 'score', as: 'rate' },
      },
      'independent-enrolments',
    ],
  ])('%s', (_, rest, assumption) => {
    const { assumptions } = intervalOf(evaluated(rest));
    const said = ['independent-persons', 'independent-enrolments'] as const;
    expect(said.filter((each) => assumptions.includes(each))).toEqual([assumption]);
  });
});
