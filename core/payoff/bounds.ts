import { type Decimal, decimal } from '../money/decimal.ts';
import type { TermsContext } from '../terms/check/context.ts';
import { cellsOf } from '../terms/check/numbers.ts';
import { boundsOf } from '../terms/check/readings.ts';
import { isQuantity, readQuantity } from '../terms/quantity.ts';
import type { Held } from './held.ts';

/**
 * The values that the terms write for a metric: bounds of conditions and rows, ends of tranches of it, and zero
 * effect. An end that is the name of capital or of a delivered figure is what that figure is held at.
 */
export function boundsOn(
  context: TermsContext,
  metric: string,
  held: readonly Held[],
): readonly Decimal[] {
  const inBounds = boundsOf(context).flatMap(({ figure, text }) =>
    figure === metric ? [text] : [],
  );
  const inTranches = context.slots.flatMap((slot) =>
    /\/tranche\/(?:above|to)$/.test(slot.path) && slot.placed?.sentence.of === metric
      ? cellsOf(slot).map(({ text }) => text)
      : [],
  );
  const values = [...inBounds, ...inTranches].flatMap((text) => valuesOf(text, held));
  const all = [decimal('0'), ...values].toSorted((one, other) => one.comparedTo(other));
  return all.filter((value, place) => place === 0 || !all[place - 1]?.eq(value));
}

function valuesOf(text: string, held: readonly Held[]): Decimal[] {
  if (!isQuantity(text)) {
    const figure =
      held.find(({ name }) => name === text) ??
      held.find(({ name }) => name === text.split('.')[0]);
    return figure === undefined || figure.kind === 'event' ? [] : [decimal(figure.value)];
  }
  const { value, of, unit } = readQuantity(text);
  if (of === undefined) return [value];
  return valuesOf(of, held).map((base) => base.times(value).div(unit === '%' ? 100 : 1));
}
