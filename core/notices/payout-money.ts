import type { SettlementItem } from '../lifecycle/items/period.ts';
import { settlementKey } from '../lifecycle/names.ts';
import { type DecimalText, decimal, ZERO } from '../money/decimal.ts';
import type { Notice } from './notice.ts';

export type Payments = NonNullable<Notice['payments']>;

/** What is to be paid in all, with VAT. */
export function totalOf(item: SettlementItem): DecimalText {
  return decimal(item.payable)
    .plus(decimal(vatOf(item) ?? '0'))
    .toFixed();
}

/** The VAT of all that is to be paid, where the terms put any on top. */
export function vatOf({ payers }: SettlementItem): DecimalText | undefined {
  const all = payers.flatMap(({ vat }) => vat ?? []);
  if (all.length === 0) return undefined;
  return all.reduce((sum, vat) => sum.plus(decimal(vat)), ZERO).toFixed();
}

/** What each payer claims back, and the VAT that is credited with it. */
export function claimsOf({ payers, currency }: SettlementItem): NonNullable<Notice['claims']> {
  return payers
    .filter(({ claimedBack }) => decimal(claimedBack).greaterThan(0))
    .map(({ payer, claimedBack: amount, vatCredited: vat }) => ({
      ...{ payer, amount, currency },
      ...(vat === undefined ? {} : { vat }),
    }));
}

/** The VAT of all that is claimed back, where there is any. */
export function vatCreditedIn({ payers }: SettlementItem): { vatCredited?: DecimalText } {
  const credited = payers.flatMap(({ vatCredited }) => vatCredited ?? []);
  if (credited.length === 0) return {};
  return { vatCredited: credited.reduce((sum, vat) => sum.plus(decimal(vat)), ZERO).toFixed() };
}

/** Each with its permanent key: contract, settlement, payer and recipient. */
export function paymentsOf(item: SettlementItem, contractId: string): Payments {
  const { currency } = item;
  return item.payers.flatMap(({ payer, paidIn: rate, vatRate, recipients }) =>
    recipients
      .filter(({ amount }) => decimal(amount).greaterThan(0))
      .map(({ party: recipient, amount, vat, paidIn }) => {
        const key = [contractId, settlementKey(item), payer, recipient].join('.');
        return {
          ...{ payer, recipient, amount, currency },
          ...(vat === undefined ? {} : { vat }),
          ...(vat === undefined || vatRate === undefined ? {} : { vatRate }),
          ...(paidIn === undefined || rate === undefined ? {} : { paidIn: { ...rate, ...paidIn } }),
          key,
        };
      }),
  );
}
