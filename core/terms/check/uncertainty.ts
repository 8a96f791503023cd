import type { Finding } from '../../findings.ts';
import { readNumber, readQuantity } from '../quantity.ts';
import type { Metric } from '../shape/metric.ts';
import { CHOSEN_METHODS } from '../shape/uncertainty.ts';
import { finder, type Rule, type TermsContext } from './context.ts';

type Method = (typeof CHOSEN_METHODS)[number];

/** With fewer draws the ends of an interval are chance themselves; with more nothing is gained. */
const RESAMPLES = { least: 200, most: 100_000 };

/** How the interval of an effect is made fits what is measured, and the matching can be done. */
export const uncertainty: Rule = (context) =>
  Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]) => [
    ...interval(context, name, metric),
    ...matching(context, name, metric),
  ]);

function interval(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const { uncertainty: words } = metric;
  if (!words) return [];
  const find = finder(context);
  const path = `/metrics/${name}/uncertainty`;
  const { method, level, clusters, seed, resamples, clause } = words;
  const fitting = CHOSEN_METHODS.filter((each) => fits(each, metric));
  const draws = resamples === undefined ? RESAMPLES.least : readNumber(resamples).toNumber();
  const wholeSeed = seed === undefined || readNumber(seed).isInteger();
  return [
    ...(method === undefined || fitting.includes(method)
      ? []
      : [find.error('terms.method-misfit', `${path}/method`, { method, fitting }, clause)]),
    ...(method === 'cluster-robust' && clusters === undefined
      ? [find.error('terms.clusters-missing', `${path}/method`, {}, clause)]
      : []),
    ...(level === undefined || isLevel(level)
      ? []
      : [find.error('terms.level-impossible', `${path}/level`, { written: level }, clause)]),
    ...(draws >= RESAMPLES.least && draws <= RESAMPLES.most && Number.isInteger(draws)
      ? []
      : [find.error('terms.resamples-impossible', `${path}/resamples`, { ...RESAMPLES }, clause)]),
    ...(wholeSeed ? [] : [find.error('terms.seed-not-whole', `${path}/seed`, {}, clause)]),
  ];
}

function isLevel(written: string): boolean {
  const { value, unit } = readQuantity(written);
  return unit === '%' && value.gte(50) && value.lt(100);
}

/** Whether a method is of such a measure, comparator and meaning of the metric's name. */
function fits(method: Method, { measure, comparator, effect = 'level' }: Metric): boolean {
  const groups = ['matched-group', 'randomised-control', 'historical-cohort'];
  const compared = effect !== 'level';
  const hasGroup = compared && groups.includes(comparator?.kind ?? '');
  const isPaired = compared && comparator?.kind === 'own-reference-period';
  const ofChanges = comparator?.kind === 'difference-in-differences';
  const isRatio = effect === 'relative improvement' || effect === 'ratio';
  const isShare = measure?.as === 'share';
  const isEvents = measure?.as === 'rate' || measure?.as === 'count';
  if (measure?.as.endsWith('time') || measure?.as.endsWith('event')) return false;
  const overTime = ['negative-binomial', 'cluster-robust', 'bootstrap'];
  if (measure?.over !== undefined && !overTime.includes(method)) return false;
  switch (method) {
    case 'wilson':
    case 'clopper-pearson':
      return isShare && !hasGroup && !isPaired && !ofChanges;
    case 'newcombe':
      return isShare && hasGroup && !isRatio;
    case 'risk-ratio':
      return isShare && hasGroup && isRatio;
    case 'odds-ratio':
      return isShare && hasGroup;
    case 'quasi-poisson':
      return isEvents && !isPaired && !ofChanges && (isRatio || !hasGroup);
    case 'negative-binomial':
      return isEvents && hasGroup && isRatio;
    case 'student':
      return !hasGroup && !ofChanges && !(isPaired && isRatio);
    case 'welch':
      return (hasGroup || ofChanges) && !isRatio;
    case 'ratio-of-means':
      return (hasGroup || isPaired) && isRatio;
    case 'cluster-robust':
    case 'bootstrap':
      return true;
  }
}

function matching(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const { matching: words, comparator } = metric;
  if (!words) return [];
  const find = finder(context);
  const path = `/metrics/${name}/matching`;
  const { on, weight, clause } = words;
  const kinds = ['matched-group', 'randomised-control', 'historical-cohort'];
  return [
    ...((on === undefined) === (weight === undefined)
      ? [find.error('terms.matching-unclear', path, {}, clause)]
      : []),
    ...(kinds.includes(comparator?.kind ?? '')
      ? []
      : [find.error('terms.matching-without-group', path, { name }, clause)]),
  ];
}
