import { isQuantity, readQuantity, readRange } from '../../terms/quantity.ts';
import type { NumberPlace } from '../../terms/shape/number.ts';
import type { Amount, Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, type Scope, termsIn } from './engine.ts';

/**
 * Whether a sentence that waits could turn out below zero, and so take away from a sum that is paid already.
 * Judged from the terms alone, on the safe side: what cannot be shown to be at least zero can be negative.
 */
export function canBeNegative(engine: Engine, sentence: Sentence, scope: Scope): boolean {
  return !atLeastZero(engine, sentence, { scope, seen: new Set() });
}

type Walk = { readonly scope: Scope; readonly seen: ReadonlySet<string> };

function atLeastZero(engine: Engine, sentence: Sentence | Otherwise, walk: Walk): boolean {
  if ('atLeast' in sentence && sentence.atLeast !== undefined) {
    if (number(engine, sentence.atLeast, walk)) return true;
  }
  const limits = 'atMost' in sentence && sentence.atMost !== undefined ? [sentence.atMost] : [];
  const factors = sentence.times === undefined ? [] : [sentence.times].flat();
  const otherwise = 'otherwise' in sentence ? sentence.otherwise : undefined;
  return (
    mechanism(engine, sentence, walk) &&
    [...limits, ...factors].every((place) => number(engine, place, walk)) &&
    (typeof otherwise === 'object'
      ? atLeastZero(engine, otherwise, walk)
      : otherwise === undefined || number(engine, otherwise, walk))
  );
}

function mechanism(engine: Engine, sentence: Sentence | Otherwise, walk: Walk): boolean {
  const { amount, share, price, of, parts, rates, interest } = sentence;
  if ('duty' in sentence && sentence.duty !== undefined) return true;
  if (parts) return parts.every((part) => atLeastZero(engine, part, walk));
  if (rates) return rates.every((line) => number(engine, line.price, walk));
  if (interest !== undefined) return number(engine, interest, walk);
  if (amount !== undefined) return number(engine, amount, walk);
  const factor = share ?? price;
  if (factor === undefined || of === undefined || !number(engine, factor, walk)) return false;
  return isCut(sentence) || figure(engine, of, walk);
}

/** A base that loses others stops at zero; a tranche that begins somewhere gives nothing below it. */
function isCut({ less, tranche }: Sentence | Otherwise): boolean {
  return less !== undefined || tranche?.above !== undefined || tranche?.afterPaid !== undefined;
}

function number(engine: Engine, place: NumberPlace, walk: Walk): boolean {
  if (typeof place !== 'string') {
    if ('is' in place) return number(engine, place.is, walk);
    const cells =
      'rows' in place
        ? place.rows.flatMap(({ is, risingTo }) => (risingTo === undefined ? [is] : [is, risingTo]))
        : Object.values(place.values);
    return cells.every((cell) => number(engine, cell, walk));
  }
  if (place === 'none') return true;
  if (!isQuantity(place)) return figure(engine, place, walk);
  const { value, of } = readQuantity(place);
  return !value.isNegative() && (of === undefined || figure(engine, of, walk));
}

function figure(engine: Engine, text: string, walk: Walk): boolean {
  const [name = '', side] = text.split('.');
  if (name === 'settled') return true;
  if (walk.seen.has(name)) return false;
  const seen = new Set([...walk.seen, name]);
  const { metrics, amounts, capital, currency } = termsIn(engine, walk.scope);
  if (capital && Object.hasOwn(capital, name)) return true;
  const metric = metrics?.[name];
  if (metric) {
    if (metric.range !== undefined && side === undefined) {
      return !readRange(metric.range).low.isNegative();
    }
    const isLevel = side !== undefined || metric.effect === undefined || metric.effect === 'level';
    // Counts, days and rates are never below zero; a level in money can be a loss.
    return (isLevel || metric.effect === 'ratio') && metric.unit !== currency;
  }
  const amount: Amount | undefined = amounts?.[name];
  if (amount !== undefined) return amountAtLeastZero(engine, amount, { ...walk, seen });
  const node = engine.versions[walk.scope.version]?.nodes.get(name);
  return node !== undefined && atLeastZero(engine, node.sentence, { ...walk, seen });
}

function amountAtLeastZero(engine: Engine, amount: Amount, walk: Walk): boolean {
  if (typeof amount === 'object' && 'delivered' in amount) return true;
  const isNumber =
    typeof amount === 'string' || 'rows' in amount || 'values' in amount || 'is' in amount;
  return isNumber
    ? number(engine, amount as NumberPlace, walk)
    : atLeastZero(engine, amount as Otherwise, walk);
}
