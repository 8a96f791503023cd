import type { Decimal as DecimalJs } from 'decimal.js';
import { Decimal, type DecimalText, decimal } from './decimal.ts';

/** How a tie, or any remainder, is rounded; the names are the ones that terms use. */
export const ROUNDING_MODES = ['half-up', 'half-even', 'half-down', 'up', 'down'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** A rounding rule: to a whole multiple of `to` (`"1"`, `"0.01"`, `"10000"`), by `mode`. */
export type Rounding = { readonly to: DecimalText; readonly mode: RoundingMode };

const DECIMAL_JS_MODE: Record<RoundingMode, DecimalJs.Rounding> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  'half-down': Decimal.ROUND_HALF_DOWN,
  up: Decimal.ROUND_UP,
  down: Decimal.ROUND_DOWN,
};

/**
 * Rounds to a whole multiple of `to`. `half-up` and `up` move away from zero, so that a claim-back rounds as
 * the payment did.
 *
 * @example round(decimal('10475000'), { to: '10000', mode: 'half-up' }).toFixed() // → '10480000'
 */
export function round(value: Decimal, { to, mode }: Rounding): Decimal {
  return value.div(decimal(to)).toDecimalPlaces(0, DECIMAL_JS_MODE[mode]).times(decimal(to));
}
