import { Decimal, ZERO } from '../../money/decimal.ts';
import type { Otherwise, Sentence, Tranche } from '../../terms/shape/sentence.ts';
import { type Engine, inside, report, type Spot } from '../engine/engine.ts';
import { computed, type Figure, makeFigure } from '../engine/figure.ts';
import { afterPaidAt, untilPaidAt } from './paid.ts';
import { trancheOf } from './tranche.ts';

/** What a share or a price is of: the base, less others but never below zero, cut to its tranche. */
export function baseAt(engine: Engine, sentence: Sentence | Otherwise, spot: Spot): Figure {
  const { of, less, tranche } = sentence;
  if (of === undefined) {
    report(engine, 'settlement.base-missing', { at: spot, facts: {} });
    return makeFigure({ formula: 'base', value: null });
  }
  const whole = engine.figure(of, inside(spot, 'of'));
  const left = less === undefined ? whole : lessAt(engine, whole, { less, spot });
  return tranche === undefined ? left : trancheAt(engine, left, { tranche, sentence, spot });
}

function lessAt(
  engine: Engine,
  whole: Figure,
  { less, spot }: { less: readonly string[]; spot: Spot },
): Figure {
  const taken = less.map((name, place) => engine.figure(name, inside(spot, 'less', place)));
  const isOpen = taken.some(({ value, partial }) => value === null || partial);
  const unit = whole.explained.unit;
  const parts = { formula: 'base' as const, unit, inputs: [whole, ...taken] };
  // What is still open could take more away, so the base waits for it.
  if (isOpen) return makeFigure({ ...parts, value: null, partial: false });
  return computed(parts, (base, ...others) =>
    Decimal.max(
      ZERO,
      others.reduce((left, other) => left.minus(other), base ?? ZERO),
    ),
  );
}

/** The part of the base between two bounds; without `above` it starts at 0 and keeps what is negative. */
function trancheAt(
  engine: Engine,
  base: Figure,
  { tranche, sentence, spot }: { tranche: Tranche; sentence: Sentence | Otherwise; spot: Spot },
): Figure {
  const { unit } = base.explained;
  const at = (word: string) => ({
    ...inside(spot, 'tranche', word),
    ...(unit === undefined ? {} : { unit }),
  });
  const here = { sentence, spot };
  const { untilPaid, afterPaid } = tranche;
  const above =
    afterPaid !== undefined
      ? afterPaidAt(engine, afterPaid, here)
      : tranche.above === undefined
        ? null
        : engine.number(tranche.above, at('above'));
  const to =
    untilPaid !== undefined
      ? untilPaidAt(engine, untilPaid, here)
      : tranche.to === undefined
        ? null
        : engine.number(tranche.to, at('to'));
  if (above?.unlimited) return makeFigure({ formula: 'base', value: ZERO, unit });
  const bounds = { ...(above ? { above } : {}), ...(to && !to.unlimited ? { to } : {}) };
  const inputs = [base, ...Object.values(bounds)];
  const parts = {
    formula: 'tranche' as const,
    unit,
    facts: { bounds: Object.keys(bounds).join(' ') },
    inputs,
  };
  if (above?.partial) return makeFigure({ ...parts, value: null, partial: false });
  return computed(parts, (value = ZERO, ...ends) => trancheOf(value, Object.keys(bounds), ends));
}
