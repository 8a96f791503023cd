import { type Change, together } from '../../core/lifecycle/change.ts';
import type { PeriodItem } from '../../core/lifecycle/items/period.ts';
import type { TaskItem } from '../../core/lifecycle/items/work.ts';
import type { VerdictInput } from '../../core/lifecycle/verdict/verdict.ts';
import type { ResultDecision } from '../../core/notices/words.ts';
import type { StepContext } from '../step.ts';
import { noticeToSend } from './open-file.ts';
import { payoutStateOf } from './payout-state.ts';
import { save } from './save.ts';
import type { StepInput } from './step-input.ts';
import { loadTerms } from './terms.ts';
import { readNeeded, type StepWork } from './transition.ts';

/** Loads what a decision about a period's result stands on. */
export async function verdictInput(
  context: StepContext,
  step: StepInput,
  { work, task }: { work: StepWork; task: TaskItem },
): Promise<VerdictInput> {
  const { contractId, periodId, revision } = step;
  const { contract, transition, at } = work;
  const period = await readNeeded(context, 'period', contractId, { periodId, revision });
  const version = period.termsVersion ?? contract.termsVersion;
  const [{ terms }, state] = await Promise.all([
    loadTerms(context, contractId, version),
    payoutStateOf(context, contractId),
  ]);
  return { contract, period, terms, transition, task, state, at };
}

/** Saves what a decision makes of a period, and tells everyone whom it concerns. */
export async function saveVerdict(
  context: StepContext,
  input: VerdictInput,
  decided: {
    change: Pick<Change, 'writes' | 'events' | 'outbox'>;
    decision: ResultDecision | undefined;
  },
): Promise<void> {
  const { contract, transition } = input;
  const { change, decision } = decided;
  const told = decision === undefined ? [] : [await notice(context, input, { change, decision })];
  await save(context, transition, together(contract.contractId, [change, { outbox: told }]));
}

async function notice(
  context: StepContext,
  { contract, terms, period, task, at }: VerdictInput,
  { change, decision }: { change: Pick<Change, 'writes'>; decision: ResultDecision },
) {
  const { resultDecidedNotice } = await import('../../core/notices/result-decided.ts');
  const after = change.writes
    .map(({ item }) => item)
    .find((item): item is PeriodItem => item.kind === 'period' && 'version' in item);
  const by = task.decision?.by ?? { issuer: '', subject: '', name: '' };
  const result = resultDecidedNotice({
    contract,
    terms,
    period: after ?? period,
    decision,
    by,
    reason: task.decision?.reason,
    at,
    // A task can be decided several times, as when a question is asked.
    occasion: `v${task.version}`,
  });
  return noticeToSend(context, result);
}
