import type { Finding } from '../../findings.ts';
import { readNumber } from '../quantity.ts';
import type { Metric } from '../shape/metric.ts';
import { finder, type Rule, type TermsContext } from './context.ts';

/** What a level is counted per, and how many and how near are matched, is above 0: else it means nothing, or the opposite. */
export const aboveZero: Rule = (context) =>
  Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]) =>
    notAboveZero(context, `/metrics/${name}`, metric),
  );

function notAboveZero(context: TermsContext, path: string, metric: Metric): Finding[] {
  const { measure, matching, clause } = metric;
  const find = finder(context);
  const numbers = [
    { field: 'measure/per', written: measure?.per },
    { field: 'measure/daysPerYear', written: measure?.daysPerYear },
    { field: 'matching/caliper', written: matching?.caliper },
    { field: 'matching/ratio', written: matching?.ratio },
  ];
  return numbers.flatMap(({ field, written }) => {
    if (written === undefined || readNumber(written).gt(0)) return [];
    const facts = { field: field.split('/')[1] ?? '', written };
    return [find.error('terms.not-above-zero', `${path}/${field}`, facts, clause)];
  });
}
