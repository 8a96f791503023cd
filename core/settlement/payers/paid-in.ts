import { allocate } from '../../money/allocate.ts';
import { type Decimal, type DecimalText, decimal } from '../../money/decimal.ts';
import { type Rounding, round } from '../../money/rounding.ts';
import { readNumber, readQuantity } from '../../terms/quantity.ts';
import type { Payer, SettlementRules } from '../../terms/shape/settlement.ts';

/** A payment in the payer's own currency, at the rate that the terms state. */
export type PaidIn = {
  readonly currency: string;
  readonly amount: DecimalText;
  /** VAT on top, where the terms say so. */
  readonly vat?: DecimalText;
  readonly rate: DecimalText;
  readonly source?: string;
  readonly date?: string;
};

/** What comes on top of a payer's payment, and what it is in the payer's currency. */
export type OnPayment = {
  /** VAT on top of `payable`, where the terms say so, and at which rate. */
  readonly vat?: DecimalText;
  readonly vatRate?: string;
  /** `payable` in the payer's own currency. */
  readonly paidIn?: PaidIn;
};

/** What one recipient gets of a payment, with its part of the VAT and in the payer's currency. */
export type Received = {
  readonly party: string;
  readonly amount: DecimalText;
  readonly vat?: DecimalText;
  readonly paidIn?: Pick<PaidIn, 'currency' | 'amount' | 'vat'>;
};

type Part = { readonly party: string; readonly amount: DecimalText };
type Rules = SettlementRules['rounding'];

const TO_CENTS: Rounding = { to: '0.01', mode: 'half-up' };

/**
 * VAT and currency come last, on what the payer pays now: the entitlement and what is settled stay in the
 * contract's currency and without VAT. Each is rounded once, and its parts add up to it.
 *
 * @example onPayment(payer, { payable: decimal('1000'), rounding, recipients: [{ party: 'fund', amount: '1000' }] })
 *   // → { vat: '250', recipients: [{ party: 'fund', amount: '1000', vat: '250' }] }
 */
export function onPayment(
  payer: Payer | undefined,
  input: { payable: Decimal; rounding: Rules; recipients: readonly Part[] },
): OnPayment & { readonly recipients: readonly Received[] } {
  const { payable, recipients } = input;
  const rounding = ruleOf(input.rounding);
  const vat = payer?.vat === undefined ? undefined : vatOn(payable, payer.vat, rounding);
  const paidIn = payer?.currency && converted({ payable, vat }, payer.currency);
  const currencyUnit = ruleOf(payer?.currency?.round).to;
  const split = (total: DecimalText | undefined, unit: DecimalText) =>
    total === undefined || recipients.length === 0
      ? []
      : partsOf(decimal(total), { recipients, unit });
  const vats = split(vat, rounding.to);
  const amounts = split(paidIn?.amount, currencyUnit);
  const vatsIn = split(paidIn?.vat, currencyUnit);
  return {
    ...(vat === undefined || payer?.vat === undefined ? {} : { vat, vatRate: payer.vat }),
    ...(paidIn === undefined ? {} : { paidIn }),
    recipients: recipients.map((part, place) => ({
      ...part,
      ...optional('vat', vats[place]),
      ...(paidIn === undefined
        ? {}
        : {
            paidIn: {
              currency: paidIn.currency,
              amount: amounts[place] ?? '0',
              ...optional('vat', vatsIn[place]),
            },
          }),
    })),
  };
}

function partsOf(
  total: Decimal,
  { recipients, unit }: { recipients: readonly Part[]; unit: DecimalText },
): DecimalText[] {
  const weights = recipients.map(({ amount }) => decimal(amount));
  return allocate({ total, weights, unit }).map((part) => part.toFixed());
}

function vatOn(payable: Decimal, vat: string, rounding: Rounding): DecimalText {
  return round(payable.times(readQuantity(vat).value).div(100), rounding).toFixed();
}

function converted(
  { payable, vat }: { payable: Decimal; vat: DecimalText | undefined },
  currency: NonNullable<Payer['currency']>,
): PaidIn {
  const { paidIn, source, date } = currency;
  const rate = readNumber(currency.rate);
  const rounding = ruleOf(currency.round);
  const inCurrency = (amount: Decimal) => round(amount.times(rate), rounding).toFixed();
  return {
    currency: paidIn,
    amount: inCurrency(payable),
    ...optional('vat', vat === undefined ? undefined : inCurrency(decimal(vat))),
    rate: decimal(rate.toFixed()).toFixed(),
    ...optional('source', source),
    ...optional('date', date),
  };
}

function optional<K extends string>(name: K, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in K]?: string };
}

/** How amounts are rounded, as the terms say; else to hundredths. */
export function ruleOf(rules: Rules | undefined): Rounding {
  if (rules === undefined) return TO_CENTS;
  return { to: readQuantity(rules.to).value.toFixed(), mode: rules.mode };
}
