import { allocate } from '../money/allocate.ts';
import { Decimal, type DecimalText, decimal, ONE, ZERO } from '../money/decimal.ts';
import { round } from '../money/rounding.ts';
import { type Effect, effectOf, levelOf, type Side } from '../settlement/figures/effect.ts';
import { changedAs } from '../settlement/figures/expected.ts';
import { interpolate } from '../settlement/figures/interpolate.ts';
import { indexedPrice } from '../settlement/mechanism/indexed.ts';
import { paidBound } from '../settlement/mechanism/paid.ts';
import { quotaOf } from '../settlement/mechanism/quota.ts';
import { trancheOf } from '../settlement/mechanism/tranche.ts';
import { borneBy } from '../settlement/payers/borne.ts';
import type { Explained } from './explained.ts';
import { interestAgain } from './recompute-interest.ts';

/**
 * Recomputes a figure from the leaves of its explanation: parameters, deliveries, counts and levels. Nothing
 * else is asked, so whoever doubts a payment needs only the tree.
 *
 * @returns `null` where there is nothing to compute: conditions, events, and figures that wait.
 * @example recompute(settlement.explained) // → '12000000', the same as its value
 */
export function recompute(node: Explained): DecimalText | null {
  return recomputed(node)?.toFixed() ?? null;
}

function recomputed(node: Explained): Decimal | null {
  if (node.state === 'waiting') return null;
  if (node.state === 'shut' && node.formula === 'sentence') return ZERO;
  const values = node.inputs.map(recomputed);
  const known = values.filter((value) => value !== null);
  switch (node.formula) {
    case 'gate':
    case 'event':
      return null;
    case 'parameter':
    case 'capital':
    case 'delivered':
    case 'claims':
    case 'ordinal':
    case 'settled':
    case 'movement':
    case 'index':
    case 'duty':
      return written(node);
    case 'level':
    case 'pooled':
    case 'expected':
      return levelOf(sideOf(node));
    case 'metric':
      return node.inputs.length === 0 ? written(node) : metric(node);
    case 'total':
    case 'sum':
    case 'rates':
      return roundedAs(node, added(known));
    case 'rounded':
      return roundedAs(node, known[0] ?? null);
    case 'at-least':
      return known.length === 0 ? null : Decimal.max(...known);
    case 'held':
      return ZERO;
    case 'sentence':
    case 'amount':
    case 'otherwise':
    case 'rate':
    case 'table':
      return values.at(-1) ?? null;
    default:
      return known.length < values.length ? null : combined(node, known);
  }
}

/** Formulas that need all of their inputs. */
function combined(node: Explained, values: readonly Decimal[]): Decimal | null {
  const [first = ZERO, second = ZERO] = values;
  switch (node.formula) {
    case 'share':
      return factor(node, 0, first).times(second);
    case 'paid-bound': {
      const each = decimal(node.facts?.['each'] ?? '1');
      return paidBound(first, { factor: factor(node, 1, second), each });
    }
    case 'deadweight':
    case 'retained':
      return first.minus(first.times(factor(node, 1, second)));
    case 'indexed':
      return indexedPrice(values, node.rounding);
    case 'borne':
      return borneIn(node);
    case 'interest':
      return interestAgain(node, values);
    case 'price':
      return first.times(second).div(decimal(node.facts?.['each'] ?? '1'));
    case 'rate-line':
      return values.length === 0 ? written(node) : first.times(second);
    case 'times':
      return values.reduce((product, value, at) =>
        product.times(at === 0 ? value : factor(node, at, value)),
      );
    case 'base':
      return Decimal.max(ZERO, first.minus(added(values.slice(1))));
    case 'tranche':
      return trancheOf(first, (node.facts?.['bounds'] ?? '').split(' '), values.slice(1));
    case 'interpolated':
      return interpolate(...values);
    case 'at-most':
      return Decimal.min(first, second);
    case 'at-most-share': {
      const [, , others = ZERO] = values;
      const step = node.facts?.['step'] ?? '1';
      return Decimal.min(first, quotaOf(factor(node, 1, second), { others, step }) ?? first);
    }
    case 'at-most-per':
      return first.minus(decimal(node.facts?.['cut'] ?? '0'));
    case 'payable':
      return Decimal.max(ZERO, first.minus(second));
    default:
      return split(node, values);
  }
}

function borneIn({ facts, inputs }: Explained): Decimal | null {
  const parts = inputs.flatMap((input) => borneBy(input));
  const own = parts.filter(({ payers }) => payers === facts?.['payers']);
  return added(own.map(({ value }) => value));
}

/** A payer's part of the total. */
function split(node: Explained, values: readonly Decimal[]): Decimal | null {
  const [total = ZERO, share = ZERO] = values;
  switch (node.formula) {
    case 'payer-share':
      return roundedAs(node, total.times(factor(node, 1, share)));
    case 'rest':
      return total.minus(added(values.slice(1)));
    case 'allocated': {
      const weights = values.slice(1).map((value, at) => factor(node, at + 1, value));
      const parts = allocate({ total, weights, unit: node.rounding?.to ?? '1' });
      return parts[Number(node.facts?.['place'] ?? '0')] ?? null;
    }
    default:
      return null;
  }
}

function metric(node: Explained): Decimal | null {
  const [own, comparator] = node.inputs;
  if (!own) return null;
  return effectOf({
    effect: (node.facts?.['effect'] ?? 'level') as Effect,
    better: node.facts?.['better'] === 'lower' ? 'lower' : 'higher',
    percent: node.unit === '%',
    own: sideOf(own),
    comparator: comparator && sideOf(comparator),
  });
}

/** One side of a metric from its numerator and denominator; several are added before anything is divided. */
function sideOf({ formula, facts, inputs, value }: Explained): Side {
  if (formula === 'expected') {
    const [before, to, from] = inputs.map(sideOf);
    const side = before && to && from && changedAs(before, { from, to });
    return side ?? { sum: ZERO, of: ZERO, scale: ONE };
  }
  const scale = decimal(facts?.['scale'] ?? '1');
  if (inputs.length > 0) {
    const sides = inputs.map(sideOf);
    const sum = added(sides.map((side) => side.sum));
    const counts = sides.map(({ of }) => of).filter((of) => of !== undefined);
    return counts.length === 0 ? { sum, scale } : { sum, scale, of: added(counts) };
  }
  const of = facts?.['of'] === undefined ? {} : { of: decimal(facts['of']) };
  return { sum: decimal(facts?.['sum'] ?? value ?? '0'), ...of, scale };
}

function written({ value }: Explained): Decimal | null {
  return value === null ? null : decimal(value);
}

function added(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => sum.plus(value), ZERO);
}

function roundedAs({ rounding }: Explained, value: Decimal | null): Decimal | null {
  return value === null || rounding === undefined ? value : round(value, rounding);
}

function factor({ inputs }: Explained, at: number, value: Decimal): Decimal {
  return inputs[at]?.unit === '%' ? value.div(100) : value.times(ONE);
}
