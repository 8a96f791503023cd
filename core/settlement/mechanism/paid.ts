import { type Decimal, ONE, ZERO } from '../../money/decimal.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, inside, report, type Spot } from '../engine/engine.ts';
import { computed, type Figure, factorOf, makeFigure } from '../engine/figure.ts';

type Paying = Sentence | Otherwise;

/**
 * The base at which a sentence has paid so much: the amount ÷ its share. `untilPaid` bounds by the sentence's
 * own share; `afterPaid` by that of the sentence that pays until then.
 */
export function untilPaidAt(
  engine: Engine,
  name: string,
  { sentence, spot }: { sentence: Paying; spot: Spot },
): Figure {
  const paid = engine.figure(name, inside(spot, 'tranche', 'untilPaid'));
  return boundAt(engine, paid, { sentence, spot });
}

export function afterPaidAt(
  engine: Engine,
  name: string,
  { sentence, spot }: { sentence: Paying; spot: Spot },
): Figure {
  const nodes = [...(engine.versions[spot.scope.version]?.nodes.values() ?? [])];
  const before =
    nodes.find((node) => untilPaid(node.sentence) === name && node.sentence.of === sentence.of) ??
    nodes.find((node) => untilPaid(node.sentence) === name);
  const at = inside(spot, 'tranche', 'afterPaid');
  if (!before) {
    report(engine, 'settlement.after-paid-alone', { at, facts: { name } });
    return makeFigure({ formula: 'paid-bound', value: null });
  }
  const paid = engine.figure(name, at);
  const there = { path: before.path, scope: spot.scope };
  return boundAt(engine, paid, { sentence: before.sentence, spot: there });
}

function untilPaid({ tranche }: Sentence): string | undefined {
  return tranche?.untilPaid;
}

function boundAt(
  engine: Engine,
  paid: Figure,
  { sentence, spot }: { sentence: Paying; spot: Spot },
): Figure {
  const { share, price, each } = sentence;
  const word = share === undefined ? 'price' : 'share';
  const rate = engine.number(share ?? price ?? 'unknown', inside(spot, word));
  const unit = each === undefined ? ONE : readQuantity(each).value;
  // Where nothing is paid of the base, it never reaches the amount.
  if (rate.value?.isZero())
    return makeFigure({ formula: 'paid-bound', value: null, unlimited: true });
  return computed(
    { formula: 'paid-bound', facts: { each: unit.toFixed() }, inputs: [paid, rate] },
    (amount) => paidBound(amount ?? ZERO, { factor: factorOf(rate), each: unit }),
  );
}

/** None where nothing is paid of the base, so that it never reaches the amount. */
export function paidBound(
  amount: Decimal,
  { factor, each }: { factor: Decimal; each: Decimal },
): Decimal | null {
  return factor.isZero() ? null : amount.times(each).div(factor);
}
