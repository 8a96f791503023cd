import { type Decimal, type DecimalText, decimal, ZERO } from '../../money/decimal.ts';
import type { Affair, Instant } from '../items/common.ts';
import { WHOLE_CONTRACT } from '../items/constants.ts';
import type { New } from '../items/item.ts';
import type { LedgerItem, SettlementItem } from '../items/period.ts';

/** A posting is one transaction of the table, with room for what else changes in it. */
export const POSTING_ITEMS_MAX = 60;

type Account = LedgerItem['account'];

/** Money on one side of an account; amounts are never negative. */
export type Entry = {
  readonly account: Account;
  readonly party: string;
  readonly debit?: DecimalText;
  readonly credit?: DecimalText;
};

/**
 * The ledger items of one posting: one per account and party, numbered in the order in which they first
 * come, without those that come to nothing.
 *
 * @throws RangeError when debits and credits differ, an amount is negative, or the items are more than 60
 *   (check refuses terms that could need more): a fault in the program, never in the input.
 */
export function posting(input: {
  contractId: string;
  sequence: number;
  at: Instant;
  settlement?: Affair;
  entries: readonly Entry[];
}): New<LedgerItem>[] {
  const { contractId, sequence, at, settlement, entries } = input;
  const accounts = [...byAccountAndParty(entries)].filter(
    ({ debit, credit }) => !(debit.isZero() && credit.isZero()),
  );
  refuseUnbalanced(accounts);
  return accounts.map(({ account, party, debit, credit }, index) => ({
    kind: 'ledger',
    contractId,
    sequence,
    line: index + 1,
    account,
    party,
    debit: debit.toFixed(),
    credit: credit.toFixed(),
    ...(settlement === undefined ? {} : { settlement }),
    at,
  }));
}

/**
 * What a paid settlement moves, in the contract's currency. Per payer: the entitlement is recognised, owed, and
 * paid from its bank with the VAT on top; a claim-back takes entitlement back, and the VAT of it. The cap loses what was paid, net and
 * without VAT.
 *
 * @example paymentEntries(settlement)[0]
 *   // → { account: 'entitlement', party: 'municipality', debit: '4000000' }
 */
export function paymentEntries(settlement: Pick<SettlementItem, 'payers'>): readonly Entry[] {
  const moved = settlement.payers.flatMap((each): Entry[] => {
    const { payer: party, payable, claimedBack, vat = '0', vatCredited = '0' } = each;
    const withVat = decimal(payable).plus(decimal(vat)).toFixed();
    return [
      { account: 'entitlement', party, debit: payable, credit: claimedBack },
      { account: 'vat', party, debit: vat, credit: vatCredited },
      { account: 'payable', party, debit: withVat, credit: withVat },
      { account: 'bank', party, credit: withVat },
      {
        account: 'claim-back',
        party,
        debit: decimal(claimedBack).plus(decimal(vatCredited)).toFixed(),
      },
    ];
  });
  const paid = settlement.payers
    .map(({ payable, claimedBack }) => decimal(payable).minus(decimal(claimedBack)))
    .reduce((total, net) => total.plus(net), ZERO);
  const used = paid.abs().toFixed();
  const cap = (account: Account, side: 'debit' | 'credit'): Entry => ({
    account,
    party: WHOLE_CONTRACT,
    [side]: used,
  });
  return [
    ...moved,
    cap('cap-used', paid.isNegative() ? 'credit' : 'debit'),
    cap('cap-remaining', paid.isNegative() ? 'debit' : 'credit'),
  ];
}

type Sides = { account: Account; party: string; debit: Decimal; credit: Decimal };

function byAccountAndParty(entries: readonly Entry[]): Iterable<Sides> {
  const sums = new Map<string, Sides>();
  for (const { account, party, debit = '0', credit = '0' } of entries) {
    const key = `${account} ${party}`;
    const sum = sums.get(key) ?? { account, party, debit: ZERO, credit: ZERO };
    const sides = [decimal(debit), decimal(credit)] as const;
    if (sides.some((side) => side.isNegative())) throw new RangeError(`${key} is negative`);
    sums.set(key, {
      account,
      party,
      debit: sum.debit.plus(sides[0]),
      credit: sum.credit.plus(sides[1]),
    });
  }
  return sums.values();
}

function refuseUnbalanced(accounts: readonly Sides[]): void {
  const debits = accounts.reduce((total, { debit }) => total.plus(debit), ZERO);
  const credits = accounts.reduce((total, { credit }) => total.plus(credit), ZERO);
  if (!debits.equals(credits)) throw new RangeError(`A posting of ${debits} against ${credits}`);
  if (accounts.length > POSTING_ITEMS_MAX)
    throw new RangeError(`A posting of ${accounts.length} items`);
}
