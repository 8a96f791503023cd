import type { TaskItem } from '../../core/lifecycle/items/work.ts';
import { type Ruling, recordRuling } from '../../core/lifecycle/verdict/ruling.ts';
import type { ResultDecision } from '../../core/notices/words.ts';
import { ItemNotFoundError } from '../errors.ts';
import type { StepContext } from '../step.ts';
import { tasksOf } from './settlement.ts';
import { StepInput } from './step-input.ts';
import { loadTransition } from './transition.ts';
import { saveVerdict, verdictInput } from './verdict.ts';

/** Records what whoever was asked about an objection decided. */
export async function ruleOn(
  kind: Extract<TaskItem['task'], 'answer-objection' | 'arbitrate'>,
  input: unknown,
  context: StepContext,
): Promise<{ outcome: string | undefined }> {
  const step = StepInput.parse(input);
  const work = await loadTransition(context, step, 'may be finished');
  if (work.transition.state === 'finished') return { outcome: work.transition.outcome };
  const [task] = tasksOf(work, kind);
  if (task?.state !== 'decided') {
    throw new ItemNotFoundError({ contractId: step.contractId, key: `decision of ${kind}` });
  }
  const verdict = await verdictInput(context, step, { work, task });

  const { outcome, ...change } = recordRuling(verdict);

  // An answer that only leads on to the arbiter writes nothing but its event: once is enough.
  const isKnown = outcome === 'arbitrate' && tasksOf(work, 'arbitrate').length > 0;
  if (!isKnown) await saveVerdict(context, verdict, { change, decision: TOLD[outcome] });
  return { outcome };
}

const TOLD: Readonly<Record<Ruling, ResultDecision | undefined>> = {
  upheld: 'upheld',
  revise: 'revised',
  arbitrate: undefined,
};
