import { postponed } from '../../core/lifecycle/data/measure.ts';
import { taskId } from '../../core/lifecycle/names.ts';
import { affairOf } from '../../core/lifecycle/tasks/begin.ts';
import { missingIn } from '../common/delivery.ts';
import { noticeToSend, putFull } from '../common/open-file.ts';
import { save } from '../common/save.ts';
import { StepInput } from '../common/step-input.ts';
import { loadTransition, readNeeded } from '../common/transition.ts';
import type { Step } from '../step.ts';

/** Writes down what is missing, and asks for the data again by a later date. */
export const postponeCollection: Step = async (input, context) => {
  const step = StepInput.parse(input);
  const { contractId } = step;
  const loading = import('../../core/notices/task-waits.ts');
  const work = await loadTransition(context, step);
  const { contract, transition, at } = work;
  const id = taskId(affairOf(step), 'deliver-data');
  const asked = await readNeeded(context, 'task', contractId, { taskId: id });
  if (asked.state === 'open') return { outcome: 'postponed' };
  const findings = await missingIn(context, step, work);
  const dues = await context.store.list('due', contractId);

  const missing = findings.map(({ code }) => code);
  const missingFile = await putFull(context, contractId, findings);
  const { change, task } = postponed({
    contract,
    transition,
    dues,
    at,
    task: asked,
    missing,
    missingFile,
  });

  const { taskWaitsNotice } = await loading;
  const notice = taskWaitsNotice({ task, contract, at, occasion: `v${task.version}` });
  await save(context, transition, { ...change, outbox: [await noticeToSend(context, notice)] });
  return { outcome: 'postponed' };
};
