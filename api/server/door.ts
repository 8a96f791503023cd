import type { Context } from 'hono';
import * as z from 'zod';
import type { Finding } from '../../core/findings.ts';
import type { Route } from '../contract/route.ts';
import { personnummerFindings, shapeFindings } from './issues.ts';
import { Refused, refused } from './refused.ts';

type Fields = Record<string, unknown>;

/**
 * Reads what was sent, as the route says it: the parameters of path and query side by side, and the body. All
 * that is wrong is said at once.
 *
 * @throws Refused
 */
export async function parseRequest(route: Route, c: Context): Promise<Fields> {
  const params = (route.params ?? NOTHING).safeParse(c.req.param());
  if (!params.success) throw refused(404, 'api.not-found');
  const query = c.req.query();
  const body = await readBody(route, c);
  const findings: Finding[] = [
    ...personnummerFindings(query),
    ...(route.body ? personnummerFindings(body) : []),
  ];
  const parsedQuery = checked(route.query ?? NOTHING, query, findings);
  const parsedBody = route.body ? checked(route.body.schema, body, findings) : undefined;
  if (findings.length > 0) throw new Refused(422, findings);
  return {
    ...params.data,
    ...(parsedQuery as Fields),
    ...(route.body ? { body: parsedBody } : {}),
  };
}

const NOTHING = z.strictObject({});

function checked(schema: z.ZodType, value: unknown, findings: Finding[]): unknown {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) findings.push(...shapeFindings(parsed.error.issues));
  return parsed.data;
}

async function readBody({ body }: Route, c: Context): Promise<unknown> {
  if (!body) return undefined;
  const type = body.type === 'json' ? 'application/json' : 'multipart/form-data';
  const sent = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (sent !== type) throw refused(415, 'api.media-type', { expected: type });
  try {
    return body.type === 'json' ? await c.req.json() : await c.req.parseBody({ all: true });
  } catch (error) {
    // A body that is too large ends in the middle, too: that is said by whoever stopped it.
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    throw refused(400, 'api.malformed', { type });
  }
}

/** The version in `If-Match`. @throws Refused on what can be no ETag of ours. */
export function ifMatchOf(c: Context): number | undefined {
  const written = c.req.header('if-match');
  if (written === undefined || written === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(written)?.[1];
  if (version === undefined) throw refused(400, 'api.if-match');
  return Number(version);
}

/** The `Idempotency-Key`. @throws Refused where the route requires one and there is none. */
export function idempotencyKeyOf({ idempotencyKey }: Route, c: Context): string {
  const key = c.req.header('idempotency-key')?.trim() ?? '';
  if (key.length > 200 || (key === '' && idempotencyKey === 'required')) {
    throw refused(400, 'api.idempotency-key');
  }
  return key;
}
