import type { Finding } from '../../findings.ts';
import type { Metric } from '../shape/metric.ts';
import { finder, type Rule, type TermsContext } from './context.ts';

const OWN_PAST = ['own-reference-period', 'difference-in-differences'];
/** The arm of those who get the intervention. */
const OWN_ARM = 'treatment';
const BY_VALUE = ['fixed-target', 'forecast', 'published-rate', 'assumed-rate'];

/** A metric that decides money says what it is compared with, and what those without data count as. */
export const metrics: Rule = (context) =>
  Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]) => [
    ...comparator(context, name, metric),
    ...missing(context, name, metric),
  ]);

function comparator(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  const find = finder(context);
  const path = `/metrics/${name}`;
  const { effect = 'level', comparator: against, clause, measure } = metric;
  if (!against) {
    return effect === 'level'
      ? []
      : [find.error('terms.comparator-missing', `${path}/effect`, { name }, clause)];
  }
  const { kind, value, reference, arm } = against;
  const facts = { name, kind };
  return [
    ...(BY_VALUE.includes(kind) && value === undefined
      ? [find.warning('terms.comparator-value-missing', `${path}/comparator`, facts, clause)]
      : []),
    ...(OWN_PAST.includes(kind) && measure && !reference
      ? [find.error('terms.reference-missing', `${path}/comparator`, facts, clause)]
      : []),
    ...(arm === OWN_ARM
      ? [find.error('terms.arm-of-own', `${path}/comparator/arm`, { name, arm }, clause)]
      : []),
    ...(kind === 'assumed-rate'
      ? [find.warning('terms.effect-assumed', `${path}/comparator/kind`, facts, clause)]
      : []),
  ];
}

function missing(context: TermsContext, name: string, metric: Metric): readonly Finding[] {
  if (metric.missing !== undefined || metric.purpose === 'learning') return [];
  const find = finder(context);
  return [find.warning('terms.missing-rule-left-out', `/metrics/${name}`, { name }, metric.clause)];
}
