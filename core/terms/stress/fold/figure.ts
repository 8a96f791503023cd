import { Decimal, ZERO } from '../../../money/decimal.ts';
import { isAmountSentence } from '../../check/sentences.ts';
import { readRange } from '../../quantity.ts';
import type { Metric } from '../../shape/metric.ts';
import type { NumberPlace } from '../../shape/number.ts';
import { addsUp, largerIsBetter } from '../measured.ts';
import { placeReach } from './number.ts';
import { fixed, INFINITE, type Reach, type Sign, times, unlimited } from './reach.ts';
import type { Walk } from './walk.ts';

/** How far a figure can go, by its name. */
export function figureReach(text: string, walk: Walk): Reach {
  const key = `${text}|${walk.cohorts}|${walk.periods}`;
  const known = walk.memo.get(key);
  if (known) return known;
  if (walk.within.includes(text)) return unlimited(text, false);
  const reach = read(text, { ...walk, within: [...walk.within, text], madeGood: new Set() });
  walk.memo.set(key, reach);
  return reach;
}

function read(text: string, walk: Walk): Reach {
  const [name = '', side] = text.split('.');
  const { terms, sentences } = walk.context;
  const metric = terms.metrics?.[name];
  if (metric) return metricReach(name, { metric, side }, walk);
  const capital = terms.capital?.[name];
  if (capital) {
    const committed =
      capital.committed === undefined ? unlimited(name) : placeReach(capital.committed, walk);
    return capital.by === 'cohort' ? split(committed, walk.cohorts) : committed;
  }
  const amount = terms.amounts?.[name];
  if (amount !== undefined) {
    if (typeof amount === 'object' && 'delivered' in amount) return unlimited(name);
    if (!isAmountSentence(amount)) return placeReach(amount as NumberPlace, walk);
    return walk.sentence(amount, `/amounts/${name}`, walk);
  }
  const node = sentences.find((placed) => placed.name === name && placed.kind === 'payment');
  return node ? walk.sentence(node.sentence, node.path, walk) : unlimited(name, false);
}

function metricReach(
  name: string,
  { metric, side }: { metric: Metric; side: string | undefined },
  walk: Walk,
): Reach {
  const { low, high } = side === undefined ? priced(metric) : levels(metric);
  const sign: Sign = (side === undefined ? largerIsBetter(metric) : metric.better === 'higher')
    ? '+'
    : '-';
  const because = low.isFinite() && high.isFinite() ? {} : { because: name };
  const signs = new Map(side === 'comparator' ? [] : [[name, sign] as const]);
  const reach: Reach = { low, high, signs, known: true, ...because };
  return addsUp(metric) && metric.comparator?.value === undefined
    ? split(reach, walk.cohorts * walk.periods)
    : reach;
}

/** Figures that add up are taken to be spread evenly: what one cohort has more, another has less. */
function split(reach: Reach, parts: number): Reach {
  return parts === 1 ? reach : times(reach, fixed(new Decimal(1).div(parts)));
}

type Ends = { readonly low: Decimal; readonly high: Decimal };

const BOUNDLESS: Ends = { low: INFINITE.negated(), high: INFINITE };

/** What of it is priced: what is taken off leaves at worst nothing. */
function priced(metric: Metric): Ends {
  const { low, high } = rangeOf(metric);
  if (metric.deadweight === undefined && metric.less === undefined) return { low, high };
  return { low: Decimal.min(low, ZERO), high: Decimal.max(high, ZERO) };
}

/** The values that a metric's name can take: as written, or as far as its meaning lets it. */
export function rangeOf(metric: Metric): Ends {
  const { range, effect = 'level', unit, better } = metric;
  if (range !== undefined) return readRange(range);
  const whole = new Decimal(unit === '%' ? 100 : 1);
  if (effect === 'relative improvement') {
    return better === 'lower'
      ? { ...BOUNDLESS, high: whole }
      : { ...BOUNDLESS, low: whole.negated() };
  }
  return effect === 'level' || effect === 'ratio' ? levels(metric) : BOUNDLESS;
}

/** Counts, days, rates and costs are never below zero; a level in money of which more is better can be a loss. */
function levels({ unit, effect = 'level', better, measure }: Metric): Ends {
  const isMoney = /^[A-Z]{3}$/.test(unit);
  if (isMoney && better === 'higher') return BOUNDLESS;
  const isShare = measure?.as.startsWith('share') && effect === 'level' && unit === '%';
  return { low: ZERO, high: isShare ? new Decimal(100) : INFINITE };
}
