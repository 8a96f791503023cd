import { missingIn } from '../common/delivery.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** Whether a period's outcome can be computed from what was delivered. */
export const checkData: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const work = await loadTransition(context, step);

  const missing = await missingIn(context, step, work);

  return { outcome: missing.length === 0 ? 'complete' : 'incomplete' };
};
