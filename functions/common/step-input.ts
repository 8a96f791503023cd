import * as z from 'zod';
import { affair } from '../../core/lifecycle/items/common.ts';
import { TaskKind, Workflow } from '../../core/lifecycle/items/workflow.ts';

const stepInput = {
  contractId: z.string(),
  ...affair,
  attempt: z.int().positive(),
  workflow: Workflow,
};

/** What every execution is started with, and passes to each of its steps unchanged. */
export const StepInput = z.strictObject(stepInput);
export type StepInput = z.infer<typeof StepInput>;

/** What an asking state adds. */
export const AskInput = z.strictObject({
  ...stepInput,
  task: TaskKind,
  detail: z.string().optional(),
  party: z.string().optional(),
  taskToken: z.string(),
});
export type AskInput = z.infer<typeof AskInput>;
