import { Decimal, ZERO } from '../../money/decimal.ts';

/** Cuts a value to a tranche: `words` says which end is which. */
export function trancheOf(
  value: Decimal,
  words: readonly string[],
  ends: readonly Decimal[],
): Decimal {
  const end = (word: string) => ends[words.indexOf(word)];
  const [above, to] = [end('above'), end('to')];
  const reached = to === undefined ? value : Decimal.min(value, to);
  return above === undefined ? reached : Decimal.max(ZERO, reached.minus(above));
}
