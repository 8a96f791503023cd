import { recordVerdict as record } from '../../core/lifecycle/verdict/verdict.ts';
import { tasksOf } from '../common/settlement.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTransition } from '../common/transition.ts';
import { saveVerdict, verdictInput } from '../common/verdict.ts';
import type { Step } from '../step.ts';

/**
 * Records the evaluator's verdict: `verified`, `rejected`, or `asked` (the project owner is told the question,
 * and the evaluator is asked anew).
 */
export const recordVerdict: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const work = await loadTransition(context, step, 'may be finished');
  if (work.transition.state === 'finished') return { outcome: work.transition.outcome };
  const [task] = tasksOf(work, 'verify-outcome');
  // The question was recorded before, and the evaluator is to be asked anew.
  if (task?.state !== 'decided') return { outcome: 'asked' };
  const verdict = await verdictInput(context, step, { work, task });

  const { outcome, ...change } = record(verdict);

  await saveVerdict(context, verdict, { change, decision: outcome });
  return { outcome };
};
