import { taskId } from '../../core/lifecycle/names.ts';
import { recordDelivery } from '../../core/lifecycle/phases/delivery.ts';
import { affairOf } from '../../core/lifecycle/tasks/begin.ts';
import { decisionOf } from '../common/decision.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** Records whether the delivery was accepted, and lets the contract go on to follow-up. */
export const recordDeliveryStep: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contract, transition, tasks } = await loadTransition(context, step, 'may be finished');
  if (transition.state === 'finished') return { outcome: transition.outcome };
  const { terms } = await loadTerms(context, step.contractId, contract.termsVersion);
  const decision = decisionOf(tasks, taskId(affairOf(step), 'accept-delivery'));

  const { outcome, change } = recordDelivery({ contract, transition, terms, decision });

  await save(context, transition, change);
  return { outcome };
};
