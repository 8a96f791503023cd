import { Decimal, type DecimalText, decimal, ZERO } from '../../money/decimal.ts';
import { type Rounding, round } from '../../money/rounding.ts';
import { readQuantity } from '../../terms/quantity.ts';
import type { SettledAmount } from '../settlement.ts';

/** Of one earlier payment: how much is claimed back now, and the VAT that is credited for it. */
export type VatCredit = {
  /** When it was paid, where that is known. */
  readonly date?: string;
  readonly claimedBack: DecimalText;
  /** The rate that it was paid at, as the terms wrote it then: `25 %`. */
  readonly rate?: string;
  readonly vat: DecimalText;
};

export type VatCredited = {
  /** The VAT of what is claimed back now (as a positive figure). */
  readonly vatCredited?: DecimalText;
  /** Of which payments; adds up to it. */
  readonly vatCredits?: readonly VatCredit[];
};

type Paid = { readonly written: SettledAmount; readonly amount: Decimal; readonly vat: Decimal };

/**
 * The VAT that is credited when a payer claims back: of what was paid, at the rate that it was paid at. What was paid
 * first is claimed back first, so that later payments change nothing that was credited. Each payment's VAT is rounded
 * once on what is left of it: with what was credited it adds up to the VAT of the net, and to nothing when all of it
 * is claimed back.
 *
 * @param settled what the payer has settled: payments as positive amounts, claim-backs as negative ones
 * @example vatCredit([{ payer: 'city', amount: '1000', vat: '250', vatRate: '25 %' }], { claimedBack: decimal('400'), rounding })
 *   // → { vatCredited: '100', vatCredits: [{ claimedBack: '400', rate: '25 %', vat: '100' }] }
 */
export function vatCredit(
  settled: readonly SettledAmount[],
  { claimedBack, rounding }: { claimedBack: Decimal; rounding: Rounding },
): VatCredited {
  const paid = settled.filter(({ amount }) => decimal(amount).greaterThan(0)).map(paidOf);
  if (claimedBack.isZero() || paid.every(({ vat }) => vat.isZero())) return {};
  const back = settled.filter(({ amount }) => decimal(amount).lessThan(0));
  const before = sum(back.map(({ amount }) => decimal(amount).negated()));
  const credited = sum(back.map(({ vat = '0' }) => decimal(vat).negated()));
  let start = ZERO;
  let toDate = ZERO;
  const credits: { readonly each: Paid; readonly now: Decimal; readonly vat: Decimal }[] = [];
  for (const each of paid.toSorted(firstPaidFirst)) {
    const claimed = (claims: Decimal) =>
      Decimal.min(each.amount, Decimal.max(ZERO, claims.minus(start)));
    const [was, is] = [claimed(before), claimed(before.plus(claimedBack))];
    const creditedOf = (part: Decimal) => each.vat.minus(vatLeft(each, part, rounding));
    toDate = toDate.plus(creditedOf(is));
    if (is.greaterThan(was)) {
      credits.push({ each, now: is.minus(was), vat: creditedOf(is).minus(creditedOf(was)) });
    }
    start = start.plus(each.amount);
  }
  return told(credits, toDate.minus(credited));
}

/** What an earlier claim-back left without credit, or another rounding did, comes with the last payment. */
function told(
  credits: readonly { readonly each: Paid; readonly now: Decimal; readonly vat: Decimal }[],
  total: Decimal,
): VatCredited {
  const rest = total.minus(sum(credits.map(({ vat }) => vat)));
  const vatCredits = credits.map(({ each: { written }, now, vat }, at): VatCredit => {
    const { date, vatRate: rate } = written;
    return {
      ...(date === undefined ? {} : { date }),
      claimedBack: now.toFixed(),
      ...(rate === undefined ? {} : { rate }),
      vat: (at === credits.length - 1 ? vat.plus(rest) : vat).toFixed(),
    };
  });
  return { vatCredited: total.toFixed(), vatCredits };
}

/** The VAT of what is left of a payment when a part is claimed back. */
function vatLeft({ written, amount, vat }: Paid, part: Decimal, rounding: Rounding): Decimal {
  if (part.isZero() || vat.isZero()) return vat;
  const left = amount.minus(part);
  const exact =
    written.vatRate === undefined
      ? vat.times(left).div(amount)
      : left.times(readQuantity(written.vatRate).value).div(100);
  return Decimal.min(vat, round(exact, rounding));
}

function paidOf(written: SettledAmount): Paid {
  return { written, amount: decimal(written.amount), vat: decimal(written.vat ?? '0') };
}

/** Of one day in an order that does not hang on how they are listed. */
function firstPaidFirst({ written: one }: Paid, { written: other }: Paid): number {
  const keyOf = ({ date = '', vatRate = '', amount, vat = '' }: SettledAmount) =>
    JSON.stringify([date, vatRate, amount, vat]);
  return keyOf(one) < keyOf(other) ? -1 : 1;
}

function sum(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((total, amount) => total.plus(amount), ZERO);
}
