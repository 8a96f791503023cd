import {
  differenceInDifferences,
  ratioToExpected,
} from '../../statistics/clusters/difference-in-differences.ts';
import {
  clusteredDifference,
  clusteredLevel,
  clusteredRatio,
} from '../../statistics/clusters/robust.ts';
import { type ClusteredFigure, clusterSums } from '../../statistics/clusters/sums.ts';
import type { Assumption, Estimated } from '../../statistics/estimate.ts';
import {
  type NegativeBinomial,
  negativeBinomialRatio,
} from '../../statistics/rates/negative-binomial.ts';
import { comparedWith } from '../effects/effect.ts';
import type { Asked } from './by-formula.ts';
import {
  againstFixed,
  fromDifference,
  fromMean,
  fromRatio,
  isRatio,
  levelNumber,
} from './on-effect.ts';
import { attributeOf, EACH_PERSON, type People, type PersonFigure } from './people.ts';

/**
 * The effect with cluster-robust errors: persons of one cluster may be as alike as they like. Where each person is a
 * cluster, what is taken for granted is said of persons.
 */
export function byClusters(asked: Asked, people: People, attribute: string): Estimated {
  const estimated = clusteredEffect(asked, people, attribute);
  if ('none' in estimated || attribute !== EACH_PERSON) return estimated;
  return {
    ...estimated,
    assumptions: estimated.assumptions.map((each) => OF_PERSONS[each] ?? each),
  };
}

const OF_PERSONS: Readonly<Partial<Record<Assumption, Assumption>>> = {
  'independent-clusters': 'independent-persons',
  'many-clusters': 'many-persons',
};

function clusteredEffect(asked: Asked, people: People, attribute: string): Estimated {
  const method = 'cluster-robust';
  const own = clustered(people.intervention, attribute);
  const other = clustered(people.comparison, attribute);
  if ('none' in own) return { method, none: own.none };
  if ('none' in other) return { method, none: other.none };
  const { plan, sides, rule } = asked;
  const { metric, comparison } = plan;
  const persons = people.intervention.length;
  const { effect = 'level' } = metric;
  if (effect === 'level' || comparison.with === 'nothing' || comparison.with === 'value') {
    const level = clusteredLevel({ intervention: clusterSums(own.after), ...rule });
    const ofMetric = fromMean(metric, level, sides.own, persons);
    return comparison.with === 'value'
      ? againstFixed(metric, ofMetric, { own: sides.own, value: comparison.value })
      : ofMetric;
  }
  if (comparison.with === 'reference') return pairedByClusters(asked, own, persons);
  if (comparison.with !== 'group') return differencesByClusters(asked, { own, other }, persons);
  const arms = {
    intervention: clusterSums(own.after),
    comparison: clusterSums(other.after),
    ...rule,
  };
  if (!isRatio(metric)) {
    return fromDifference(metric, clusteredDifference(arms), sides.own, persons);
  }
  const isEvents = plan.measure.as === 'rate' || plan.measure.as === 'count';
  return fromRatio(metric, clusteredRatio(arms, isEvents ? 'poisson-cluster' : undefined), 1);
}

type Clustered = {
  readonly after: readonly ClusteredFigure[];
  readonly before: readonly ClusteredFigure[];
};

function clustered(persons: readonly PersonFigure[], attribute: string) {
  const clusters = attributeOf(persons, attribute);
  if ('none' in clusters) return clusters;
  const figures = (partsOf: (person: PersonFigure) => { sum: number; weight: number }) =>
    persons.map((person, at) => {
      const { sum, weight } = partsOf(person);
      return { cluster: clusters[at] ?? '', figure: sum / weight, weight };
    });
  return {
    after: figures(({ figure: sum, weight }) => ({ sum, weight })),
    before: figures(({ reference: sum = 0, referenceWeight: weight }) => ({ sum, weight })),
  };
}

/** The rates of the same persons before and after, each over its own time. */
function ratesByClusters({ plan, sides, rule }: Asked, own: Clustered, persons: number) {
  const { metric } = plan;
  const [after, before] = [clusterSums(own.after), clusterSums(own.before)];
  if (isRatio(metric)) {
    const arms = { intervention: after, comparison: before, ...rule };
    return fromRatio(metric, clusteredRatio(arms, 'poisson-cluster'), 1);
  }
  const difference = clusteredDifference({ intervention: after, comparison: before, ...rule });
  return fromDifference(metric, difference, sides.own, persons);
}

function pairedByClusters(asked: Asked, own: Clustered, persons: number) {
  const { plan, sides, rule } = asked;
  const { metric } = plan;
  if (plan.measure.over !== undefined) return ratesByClusters(asked, own, persons);
  const before = own.before.map(({ figure }) => figure);
  if (isRatio(metric)) {
    const total = before.reduce((sum, each) => sum + each, 0);
    if (total === 0) return { method: 'cluster-robust', none: 'comparator is zero' } as const;
    const perReference = own.after.map(({ cluster, figure }, at) => {
      const weight = before[at] ?? 0;
      return { cluster, persons: 1, sum: figure, weight };
    });
    const ratio = clusteredLevel({ intervention: perReference, without: 1, ...rule });
    return fromRatio(metric, ratio, total);
  }
  const changes = own.after.map(({ cluster, figure }, at) => ({
    cluster,
    figure: figure - (before[at] ?? 0),
  }));
  const change = clusteredLevel({ intervention: clusterSums(changes), ...rule });
  return fromDifference(metric, change, sides.own, persons);
}

function differencesByClusters(
  { plan, sides, rule }: Asked,
  { own, other }: { own: Clustered; other: Clustered },
  persons: number,
): Estimated {
  const cells = ({ before, after }: Clustered) => ({
    before: clusterSums(before),
    after: clusterSums(after),
  });
  const four = { intervention: cells(own), comparison: cells(other) };
  if (isRatio(plan.metric)) {
    const ratio = ratioToExpected(four, rule);
    return fromRatio(plan.metric, ratio, levelNumber(comparedWith(sides)));
  }
  return fromDifference(plan.metric, differenceInDifferences(four, rule), sides.own, persons);
}

/** The ratio of two groups' rates under the negative binomial, with its theta. */
export function byNegativeBinomial({ plan, rule }: Asked, people: People): NegativeBinomial {
  const method = 'negative-binomial';
  const { metric, comparison } = plan;
  if (comparison.with !== 'group' || !isRatio(metric)) {
    return { ratio: { method, none: 'no formula' } };
  }
  const events = (persons: readonly PersonFigure[]) =>
    persons.map(({ figure, weight }) => ({ events: figure, exposure: weight }));
  const { intervention, comparison: others } = people;
  const made = negativeBinomialRatio(events(intervention), events(others), rule.level);
  return { ...made, ratio: fromRatio(metric, made.ratio, 1) };
}
