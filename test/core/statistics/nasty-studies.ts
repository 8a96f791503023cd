import { differenceInDifferences } from '../../../core/statistics/clusters/difference-in-differences.ts';
import { clusteredDifference, clusteredRatio } from '../../../core/statistics/clusters/robust.ts';
import { clusterSums } from '../../../core/statistics/clusters/sums.ts';
import { weightedDifference } from '../../../core/statistics/clusters/weighted.ts';
import { logistic } from '../../../core/statistics/matching/logistic.ts';
import {
  type MatchingRule,
  propensityMatching,
  type Subject,
} from '../../../core/statistics/matching/propensity.ts';
import { ratioOfMeans } from '../../../core/statistics/means/ratio.ts';
import { sampleOf } from '../../../core/statistics/means/sample.ts';
import { student } from '../../../core/statistics/means/student.ts';
import { welch } from '../../../core/statistics/means/welch.ts';
import { negativeBinomialRatio } from '../../../core/statistics/rates/negative-binomial.ts';
import { quasiPoissonRatio } from '../../../core/statistics/rates/quasi-poisson.ts';
import { rateOf } from '../../../core/statistics/rates/rate.ts';
import { kaplanMeier, survivalAt } from '../../../core/statistics/survival/kaplan-meier.ts';
import { logRank } from '../../../core/statistics/survival/log-rank.ts';
import { medianTime } from '../../../core/statistics/survival/median.ts';
import { restrictedMean } from '../../../core/statistics/survival/restricted-mean.ts';
import {
  ALL,
  type Arms,
  armsOf,
  column,
  events,
  figures,
  followed,
  type Person,
  sums,
} from './nasty-persons.ts';
import { fromR } from './read-reference.ts';

const LEVEL = 0.95;
const COMMON = { level: LEVEL, correction: 'CR1' } as const;

const RULES: Readonly<Record<string, MatchingRule>> = {
  plain: {},
  caliper: { caliper: 0.2 },
  two: { ratio: 2 },
  two_caliper: { ratio: 2, caliper: 0.5 },
  reuse: { reuse: true },
  reuse_two: { reuse: true, ratio: 2 },
  reuse_three_caliper: { reuse: true, ratio: 3, caliper: 0.3 },
};

/** What the project's own methods say of a study, under the names that nasty.R gives them. */
export function oursOf(study: string): Record<string, number[]> {
  const arms = armsOf(study);
  return {
    ...ratesOf(arms),
    ...meansOf(arms),
    ...clustersOf(arms),
    ...matchingOf(arms),
    ...survivalOf(arms, fromR(`${study}_km_times`)),
  };
}

function ratesOf({ own, other }: Arms) {
  const [one, two] = [events(own), events(other)];
  const binomial = negativeBinomialRatio(one, two, LEVEL);
  const alone = (persons: readonly Person[]) =>
    persons.map((each) => ({
      cluster: each.text('participant'),
      figure: each.number('events') / each.number('years'),
      weight: each.number('years'),
    }));
  const robust = clusteredRatio({
    ...COMMON,
    intervention: clusterSums(alone(own)),
    comparison: clusterSums(alone(other)),
  });
  const byRates = clusteredRatio({
    ...COMMON,
    intervention: sums(own, 'events', 'years'),
    comparison: sums(other, 'events', 'years'),
  });
  return {
    quasi: figures(quasiPoissonRatio(rateOf(one), rateOf(two), LEVEL), ALL),
    rate_HC1: figures(robust, ['estimate', 'standardError']),
    rate_CR1: figures(byRates, ALL),
    negbin: [
      ...figures(binomial.ratio, ['estimate']),
      binomial.theta ?? Number.NaN,
      ...figures(binomial.ratio, ['standardError']),
    ],
  };
}

