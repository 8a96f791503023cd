import { type DecimalText, decimal } from '../money/decimal.ts';
import type { TermsContext } from '../terms/check/context.ts';
import { conditionsOf, readingsOf } from '../terms/check/readings.ts';
import { isQuantity, readNumber, readQuantity, readRange } from '../terms/quantity.ts';
import type { Metric } from '../terms/shape/metric.ts';
import type { Bounds } from '../terms/shape/number.ts';
import type { Terms } from '../terms/shape/terms.ts';

/** A figure that is held still while one metric moves, and why at that value. */
export type Held = {
  readonly kind: 'metric' | 'comparator' | 'event' | 'capital' | 'amount';
  readonly name: string;
  /** A number, or an event's state. */
  readonly value: string;
  readonly why: 'zero effect' | 'gate open' | 'best' | 'committed' | 'assumed';
  readonly unit?: string;
};

/** What stands for a sum of money that the terms do not state. */
const ASSUMED_MONEY = '1000000';
const ASSUMED_COUNT = '100';

/**
 * Everything but the metric, held: gates open, other metrics at zero effect or at the best of their range, capital as
 * committed.
 */
export function heldBeside(
  context: TermsContext,
  moving: string,
  others: 'zero effect' | 'best',
): readonly Held[] {
  const { terms } = context;
  const metrics = Object.entries(terms.metrics ?? {}).flatMap(([name, metric]) =>
    name === moving || metric.purpose === 'learning'
      ? []
      : [heldMetric(context, { name, metric, isBest: others === 'best' })],
  );
  const events = Object.entries(terms.events ?? {}).map(([name, { states }]): Held => {
    const value = stateAsked(context, name) ?? states[0] ?? '';
    return { kind: 'event', name, value, why: 'gate open' };
  });
  return [
    ...metrics,
    ...heldComparators(context),
    ...events,
    ...heldCapital(terms),
    ...heldAmounts(terms),
  ];
}

function heldMetric(
  context: TermsContext,
  { name, metric, isBest }: { name: string; metric: Metric; isBest: boolean },
): Held {
  const { unit, range } = metric;
  const open = openValue(context, name);
  if (open === undefined && isBest && range !== undefined) {
    return { kind: 'metric', name, value: bestOf(metric, range), why: 'best', unit };
  }
  return open === undefined
    ? { kind: 'metric', name, value: zeroEffect(metric), why: 'zero effect', unit }
    : { kind: 'metric', name, value: open, why: 'gate open', unit };
}

/** The value at which nothing has been gained: no improvement, or the level that it is compared with. */
function zeroEffect({ effect, comparator, range, unit }: Metric): DecimalText {
  if (effect === 'ratio') return unit === '%' ? '100' : '1';
  if (effect !== undefined && effect !== 'level') return '0';
  if (comparator?.value !== undefined) return readNumber(comparator.value).toFixed();
  const low = range === undefined ? decimal('0') : readRange(range).low;
  return low.isNegative() ? '0' : low.toFixed();
}

/** An effect is better the higher it is; a level may be better lower. */
function bestOf({ better, effect }: Metric, range: string): DecimalText {
  const { low, high } = readRange(range);
  const isLevel = effect === undefined || effect === 'level' || effect === 'ratio';
  return (isLevel && better === 'lower' ? low : high).toFixed();
}

/** A value that opens every gate on the metric that says `when` or `any`, as far as one value can. */
function openValue(context: TermsContext, name: string): DecimalText | undefined {
  const asked = context.sentences.flatMap((placed) =>
    conditionsOf(placed).flatMap(({ name: on, wanted, path }) =>
      on === name && typeof wanted !== 'string' && /\/(?:when|any)\//.test(path) ? [wanted] : [],
    ),
  );
  return asked.map(insideOf).findLast((value) => value !== undefined);
}

function insideOf({ from, above, below, to }: Bounds): DecimalText | undefined {
  const number = (text: string | undefined) =>
    text !== undefined && isQuantity(text) && readQuantity(text).of === undefined
      ? readQuantity(text).value
      : undefined;
  const low = number(from ?? above);
  const high = number(to ?? below);
  if (low && high) return low.plus(high).div(2).toFixed();
  if (low) return (from === undefined ? low.plus(1) : low).toFixed();
  return high && (to === undefined ? high.minus(1) : high).toFixed();
}

/** The state in which a payment on this event is made; of an exclusion, another one. */
function stateAsked(context: TermsContext, event: string): string | undefined {
  const conditions = context.sentences.flatMap(conditionsOf).filter(({ name }) => name === event);
  const asked = conditions.find(({ path }) => !path.includes('/unless/'))?.wanted;
  if (typeof asked === 'string') return asked;
  const excluded = conditions.map(({ wanted }) => wanted);
  return context.terms.events?.[event]?.states.find((state) => !excluded.includes(state));
}

/** What a metric is compared with, where a payment reads one of its two sides and not only the effect. */
function heldComparators(context: TermsContext): Held[] {
  const readings = readingsOf(context).filter(({ side }) => side !== undefined);
  const names = new Set(readings.map(({ name }) => name));
  return Object.entries(context.terms.metrics ?? {}).flatMap(([name, metric]): Held[] => {
    if (!names.has(name)) return [];
    const { unit, range, comparator } = metric;
    const high = range === undefined ? undefined : readRange(range).high;
    const assumed = high?.gt(0) ? high.toFixed() : ASSUMED_COUNT;
    const value =
      comparator?.value === undefined ? assumed : readNumber(comparator.value).toFixed();
    return [{ kind: 'comparator', name: `${name}.comparator`, value, why: 'assumed', unit }];
  });
}

function heldCapital({ capital, currency }: Terms): Held[] {
  return Object.entries(capital ?? {}).map(([name, { committed }]): Held => {
    const stated = typeof committed === 'string' && isQuantity(committed);
    const value = stated ? readQuantity(committed).value.toFixed() : ASSUMED_MONEY;
    return { kind: 'capital', name, value, why: stated ? 'committed' : 'assumed', unit: currency };
  });
}

function heldAmounts({ amounts, currency }: Terms): Held[] {
  return Object.entries(amounts ?? {}).flatMap(([name, amount]): Held[] => {
    if (typeof amount !== 'object' || !('delivered' in amount)) return [];
    const unit = String(amount.delivered);
    const value = unit === currency ? ASSUMED_MONEY : ASSUMED_COUNT;
    return [{ kind: 'amount', name, value, why: 'assumed', unit }];
  });
}
