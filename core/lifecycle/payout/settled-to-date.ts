import { dateOf } from '../../calendar/instant.ts';
import { decimal } from '../../money/decimal.ts';
import type { PayerLine, SettledAmount } from '../../settlement/settlement.ts';
import type { SettlementItem } from '../items/period.ts';

const COUNTS_AS_SETTLED: readonly SettlementItem['state'][] = [
  'issued',
  'unknown',
  'paid',
  'reconciled',
];

/** What of a settlement's file tells for which sentence it paid. */
export type SettlementParts = { readonly payers: readonly Pick<PayerLine, 'payer' | 'payments'>[] };

/** Whether a settlement covers something: what is issued does. */
export function countsAsSettled({ state }: Pick<SettlementItem, 'state'>): boolean {
  return COUNTS_AS_SETTLED.includes(state);
}

/**
 * What earlier settlements cover, per settlement and payer, with its day (interest on what is left needs it):
 * what was issued counts from its issue, also while nobody knows whether the bank paid; what was claimed back
 * counts against it.
 *
 * @param files the settlements' own files, by hash: they say for which payment each was.
 * @example settledToDate([paid], 'Europe/Stockholm')
 *   // → [{ payer: 'municipality', amount: '4000000', date: '2019-02-05' }]
 */
export function settledToDate(
  settlements: readonly SettlementItem[],
  timeZone: string,
  files: ReadonlyMap<string, SettlementParts> = new Map(),
): SettledAmount[] {
  return settlements
    .filter(countsAsSettled)
    .flatMap(({ payers, file, paidAt, issuedAt, settledAt }) => {
      const date = dateOf(paidAt ?? issuedAt ?? settledAt, timeZone);
      const parts = files.get(file)?.payers;
      return payers.map((line) => {
        const payments = parts?.find(({ payer }) => payer === line.payer)?.payments;
        return { ...netOf(line), date, ...(payments === undefined ? {} : { payments }) };
      });
    });
}

/** What a settlement moves for one payer: what was paid less what was claimed back, and the same of the VAT. */
function netOf(line: SettlementItem['payers'][number]): SettledAmount {
  const { payer, payable, claimedBack, vat, vatCredited = '0', vatRate } = line;
  const amount = decimal(payable).minus(decimal(claimedBack)).toFixed();
  const net = decimal(vat ?? '0').minus(decimal(vatCredited));
  return {
    ...{ payer, amount },
    ...(vat === undefined && net.isZero() ? {} : { vat: net.toFixed() }),
    ...(vatRate === undefined ? {} : { vatRate }),
  };
}
