import type { ErrorHandler, MiddlewareHandler } from 'hono';
import { FileErasedError } from '../../ports/files/errors.ts';
import type { ApiContext } from './context.ts';
import { languageOf } from './language.ts';
import { Refused, refused } from './refused.ts';

/** What a request carries along: a reference for people, and the name of its route. */
export type Variables = { requestId: string; route: string; fault: Record<string, string> };
type Env = { Variables: Variables };

/**
 * One line for every request: which route, how it went, how long it took. Neither addresses nor bodies: they may
 * hold what somebody should not have written there.
 */
export function logRequests({ clock, log }: ApiContext): MiddlewareHandler<Env> {
  return async (c, next) => {
    const begunAtMs = performance.now();
    c.set('requestId', crypto.randomUUID());
    await next();
    c.header('x-request-id', c.get('requestId'));
    c.header('x-content-type-options', 'nosniff');
    c.header('cache-control', 'no-store');
    const line = {
      at: clock.realNow(),
      requestId: c.get('requestId'),
      method: c.req.method,
      route: c.get('route') ?? 'none',
      status: c.res.status,
      durationMs: Math.round(performance.now() - begunAtMs),
      ...c.get('fault'),
    };
    log(line);
  };
}

/** Answers what was refused, and what went wrong, as problem documents. Their words are loaded when there are any. */
export function answerFaults({ version }: ApiContext): ErrorHandler<Env> {
  return async (error, c) => {
    const { faultProblem, problemOf } = await import('./problems.ts');
    const language = languageOf(c.req.header('accept-language'));
    const refusal = error instanceof FileErasedError ? refused(410, 'api.erased') : error;
    if (refusal instanceof Refused) return problemResponse(problemOf(refusal, language));
    // The frames only: a message may quote what it stumbled on.
    const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    c.set('fault', { error: error.name, stack: frames.slice(0, 8).join(' '), version });
    return problemResponse(faultProblem(error, c.get('requestId'), language));
  };
}

function problemResponse(problem: { status: number }): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
