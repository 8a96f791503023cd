import { scaleOf } from '../../settlement/figures/sides.ts';
import { bootstrap } from '../../statistics/bootstrap.ts';
import { type ClusterSums, clusterSums } from '../../statistics/clusters/sums.ts';
import type { Estimated } from '../../statistics/estimate.ts';
import { readNumber } from '../../terms/quantity.ts';
import type { Asked } from './by-formula.ts';
import { better } from './on-effect.ts';
import { attributeOf, EACH_PERSON, type People, type PersonFigure } from './people.ts';

/** What is drawn together: a person, or a cluster. */
type Unit = Readonly<Total>;

/** What drawn units come to. */
type Total = { weight: number; after: number; before: number; beforeWeight: number };

/**
 * The effect with an interval from persons drawn anew, or clusters where the terms name them, arm by arm.
 * Whatever the metric's name means is computed of each draw.
 */
export function byResampling(asked: Asked, people: People): Estimated {
  const { plan, rule } = asked;
  // Who is counted in several enrolments is drawn with all of them.
  const clusters = rule.clusters ?? (rule.countsEnrolments ? EACH_PERSON : undefined);
  const own = unitsOf(people.intervention, clusters);
  const other = unitsOf(people.comparison, clusters);
  if ('none' in own) return { method: 'bootstrap', none: own.none };
  if ('none' in other) return { method: 'bootstrap', none: other.none };
  const hasGroup = plan.comparison.with !== 'reference' && people.comparison.length > 0;
  const arms = hasGroup ? [own, other] : [own];
  return bootstrap({
    sizes: arms.map(({ length }) => length),
    statistic: (drawn) =>
      effectOf(
        asked,
        drawn.map((units, arm) => totalOf(arms[arm] ?? [], units)),
      ),
    seed: rule.seed,
    level: rule.level,
    count: rule.resamples,
    clustered: clusters !== undefined && clusters !== EACH_PERSON,
  });
}

function unitsOf(persons: readonly PersonFigure[], clusters: string | undefined) {
  if (clusters === undefined) {
    return persons.map(
      ({ figure, weight, reference = 0, referenceWeight }): Unit => ({
        ...{ weight, after: figure, before: reference, beforeWeight: referenceWeight },
      }),
    );
  }
  const names = attributeOf(persons, clusters);
  if ('none' in names) return names;
  const sums = (figureOf: (person: PersonFigure) => number): ClusterSums[] =>
    clusterSums(
      persons.map((person, at) => ({ cluster: names[at] ?? '', figure: figureOf(person) })),
    );
  const before = sums(({ reference = 0 }) => reference);
  const weights = sums(({ weight }) => weight);
  const beforeWeights = sums(({ referenceWeight }) => referenceWeight);
  return sums(({ figure }) => figure).map(
    (each, at): Unit => ({
      weight: weights[at]?.sum ?? 0,
      after: each.sum,
      before: before[at]?.sum ?? 0,
      beforeWeight: beforeWeights[at]?.sum ?? 0,
    }),
  );
}

function totalOf(units: readonly Unit[], drawn: Int32Array): Total {
  const total = { weight: 0, after: 0, before: 0, beforeWeight: 0 };
  for (const at of drawn) {
    const unit = units[at];
    if (!unit) continue;
    total.weight += unit.weight;
    total.after += unit.after;
    total.before += unit.before;
    total.beforeWeight += unit.beforeWeight;
  }
  return total;
}

/** What the metric's name means, of drawn persons. */
function effectOf(asked: Asked, [own, other]: readonly Total[]): number | undefined {
  const { plan, sides } = asked;
  const { metric } = plan;
  if (!own) return undefined;
  const scale = sides.own.of === undefined ? own.weight : scaleOf(metric).toNumber();
  const level = (own.after / own.weight) * scale;
  const against = comparedWith(asked, { own, other, scale });
  const hundred = metric.unit === '%' ? 100 : 1;
  switch (metric.effect ?? 'level') {
    case 'level':
      return level;
    case 'improvement':
      return against === undefined ? undefined : better(metric) * (level - against);
    case 'relative improvement':
      return against === undefined
        ? undefined
        : (better(metric) * hundred * (level - against)) / Math.abs(against);
    case 'ratio':
      return against === undefined ? undefined : (hundred * level) / against;
    case 'extra':
      return against === undefined
        ? undefined
        : (better(metric) * own.weight * (level - against)) / scale;
  }
}

function comparedWith(
  { plan }: Asked,
  { own, other, scale }: { own: Total; other: Total | undefined; scale: number },
): number | undefined {
  const { comparison } = plan;
  if (comparison.with === 'value') return readNumber(comparison.value).toNumber();
  if (comparison.with === 'nothing') return undefined;
  if (comparison.with === 'reference') return (own.before / own.beforeWeight) * scale;
  if (!other) return undefined;
  const level = (other.after / other.weight) * scale;
  if (comparison.with === 'group') return level;
  const changed = level - (other.before / other.beforeWeight) * scale;
  return (own.before / own.beforeWeight) * scale + changed;
}
