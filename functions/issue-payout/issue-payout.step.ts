import { dateOf } from '../../core/calendar/instant.ts';
import { CHAIN_START, EVENTS_CHAIN } from '../../core/lifecycle/chain/chain.ts';
import { together } from '../../core/lifecycle/change.ts';
import type { SettlementItem } from '../../core/lifecycle/items/period.ts';
import { issueSettlement, paymentDueDate } from '../../core/lifecycle/payout/issue.ts';
import type { DisclosedSettlement } from '../../core/privacy/trees/disclose-settlement.ts';
import { putOpen, readDisclosed } from '../common/open-file.ts';
import { save } from '../common/save.ts';
import { refuseStale, settlementOf } from '../common/settlement.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition, type StepWork } from '../common/transition.ts';
import type { Step, StepContext } from '../step.ts';

/**
 * Issues an attested settlement: from here it counts as settled, and finance is told to pay. The notice's
 * bytes are kept once; a settlement that the bank rejected is issued again with the same.
 */
export const issuePayout: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const work = await loadTransition(context, step, 'may be finished');
  const { contract, transition, at } = work;
  const settlement = await settlementOf(context, work);
  if (settlement.state !== 'attested') return { outcome: 'issued' };
  refuseStale(work, settlement);

  const noticeFile = settlement.noticeFile ?? (await keepNotice(context, work, settlement));
  const change = issueSettlement({ contract, settlement, noticeFile, at });

  await save(context, transition, together(contract.contractId, [change]));
  return { outcome: 'issued' };
};

async function keepNotice(
  context: StepContext,
  { contract, at }: StepWork,
  item: SettlementItem,
): Promise<string> {
  const loading = import('../../core/notices/payout.ts');
  const { contractId, timeZone } = contract;
  const { disclosedFile } = item;
  if (disclosedFile === undefined)
    throw new RangeError(`${contractId} has an undisclosed settlement`);
  const [{ terms }, settlement, head] = await Promise.all([
    loadTerms(context, contractId, item.termsVersion),
    readDisclosed<DisclosedSettlement>(context, contractId, disclosedFile),
    context.store.read('chain', contractId, { chain: EVENTS_CHAIN }),
  ]);
  const { payoutNotice } = await loading;
  const notice = payoutNotice({
    contract,
    terms,
    item,
    settlement,
    dueDate: paymentDueDate(terms, dateOf(at, timeZone)),
    chainHead: head?.hash ?? CHAIN_START,
    at,
  });
  return putOpen(context, contractId, notice);
}
