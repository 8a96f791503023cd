import { dateOf } from '../calendar/instant.ts';
import { decimal } from '../money/decimal.ts';
import type { SettledAmount } from '../settlement/settlement.ts';
import type { SettlementItem } from './items/period.ts';

const COUNTS_AS_SETTLED: readonly SettlementItem['state'][] = [
  'issued',
  'unknown',
  'paid',
  'reconciled',
];

/**
 * What earlier settlements cover, per settlement and payer, with its day (interest on what is left needs it):
 * what was issued counts from its issue, also while nobody knows whether the bank paid; what was claimed back
 * counts against it.
 *
 * @example settledToDate([paid], 'Europe/Stockholm')
 *   // → [{ payer: 'municipality', amount: '4000000', date: '2019-02-05' }]
 */
export function settledToDate(
  settlements: readonly SettlementItem[],
  timeZone: string,
): SettledAmount[] {
  return settlements
    .filter(({ state }) => COUNTS_AS_SETTLED.includes(state))
    .flatMap(({ payers, paidAt, issuedAt, settledAt }) => {
      const date = dateOf(paidAt ?? issuedAt ?? settledAt, timeZone);
      return payers.map(({ payer, payable, claimedBack }) => ({
        payer,
        amount: decimal(payable).minus(decimal(claimedBack)).toFixed(),
        date,
      }));
    });
}
