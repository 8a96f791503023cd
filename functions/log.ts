import * as z from 'zod/mini';
import { ConflictError } from '../store/errors.ts';
import { whenUsed } from './common/when-used.ts';
import { FindingsError } from './errors.ts';

/**
 * Structured lines for people who run an installation: ids, counts, names of errors. Never what somebody wrote.
 * What writes them is loaded at the first line, which comes when the work is done.
 */
export const loadLogger = whenUsed(async () => {
  const { Logger } = await import('@aws-lambda-powertools/logger');
  return new Logger({ serviceName: 'utfall' });
});

/** What an event may say of itself in a log; whatever else is in it stays out. */
const About = z.object({
  contractId: z.optional(z.string()),
  workflow: z.optional(z.string()),
  periodId: z.optional(z.string()),
  purpose: z.optional(z.string()),
  revision: z.optional(z.int()),
  attempt: z.optional(z.int()),
  task: z.optional(z.string()),
});

/** What a call is about, as far as it says so in the way that state machines do. */
export function aboutOf(event: unknown): Readonly<Record<string, unknown>> {
  const parsed = About.safeParse(event);
  return parsed.success ? parsed.data : {};
}

/** An error as it may be logged: its name and frames. Its message may quote what it stumbled on. */
export function tracesOf(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { error: 'unknown' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, stack: frames.slice(0, 8).join(' ') };
}

/**
 * An error as it may leave a function: Lambda logs it, and Step Functions keeps it in the execution's history. Our
 * own errors are made of ids and counts; of any other only the name stays, by which a state machine may catch it.
 */
export function tellable(error: unknown): Error {
  if (error instanceof Error && isOurs(error)) return withoutCause(error);
  const told = new Error('A fault in the program; the log has its frames');
  if (error instanceof Error) told.name = error.name;
  told.stack = `${told.name}: ${told.message}`;
  return told;
}

function isOurs(error: Error): boolean {
  return 'facts' in error || error instanceof FindingsError || error instanceof ConflictError;
}

/** The cause is what a service or a parser said, in its own words. */
function withoutCause(error: Error): Error {
  const told = new Error(error.message);
  told.name = error.name;
  told.stack = `${error.name}: ${error.message}`;
  return told;
}
