import type { Context, Handler } from 'aws-lambda';
import { contextFromEnv } from './common/context-from-env.ts';
import { aboutOf, loadLogger, tellable, tracesOf } from './log.ts';
import type { Step, StepContext } from './step.ts';

/** What AWS calls. A step needs nothing of the invocation's context; tests call it without. */
export type StepHandler = (
  event: Parameters<Handler>[0],
  context?: Context,
) => Promise<Record<string, unknown>>;

export type BindOptions = {
  readonly makeContext?: () => StepContext;
  /** What of an answer is logged; left out: its outcome. */
  readonly tell?: (
    answer: Record<string, unknown>,
  ) => Record<string, unknown> | Promise<Record<string, unknown>>;
};

/** An outcome is a word of the workflows. */
const WORD = /^[a-z][a-z-]{0,40}$/;

/**
 * Binds a step to AWS. The context is made at the first call and kept while the function stays warm; one
 * that could not be made is tried again at the next call. Each call is one line in the log.
 *
 * @example export const handler = bind(checkData);
 */
export function bind(step: Step, options: BindOptions = {}): StepHandler {
  const { makeContext = contextFromEnv, tell = outcomeOf } = options;
  let context: StepContext | undefined;
  return async (event, invocation) => {
    const begunAtMs = performance.now();
    const line = { requestId: invocation?.awsRequestId, ...aboutOf(event) };
    const durationMs = () => Math.round(performance.now() - begunAtMs);
    try {
      context ??= makeContext();
      const answer = await step(event, context);
      const done = { ...line, durationMs: durationMs(), ...(await tell(answer)) };
      (await loadLogger()).info('done', done);
      return answer;
    } catch (error) {
      const failed = { ...line, durationMs: durationMs(), ...tracesOf(error) };
      (await loadLogger()).error('failed', failed);
      throw tellable(error);
    }
  };
}

function outcomeOf({ outcome }: Record<string, unknown>): Record<string, unknown> {
  return typeof outcome === 'string' && WORD.test(outcome) ? { outcome } : {};
}
