import { type Answer, answer, refusal } from '../findings.ts';
import { type Decimal, type DecimalText, decimal } from '../money/decimal.ts';
import { contextOf, type TermsContext } from '../terms/check/context.ts';
import { readingsOf } from '../terms/check/readings.ts';
import { readRange } from '../terms/quantity.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { boundsOn } from './bounds.ts';
import { type Curve, curveOf } from './curve.ts';
import { type Held, heldBeside } from './held.ts';
import { placingFor } from './placing.ts';

/** A payment at one value of the metric, with what it tends to from either side; all in the contract's currency. */
export type PayoffPoint = {
  readonly at: DecimalText;
  readonly before: DecimalText;
  readonly pays: DecimalText;
  readonly after: DecimalText;
  /** Whether the terms write this value, rather than a limit being reached there. */
  readonly written: boolean;
};

/** What is paid in total against one metric, everything else held still. */
export type Payoff = {
  readonly metric: string;
  readonly unit: string;
  readonly currency: string;
  /** Lowest first; between two neighbours the payment runs in a straight line. */
  readonly points: readonly PayoffPoint[];
  /** False where the payment between some points is no straight line: it is then drawn through more points. */
  readonly straight: boolean;
  readonly held: readonly Held[];
  /** Where the same value is assumed: the whole contract, or each cohort or period of it. */
  readonly each: readonly ('cohort' | 'period')[];
  /** Figures that some payment waits for whatever the metric is: it is left out of the curve. */
  readonly waitingFor: readonly string[];
};

/** The metrics that some payment depends on, in the order of the terms. */
export function payoffMetrics(terms: Terms): readonly string[] {
  const read = new Set(readingsOf(contextFor(terms)).map(({ name }) => name));
  return Object.entries(terms.metrics ?? {}).flatMap(([name, { purpose }]) =>
    read.has(name) && purpose !== 'learning' ? [name] : [],
  );
}

/**
 * The payment against one metric, as an exact polyline through the bounds that the terms write and the values
 * at which a limit is reached. Every point is settled, and so is the value just before and just after it;
 * rounding of sums is left out, because it would make a staircase of every line. Everything else is held:
 * other metrics at zero effect (at their best, where nothing else shows a difference), gates open, capital as committed.
 *
 * Answers with findings where the terms cannot be settled.
 *
 * @throws RangeError when the terms have no such metric.
 * @example payoff(norrkoping, 'saving') // → points at 0, 10 000 000 and 13 333 333.33…, where the cap is reached
 */
export function payoff(terms: Terms, metric: string): Answer<Payoff> {
  if (terms.metrics?.[metric] === undefined)
    throw new RangeError(`The terms have no metric ${metric}`);
  const context = contextFor(terms);
  const atZero = payoffBeside(context, metric, 'zero effect');
  if (!atZero.ok || !isFlat(atZero.value)) return atZero;
  const atBest = payoffBeside(context, metric, 'best');
  return atBest.ok && !isFlat(atBest.value) ? atBest : atZero;
}

/** A gate of what pays nothing, or a factor of it, shows nothing while everything else is at zero. */
function isFlat({ points }: Payoff): boolean {
  const paid = points.flatMap(({ before, pays, after }) => [before, pays, after]);
  return new Set(paid).size <= 1;
}

function payoffBeside(
  context: TermsContext,
  metric: string,
  others: 'zero effect' | 'best',
): Answer<Payoff> {
  const { terms } = context;
  const declared = terms.metrics?.[metric];
  const held = heldBeside(context, metric, others);
  const bounds = boundsOn(context, metric, held);
  const probes = [...bounds, ...endsOf(declared?.range)];
  const placing = placingFor(terms, { metric, held, probes });
  if (!placing.ok || declared === undefined) return refusal(placing.findings);
  const { pays, each, waitingFor } = placing.value;
  const curve = curveOf(pays, { bounds, range: declared.range });
  return answer({
    metric,
    unit: declared.unit,
    currency: terms.currency,
    points: curve.corners.map((corner) => pointOf(corner, bounds)),
    straight: curve.straight,
    held,
    each,
    waitingFor,
  });
}

function endsOf(range: string | undefined): readonly Decimal[] {
  return range === undefined ? [] : Object.values(readRange(range));
}

function pointOf(corner: Curve['corners'][number], bounds: readonly Decimal[]): PayoffPoint {
  return {
    at: text(corner.at),
    before: text(corner.before),
    pays: text(corner.pays),
    after: text(corner.after),
    written: bounds.some((bound) => bound.eq(corner.at)),
  };
}

/** Six decimals: finer than any currency, and than what is left out beside a bound. */
function text(value: Decimal): DecimalText {
  return decimal(value.toDecimalPlaces(6).toFixed()).toFixed();
}

function contextFor(terms: Terms): TermsContext {
  return contextOf({ terms, at: (path) => ({ path }) });
}