function meansOf({ own, other }: Arms) {
  const [one, two] = [sampleOf(column(own, 'after')), sampleOf(column(other, 'after'))];
  const changes = own.map((each) => each.number('after') - each.number('before'));
  return {
    welch: figures(welch(one, two, LEVEL), [...ALL.slice(0, 4), 'degrees', 'p']),
    one_sample: figures(student(sampleOf(changes), { level: 0.99, without: -1 }), ALL),
    ratio_of_means: figures(ratioOfMeans({ own: one, comparator: two, level: LEVEL }), [
      'estimate',
      'standardError',
    ]),
  };
}

function clustersOf({ own, other }: Arms) {
  const share = (correction: 'CR0' | 'CR1') =>
    clusteredDifference({
      level: LEVEL,
      correction,
      intervention: sums(own, 'achieved'),
      comparison: sums(other, 'achieved'),
    });
  const cells = (persons: readonly Person[]) => ({
    before: sums(persons, 'before'),
    after: sums(persons, 'after'),
  });
  const weighted = (cluster: string) => {
    const of = (persons: readonly Person[]) =>
      persons.map((each) => ({
        cluster: each.text(cluster),
        figure: each.number('after'),
        weight: each.number('weight'),
      }));
    return weightedDifference({ intervention: of(own), comparison: of(other), level: LEVEL });
  };
  const did = differenceInDifferences(
    { intervention: cells(own), comparison: cells(other) },
    COMMON,
  );
  return {
    share_HC1: figures(share('CR1'), ['estimate', 'standardError']),
    share_HC0: figures(share('CR0'), ['estimate', 'standardError']),
    did: figures(did, ALL),
    weighted: figures(weighted('participant'), ALL.slice(0, 4)),
    weighted_CR1: figures(weighted('site'), ['standardError']),
  };
}

function matchingOf({ own, other }: Arms) {
  const subject = (person: Person): Subject => ({
    id: person.text('participant'),
    treated: person.text('arm') === 'intervention',
    covariates: { x1: person.number('x1'), x2: person.number('x2'), x3: person.number('x3') },
    figure: person.number('after'),
  });
  const subjects = [...own, ...other].map(subject);
  const score = logistic({
    rows: subjects.map(({ covariates }) => Object.values(covariates)),
    outcome: subjects.map(({ treated }) => (treated ? 1 : 0)),
  });
  const apart = ({ balance }: ReturnType<typeof propensityMatching>, when: 'before' | 'after') =>
    balance.map((each) => each[when].standardised ?? Number.NaN);
  const made: Record<string, number[]> = {
    propensity: 'none' in score ? [] : [...score.coefficients, ...score.standardErrors],
    smd_before: apart(propensityMatching(subjects, {}, LEVEL), 'before'),
  };
  for (const [name, rule] of Object.entries(RULES)) {
    const matching = propensityMatching(subjects, rule, LEVEL);
    const pairs = matching.matches.reduce((sum, { matched }) => sum + matched.length, 0);
    const effect = figures(matching.estimate, ALL.slice(0, 4));
    made[`matching_${name}`] = [pairs, ...effect, ...apart(matching, 'after')];
  }
  return made;
}

function survivalOf({ own, other }: Arms, times: readonly number[]) {
  const arms = [followed(other), followed(own)];
  const [comparison = [], intervention = []] = arms;
  const test = logRank({ intervention, comparison });
  const until = times.at(-1) ?? Number.NaN;
  const at = arms.flatMap((arm) =>
    times.flatMap((time) => {
      const { share = Number.NaN, standardError = Number.NaN } = survivalAt(arm, time) ?? {};
      const ends = figures(kaplanMeier(arm, { time, level: LEVEL }), ['low', 'high']);
      return [share, standardError, ...ends];
    }),
  );
  const means = arms.map((arm) => restrictedMean(arm, until));
  const medians = arms.flatMap((arm) =>
    figures(medianTime(arm, LEVEL), ['estimate', 'low', 'high']),
  );
  return {
    km: at,
    medians,
    rmst: [
      ...means.map((one) => one?.mean ?? Number.NaN),
      ...means.map((one) => one?.standardError ?? Number.NaN),
    ],
    logrank: test ? [test.observed, test.expected, test.chiSquare, test.p] : [],
  };
}
