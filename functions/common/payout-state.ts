import type { PayoutState } from '../../core/lifecycle/payout/payout.ts';
import type { StepContext } from '../step.ts';

/** What decides whether a contract's periods are done. */
export async function payoutStateOf(
  { store }: Pick<StepContext, 'store'>,
  contractId: string,
): Promise<PayoutState> {
  const [periods, transitions, dues] = await Promise.all([
    store.list('period', contractId),
    store.list('transition', contractId),
    store.list('due', contractId),
  ]);
  return { periods, payouts: transitions.filter(({ workflow }) => workflow === 'payout'), dues };
}
