// The smaller form of zod, which shares its core: every cold start loads this, and the large form costs it more
// than all that is parsed here. Items are read with the large form, while the table answers.
import * as z from 'zod/mini';
import { TASKS, WORKFLOWS } from '../../core/lifecycle/items/constants.ts';

/** A count from 1. */
const count = () => z.int().check(z.positive());

const stepInput = {
  contractId: z.string(),
  periodId: z.string(),
  purpose: z.string(),
  revision: count(),
  attempt: count(),
  workflow: z.enum(WORKFLOWS),
};

/** What every execution is started with, and passes to each of its steps unchanged. */
export const StepInput = z.strictObject(stepInput);
export type StepInput = z.infer<typeof StepInput>;

/** What an asking state adds. */
export const AskInput = z.strictObject({
  ...stepInput,
  task: z.enum(TASKS),
  detail: z.optional(z.string()),
  party: z.optional(z.string()),
  taskToken: z.string(),
});
export type AskInput = z.infer<typeof AskInput>;
