import { signatories } from '../../core/lifecycle/tasks/tasks.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms, termsVersionOf } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** The parties that sign, by the names that the terms give them. */
export const listSignatories: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contract } = await loadTransition(context, step);
  const version = await termsVersionOf(context, contract, step);
  const { terms } = await loadTerms(context, step.contractId, version);
  return { outcome: 'listed', parties: signatories(terms) };
};
