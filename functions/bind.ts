import type { Context, Handler } from 'aws-lambda';
import { contextFromEnv } from './common/context-from-env.ts';
import type { Step, StepContext } from './step.ts';

/** What AWS calls. A step needs nothing of the invocation's context; tests call it without. */
export type StepHandler = (
  event: Parameters<Handler>[0],
  context?: Context,
) => Promise<Record<string, unknown>>;

/**
 * Binds a step to AWS. The context is made at the first call and kept while the function stays warm; one
 * that could not be made is tried again at the next call.
 *
 * @example export const handler = bind(checkData);
 */
export function bind(step: Step, makeContext: () => StepContext = contextFromEnv): StepHandler {
  let context: StepContext | undefined;
  return async (event) => {
    context ??= makeContext();
    return step(event, context);
  };
}
