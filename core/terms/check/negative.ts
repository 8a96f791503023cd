import { readRange } from '../quantity.ts';
import type { Metric } from '../shape/metric.ts';
import { finder, type Rule } from './context.ts';
import { intervalOf } from './intervals.ts';
import type { AnySentence } from './sentences.ts';

/** A share or price of an effect that can be negative takes from other payments, unless it is cut at zero. */
export const negative: Rule = (context) => {
  const find = finder(context);
  return context.sentences.flatMap(({ sentence, path, clause, amount }) => {
    // An amount is not paid: whoever pays it says whether it is cut.
    if (amount !== undefined) return [];
    const { of = '', share, price, tranche, atLeast } = sentence;
    const metric = context.terms.metrics?.[of];
    if ((share ?? price) === undefined || !metric || !canBeNegative(metric)) return [];
    const begins = tranche?.above ?? tranche?.afterPaid;
    const isCut = begins !== undefined || atLeast !== undefined;
    if (isCut || isGatedAtZero(sentence, of)) return [];
    return [find.warning('terms.negative-eats', `${path}/of`, { name: of }, clause)];
  });
};

function canBeNegative({ effect = 'level', range }: Metric): boolean {
  if (range !== undefined) return readRange(range).low.isNegative();
  return effect !== 'level' && effect !== 'ratio';
}

/** Whether the sentence pays only if the same metric is at or above zero. */
function isGatedAtZero({ when }: AnySentence, name: string): boolean {
  const bounds = when?.[name];
  if (bounds === undefined || typeof bounds === 'string') return false;
  const { low } = intervalOf(bounds);
  return low?.value?.isNegative() === false;
}
