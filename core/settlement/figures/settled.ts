import { decimal, ZERO } from '../../money/decimal.ts';
import { type Engine, report, type Spot, termsIn } from '../engine/engine.ts';
import { type Figure, makeFigure } from '../engine/figure.ts';
import type { ISODate } from '../facts.ts';
import type { SettledAmount } from '../settlement.ts';

/** What earlier settlements paid, all of it or what one sentence got: `settled`, `settled.recoupment`. */
export function settledAt(engine: Engine, side: string | undefined, spot: Spot): Figure {
  const amounts = settledFor(engine, side, spot);
  return makeFigure({
    formula: 'settled',
    name: side === undefined ? 'settled' : `settled.${side}`,
    value: amounts.reduce((sum, { amount }) => sum.plus(amount), ZERO),
    unit: termsIn(engine, spot.scope).currency,
  });
}

/** Each earlier settlement's part; one that does not say for what it paid is reported. */
export function settledFor(engine: Engine, side: string | undefined, spot: Spot) {
  return engine.settled.flatMap((settled) => {
    const amount = partOf(settled, side);
    if (amount !== undefined) return [{ amount: decimal(amount), ...dateOf(settled) }];
    report(engine, 'settlement.settled-undivided', { at: spot, facts: { payer: settled.payer } });
    return [];
  });
}

function partOf({ amount, payments }: SettledAmount, side: string | undefined): string | undefined {
  if (side === undefined) return amount;
  return payments === undefined ? undefined : (payments[side] ?? '0');
}

function dateOf({ date }: SettledAmount): { date?: ISODate } {
  return date === undefined ? {} : { date };
}
