import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEstimate } from '../../../core/statistics/estimate.ts';
import { logistic } from '../../../core/statistics/matching/logistic.ts';
import { nearestNeighbours } from '../../../core/statistics/matching/nearest.ts';
import {
  type MatchingRule,
  propensityMatching,
  type Subject,
} from '../../../core/statistics/matching/propensity.ts';
import { sampleOf } from '../../../core/statistics/means/sample.ts';
import {
  COMPARED,
  expectAgreement,
  expectAgreements,
  fromR,
  STUDY,
  TREATED,
} from './read-reference.ts';

const SUBJECTS: readonly Subject[] = STUDY.map((row) => ({
  id: row.participant,
  treated: row.treated,
  covariates: { age: row.age, woman: row.woman, prior: row.prior },
  figure: row.after,
}));
const ROWS = STUDY.map(({ age, woman, prior }) => [age, woman, prior]);
const OUTCOME = STUDY.map(({ treated }) => (treated ? 1 : 0));

function fitted(rows: readonly number[][], outcome: readonly (0 | 1)[]) {
  const made = logistic({ rows, outcome });
  if ('none' in made) throw new Error(made.none);
  return made;
}

describe('logistic regression', () => {
  it('agrees with R’s glm in coefficients, errors and fitted probabilities', () => {
    const { coefficients, standardErrors, logOdds } = fitted(ROWS, OUTCOME);
    expectAgreements(coefficients, fromR('propensity_coefficients'), 10);
    expectAgreements(standardErrors, fromR('propensity_se'), 10);
    const probabilities = logOdds.slice(0, 5).map((odds) => 1 / (1 + Math.exp(-odds)));
    expectAgreements(probabilities, fromR('propensity_first_five'), 10);
  });

  it.each([
    { rows: [[1], [2], [3], [4], [5]], none: 'separation', why: 'a covariate foretells the arm' },
    { rows: [[7], [7], [7], [7], [7]], none: 'constant covariate', why: 'nobody differs in it' },
    {
      rows: [
        [1, 2],
        [3, 6],
        [2, 4],
        [5, 10],
        [4, 8],
      ],
      none: 'collinear covariates',
      why: 'one covariate is twice another',
    },
    {
      rows: [
        [1, 5, 2, 8],
        [2, 3, 9, 1],
        [4, 4, 1, 1],
        [0, 2, 2, 7],
        [3, 3, 3, 0],
      ],
      none: 'too few persons',
      why: 'there are as many coefficients as persons',
    },
  ])('has no best fit where $why', ({ rows, none }) => {
    expect(logistic({ rows, outcome: [0, 0, 0, 1, 1] })).toEqual({ none });
  });

  it('has nothing to fit where all are in one arm', () => {
    expect(logistic({ rows: [[1], [2]], outcome: [1, 1] })).toEqual({ none: 'nobody' });
  });
});

const RULES: readonly { name: string; rule: MatchingRule }[] = [
  { name: 'plain', rule: {} },
  { name: 'caliper', rule: { caliper: 0.002 } },
  { name: 'two', rule: { ratio: 2 } },
  { name: 'replace', rule: { reuse: true } },
];

describe('matching on the propensity score', () => {
  it.each(RULES)('pairs as R does by looking at everybody: $name', ({ name, rule }) => {
    const { matches, score, balance } = propensityMatching(SUBJECTS, rule, 0.95);
    const oddsOf = new Map(STUDY.map(({ participant }, at) => [participant, score?.logOdds[at]]));
    const apart = matches.flatMap(({ id, matched }) =>
      matched.map((other) => Math.abs((oddsOf.get(id) ?? 0) - (oddsOf.get(other) ?? 0))),
    );
    expect(apart).toHaveLength(fromR(`matching_${name}_pairs`)[0] ?? 0);
    const distance = apart.reduce((sum, each) => sum + each, 0);
    expectAgreement(distance, fromR(`matching_${name}_distance`)[0] ?? 0, 9);
    const after = ['age', 'woman', 'prior'].map(
      (wanted) => balance.find(({ covariate }) => covariate === wanted)?.after.standardised ?? 0,
    );
    expectAgreements(after, fromR(`matching_${name}_smd_age_woman_prior`), 9);
  });

  it('tells the balance before, as R does', () => {
    const { balance } = propensityMatching(SUBJECTS, {}, 0.95);
    const before = ['age', 'prior'].map(
      (wanted) => balance.find(({ covariate }) => covariate === wanted)?.before.standardised ?? 0,
    );
    expectAgreements(before, fromR('standardised_difference_age_prior'), 10);
  });

  it('estimates a difference with errors by matched set', () => {
    const { estimate, unmatched } = propensityMatching(SUBJECTS, { caliper: 0.2 }, 0.95);
    if (!isEstimate(estimate)) throw new Error(estimate.none);
    expect(unmatched).toBeLessThan(5);
    expect(estimate.method).toBe('propensity-matching');
    expect(estimate.low < estimate.estimate && estimate.estimate < estimate.high).toBe(true);
    const raw =
      sampleOf(TREATED.map(({ after }) => after)).mean -
      sampleOf(COMPARED.map(({ after }) => after)).mean;
    expect(Math.abs(estimate.estimate - raw)).toBeLessThan(1.5);
  });

  it('says why where it cannot', () => {
    const alike = SUBJECTS.map((one) => ({ ...one, covariates: { age: 4 } }));
    const { estimate } = propensityMatching(alike, {}, 0.95);
    expect(estimate).toEqual({ method: 'propensity-matching', none: 'constant covariate' });
    const far = propensityMatching(SUBJECTS, { caliper: 0 }, 0.95);
    expect(isEstimate(far.estimate) || far.estimate.none === 'nobody matched').toBe(true);
  });

  it('never depends on the order of the rows', () => {
    const once = propensityMatching(SUBJECTS, { caliper: 0.2, ratio: 2 }, 0.95);
    const shuffle = fc.shuffledSubarray([...SUBJECTS], { minLength: SUBJECTS.length });
    fc.assert(
      fc.property(shuffle, (shuffled) => {
        expect(propensityMatching(shuffled, { caliper: 0.2, ratio: 2 }, 0.95)).toEqual(once);
      }),
      { numRuns: 8 },
    );
  });
});

describe('the nearest', () => {
  const scores = fc.array(
    fc.integer({ min: 0, max: 12 }).map((score) => 100 * score),
    { maxLength: 30 },
  );
  const scored = (name: string) => (each: readonly number[]) =>
    each.map((score, at) => ({ id: `${name}${String(at).padStart(2, '0')}`, score }));

  it('is found as by looking at everybody, and nobody is taken twice', () => {
    fc.assert(
      fc.property(scores.map(scored('t')), scores.map(scored('c')), (intervention, comparison) => {
        const found = nearestNeighbours({ intervention, comparison, caliper: 300 });
        const free = [...comparison];
        const byHand = new Map<string, string[]>();
        const first = [...intervention].sort(
          (one, other) => other.score - one.score || (one.id < other.id ? -1 : 1),
        );
        for (const { id, score } of first) {
          const gap = (one: { score: number }) => Math.abs(one.score - score);
          free.sort((one, other) => gap(one) - gap(other) || (one.id < other.id ? -1 : 1));
          const near = free[0] && gap(free[0]) <= 300 ? free.shift() : undefined;
          byHand.set(id, near ? [near.id] : []);
        }
        expect(new Map(found.map(({ id, matched }) => [id, matched]))).toEqual(byHand);
        const taken = found.flatMap(({ matched }) => matched);
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });
});
