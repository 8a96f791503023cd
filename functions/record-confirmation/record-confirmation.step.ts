import { together } from '../../core/lifecycle/change.ts';
import { confirmPayment } from '../../core/lifecycle/payout/issue.ts';
import { save } from '../common/save.ts';
import { settlementOf, tasksOf } from '../common/settlement.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/**
 * Records what finance says of the payment: `paid`, `rejected` (it is issued again), or `unknown` (a person is
 * asked again; meanwhile it counts as settled).
 */
export const recordConfirmation: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const work = await loadTransition(context, step, 'may be finished');
  const { transition, at } = work;
  const settlement = await settlementOf(context, work);
  const [task] = tasksOf(work, 'confirm-payment');
  if (settlement.state === 'paid' || settlement.state === 'reconciled') return { outcome: 'paid' };
  if (settlement.state === 'attested') return { outcome: 'rejected' };
  // The answer was recorded, and the question is to be asked anew.
  if (task?.state !== 'decided') return { outcome: 'unknown' };

  const { outcome, ...change } = confirmPayment({ settlement, task, at });

  await save(context, transition, together(step.contractId, [change]));
  return { outcome };
};
