import { hasErrors } from '../../core/findings.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms, termsVersionOf } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** Whether the terms that are to be signed are fit to be: read and checked by this version of the program. */
export const checkTermsStep: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const loading = import('../../core/terms/check.ts');
  const { contract } = await loadTransition(context, step);
  const version = await termsVersionOf(context, contract, step);
  const read = await loadTerms(context, step.contractId, version);

  const { checkTerms } = await loading;
  const findings = checkTerms(read);

  return { outcome: hasErrors(findings) ? 'unfit' : 'fit' };
};
