import { divisibleFiles, partsOf, rowsIn } from '../common/division.ts';
import { frozenPeriod } from '../common/frozen-period.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTerms } from '../common/terms.ts';
import { loadTransition } from '../common/transition.ts';
import type { Step } from '../step.ts';

/**
 * Says whether a period's outcomes are computed in one piece, or in parts of its persons because the cohort is more
 * than one function is to hold. Nothing is written: a person belongs to a part by the hash of the pseudonym, and each
 * part reads the same files.
 */
export const divideData: Step = async (input, context) => {
  const step = StepInput.parse(input);
  await loadTransition(context, step);
  const { snapshot } = await frozenPeriod(context, step);
  const files = divisibleFiles(snapshot);
  if (!files) return { outcome: 'whole', parts: [] };
  const parts = partsOf(rowsIn(files), context.rowsPerPart);
  if (parts.length === 0) return { outcome: 'whole', parts };
  // A method that looks at persons together needs all of them.
  const loading = import('../../core/outcomes/parts.ts');
  const { terms } = await loadTerms(context, step.contractId, snapshot.termsVersion);
  const { isDivisible } = await loading;
  return isDivisible(terms) ? { outcome: 'parts', parts } : { outcome: 'whole', parts: [] };
};
