import { type Decimal, type DecimalText, decimal } from '../../money/decimal.ts';
import { type Rounding, round } from '../../money/rounding.ts';
import { readNumber, readQuantity } from '../../terms/quantity.ts';
import type { Payer, SettlementRules } from '../../terms/shape/settlement.ts';

/** A payment in the payer's own currency, at the rate that the terms state. */
export type PaidIn = {
  readonly currency: string;
  readonly amount: DecimalText;
  readonly rate: DecimalText;
  readonly source?: string;
  readonly date?: string;
};

/** What comes on top of a payer's payment, and what it is in the payer's currency. */
export type OnPayment = { readonly vat?: DecimalText; readonly paidIn?: PaidIn };

/**
 * VAT and currency come last, on what the payer pays now: the entitlement and what is settled stay in the
 * contract's currency and without VAT.
 *
 * @example onPayment(payer, { payable: decimal('1000'), rounding }) // → { vat: '250' }
 */
export function onPayment(
  payer: Payer | undefined,
  { payable, rounding }: { payable: Decimal; rounding: SettlementRules['rounding'] },
): OnPayment {
  const { vat, currency } = payer ?? {};
  return {
    ...(vat === undefined ? {} : { vat: vatOn(payable, vat, ruleOf(rounding)) }),
    ...(currency === undefined ? {} : { paidIn: converted(payable, currency) }),
  };
}

function vatOn(payable: Decimal, vat: string, rounding: Rounding): DecimalText {
  return round(payable.times(readQuantity(vat).value).div(100), rounding).toFixed();
}

function converted(payable: Decimal, currency: NonNullable<Payer['currency']>): PaidIn {
  const { paidIn, rate, source, date, round: rule } = currency;
  const rounding = rule ? ruleOf(rule) : { to: '0.01', mode: 'half-up' as const };
  return {
    currency: paidIn,
    amount: round(payable.times(readNumber(rate)), rounding).toFixed(),
    rate: decimal(readNumber(rate).toFixed()).toFixed(),
    ...(source === undefined ? {} : { source }),
    ...(date === undefined ? {} : { date }),
  };
}

function ruleOf({ to, mode }: SettlementRules['rounding']): Rounding {
  return { to: readQuantity(to).value.toFixed(), mode };
}
