import type { Write } from '../../core/lifecycle/change.ts';
import { affairOf } from '../../core/lifecycle/tasks/begin.ts';
import { noticeToSend } from '../common/open-file.ts';
import { save } from '../common/save.ts';
import { AskInput, StepInput } from '../common/step-input.ts';
import { loadTerms, termsVersionOf } from '../common/terms.ts';
import { loadTransition, readNeeded } from '../common/transition.ts';
import type { Step, StepContext } from '../step.ts';

/**
 * Asks a party for a decision and lets the execution wait. If the decision is there already, it rings its own
 * doorbell at once.
 */
export const askPerson: Step = async (input, context) => {
  const { task, detail, party, taskToken: token, ...rest } = AskInput.parse(input);
  const step = StepInput.parse(rest);
  const loading = import('../../core/lifecycle/tasks/ask.ts');
  const work = await loadTransition(context, step);
  const version = await termsVersionOf(context, work.contract, step);
  const { terms, item } = await loadTerms(context, step.contractId, version);
  const subjectHash = await subjectOf(context, { ...step, task }, item.hash);

  const { askTask } = await loading;
  const asked = askTask({ ...work, terms, task, detail, party, token, subjectHash });

  if (asked.answered) {
    await context.workflows.answer(token, asked.taskId);
    return { taskId: asked.taskId };
  }
  const alongside = task === 'deliver-data' ? await collecting(context, step) : [];
  await save(context, work.transition, {
    contractId: step.contractId,
    writes: [...asked.change.writes, ...alongside],
    events: asked.change.events,
    outbox: asked.notice ? [await noticeToSend(context, asked.notice)] : [],
  });
  return { taskId: asked.taskId };
};

/** The hash of exactly what the person is shown, for tasks whose decision binds it. */
async function subjectOf(
  context: StepContext,
  input: StepInput & Pick<AskInput, 'task'>,
  termsHash: string,
): Promise<string | undefined> {
  const { contractId, periodId, revision, task } = input;
  switch (task) {
    case 'sign-terms':
      return termsHash;
    case 'verify-outcome':
    case 'answer-objection':
    case 'arbitrate':
      return (await readNeeded(context, 'period', contractId, { periodId, revision })).packHash;
    case 'attest':
      return (await readNeeded(context, 'settlement', contractId, affairOf(input))).file;
    case 'confirm-payment':
      return (await readNeeded(context, 'settlement', contractId, affairOf(input))).noticeFile;
    case 'report-delivery':
    case 'accept-delivery':
    case 'deliver-data':
      return undefined;
  }
}

/** A period is being collected from when its data are first asked for. */
async function collecting(
  context: StepContext,
  { contractId, periodId, revision }: StepInput,
): Promise<Write[]> {
  const period = await readNeeded(context, 'period', contractId, { periodId, revision });
  if (period.state !== 'planned') return [];
  return [{ op: 'replace', item: { ...period, state: 'collecting' } }];
}
