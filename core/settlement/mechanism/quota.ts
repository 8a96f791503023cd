import { Decimal, type DecimalText, decimal, ONE, ZERO } from '../../money/decimal.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, report, type Spot, termsIn } from '../engine/engine.ts';
import { type Figure, factorOf, makeFigure } from '../engine/figure.ts';
import { cutClaims } from '../rates/cut-claims.ts';

type Here = { readonly sentence: Sentence; readonly spot: Spot };

/**
 * Limits a sentence to a share of a sum that it is itself a part of: x ≤ s ÷ (1 − s) × the others, rounded down
 * to the settlement's step. While one of the others waits, so does the limit.
 */
export function quotaAt(engine: Engine, figure: Figure, { sentence, spot }: Here): Figure {
  const { atMostShare } = sentence;
  if (atMostShare === undefined || figure.value === null) return figure;
  const at = inside(spot, 'atMostShare');
  const share = engine.number(atMostShare.is, inside(at, 'is'));
  const others = othersAt(engine, { of: atMostShare.of, sentence }, at);
  const step = readQuantity(termsIn(engine, spot.scope).settlement.rounding.to).value.toFixed();
  const isKnown = share.value !== null && others.value !== null && !others.partial;
  const most = isKnown ? quotaOf(factorOf(share), { others: others.value ?? ZERO, step }) : null;
  if (isKnown && most === null) return figure;
  const value = most === null ? null : Decimal.min(figure.value, most);
  return makeFigure({
    formula: 'at-most-share',
    value,
    unit: figure.explained.unit,
    facts: { binds: value?.lessThan(figure.value) ? 'true' : 'false', step },
    claims: value === null ? [] : cutClaims(figure, { most: value, cut: sentence.cut }),
    inputs: [figure, share, others],
    ...(value === null ? { partial: false } : {}),
  });
}

/** The most that is at most so large a share of itself and the others; none if it may be all of it. */
export function quotaOf(
  share: Decimal,
  { others, step }: { others: Decimal; step: DecimalText },
): Decimal | null {
  if (share.greaterThanOrEqualTo(ONE)) return null;
  const exact = Decimal.max(ZERO, others).times(share).div(ONE.minus(share));
  return exact.divToInt(decimal(step)).times(decimal(step));
}

/** What stands beside the sentence, at each level up to the sum that is named. */
function othersAt(
  engine: Engine,
  { of, sentence }: { of: string; sentence: Sentence },
  spot: Spot,
): Figure {
  const figures: Figure[] = [];
  let inner = engine.versions[spot.scope.version]?.nodes.get(sentence.id);
  while (inner?.inside && inner.sentence.id !== of) {
    const { node } = inner.inside;
    const child = inner.sentence.id;
    for (const [place, part] of (node.sentence.parts ?? []).entries()) {
      if (part.id === child) continue;
      const path = `${node.path}/parts/${place}`;
      figures.push(engine.sentence(part, { path, scope: spot.scope }));
    }
    inner = node;
  }
  const unit = figures[0]?.explained.unit;
  if (inner?.sentence.id !== of) {
    report(engine, 'settlement.quota-outside', { at: spot, facts: { name: of } });
  }
  return makeFigure({
    formula: 'sum',
    name: of,
    unit,
    value: figures.some(({ value }) => value === null)
      ? null
      : figures.reduce((sum, { value }) => sum.plus(value ?? ZERO), ZERO),
    inputs: figures,
  });
}
