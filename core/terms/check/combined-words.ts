import { combinedNames } from '../shape/measure.ts';
import type { Metric } from '../shape/metric.ts';
import { finder, type Rule } from './context.ts';

/** What a metric that combines others takes from each of them, so that its own word would change nothing. */
const OF_PARTS = ['window', 'leaving'] as const satisfies readonly (keyof Metric)[];

/** A metric that combines others has their windows, and counts who left as they do. */
export const combinedWords: Rule = (context) =>
  Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]) => {
    if (metric.measure?.combines === undefined) return [];
    return OF_PARTS.filter((word) => metric[word] !== undefined).map((word) => {
      const facts = { word, belongs: combinedNames(metric.measure).join(', ') };
      const path = `/metrics/${name}/${word}`;
      return finder(context).error('terms.word-misplaced', path, facts, metric.clause);
    });
  });
