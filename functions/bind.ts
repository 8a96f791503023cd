import { contextFromEnv } from './shared/context-from-env.ts';
import type { Step, StepContext } from './step.ts';

/** What AWS calls. */
export type Handler = (event: unknown) => Promise<Record<string, unknown>>;

/**
 * Binds a step to AWS. The context is made at the first call and kept while the function stays warm; one
 * that could not be made is tried again at the next call.
 *
 * @example export const handler = bind(checkData);
 */
export function bind(
  step: Step,
  makeContext: () => Promise<StepContext> = contextFromEnv,
): Handler {
  let context: Promise<StepContext> | undefined;
  return async (event) => {
    context ??= makeContext().catch((error: unknown) => {
      context = undefined;
      throw error;
    });
    return step(event, await context);
  };
}
