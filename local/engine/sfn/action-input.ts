import * as z from 'zod';
import { ServiceError } from './service-error.ts';

export const MaxResults = z.int().min(0).max(1_000).optional();

/**
 * Reads the input of an action; unknown fields are passed over, as on AWS.
 *
 * @throws ServiceError `ValidationException`
 */
export function parseInput<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ServiceError('ValidationException', z.prettifyError(parsed.error));
}

/** AWS writes instants as seconds. */
export function seconds(instant: string | Date): number {
  return new Date(instant).getTime() / 1_000;
}

/** Pages: what comes next is opaque to the caller. */
export function nextToken(after: string | undefined): { nextToken?: string } {
  return after === undefined ? {} : { nextToken: Buffer.from(after).toString('base64url') };
}

export function afterToken(token: string | undefined): string | undefined {
  return token === undefined ? undefined : Buffer.from(token, 'base64url').toString('utf8');
}
