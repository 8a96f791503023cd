import { payoutStateOf } from '../common/payout-state.ts';
import { save } from '../common/save.ts';
import { refuseStale, settlementOf } from '../common/settlement.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/**
 * Posts a paid settlement in the ledger, and begins what comes next: the payout that waits, the final
 * settlement, or the contract's end.
 */
export const postPayment: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const loading = import('../../core/lifecycle/payout/post.ts');
  const work = await loadTransition(context, step, 'may be finished');
  const { contract, transition, at } = work;
  const settlement = await settlementOf(context, work);
  if (settlement.state === 'reconciled') return { outcome: 'reconciled' };
  if (settlement.state !== 'paid')
    throw new RangeError(`A settlement that is ${settlement.state} cannot be posted`);
  refuseStale(work, settlement);
  const state = await payoutStateOf(context, step.contractId);

  const { postPayment: post } = await loading;
  const change = post({ ...state, contract, settlement, transition, at });

  await save(context, transition, change);
  return { outcome: 'reconciled' };
};
