import { decimal, ZERO } from '../../money/decimal.ts';
import type { PayerLine, Settlement } from '../../settlement/settlement.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { New } from '../items/item.ts';
import type { SettlementItem } from '../items/period.ts';
import type { TransitionItem } from '../items/work.ts';
import { affairOf } from '../tasks/begin.ts';

/** The item of a computed settlement: totals and the hash of its file, and the ledger it was computed from. */
export function settlementItem({
  contract,
  transition,
  settlement,
  file,
  disclosedFile,
  at,
}: {
  contract: ContractItem;
  transition: TransitionItem;
  settlement: Settlement;
  file: string;
  disclosedFile?: string;
  at: Instant;
}): New<SettlementItem> {
  const claimedBack = settlement.payers
    .map((each) => decimal(each.claimedBack))
    .reduce((total, amount) => total.plus(amount), ZERO);
  return {
    kind: 'settlement',
    contractId: contract.contractId,
    ...affairOf(transition),
    state: 'settled',
    currency: settlement.currency,
    entitled: settlement.entitled,
    settledBefore: settlement.settled,
    payable: settlement.payable,
    claimedBack: claimedBack.toFixed(),
    payers: settlement.payers.map(payerOf),
    file,
    ...(disclosedFile === undefined ? {} : { disclosedFile }),
    termsVersion: settlement.termsVersion,
    ledgerSequence: contract.ledgerSequence,
    settledAt: at,
    attests: [],
  };
}

function payerOf(line: PayerLine): SettlementItem['payers'][number] {
  const { payer, payable, claimedBack, recipients } = line;
  const { vat, vatRate, vatCredited, vatCredits, paidIn } = line;
  return {
    ...{ payer, payable, claimedBack },
    ...(vat === undefined ? {} : { vat }),
    ...(vatRate === undefined ? {} : { vatRate }),
    ...(vatCredited === undefined ? {} : { vatCredited }),
    ...(vatCredits === undefined ? {} : { vatCredits: [...vatCredits] }),
    ...(paidIn === undefined ? {} : { paidIn }),
    recipients: [...recipients],
  };
}
