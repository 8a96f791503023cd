import * as z from 'zod';

/** Schemas with a name of their own in the OpenAPI document. */
export const named: z.core.$ZodRegistry<{ id: string }> = z.registry<{ id: string }>();

/** Gives a schema its name in the OpenAPI document. */
export function name<S extends z.ZodType>(id: string, schema: S): S {
  named.add(schema, { id });
  return schema;
}

/** What is sent: JSON, or a form with files (`multipart/form-data`). */
export type Body =
  | { readonly type: 'json'; readonly schema: z.ZodType }
  | { readonly type: 'form'; readonly schema: z.ZodObject };

/** What comes back: JSON, or the bytes of a file as they were kept. */
type Reply =
  | { readonly type: 'json'; readonly status: 200 | 201; readonly schema: z.ZodType }
  | { readonly type: 'bytes'; readonly status: 200; readonly description: string };

/**
 * One thing that a person can do, as data: the server binds it, the client calls it, and the OpenAPI document
 * describes it, all from here.
 */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: `/${string}`;
  readonly tag:
    | 'installation'
    | 'contracts'
    | 'terms'
    | 'life'
    | 'persons'
    | 'outcomes'
    | 'money'
    | 'audit'
    | 'moving';
  readonly summary: string;
  /** Whose login it takes; left out: none. */
  readonly who?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: Body;
  readonly reply: Reply;
  /**
   * `required`: what is created has no permanent name of its own, so that a repeated call can only be told from a
   * second one by its `Idempotency-Key`. `honoured`: with a key, a repetition gets the answer of the first call
   * instead of a refusal. Elsewhere the name of what is created makes a repetition harmless: it is the same, or it
   * is refused because it is there.
   */
  readonly idempotencyKey?: 'required' | 'honoured';
  /** The resource has an ETag (its `version`), and `If-Match` is honoured. */
  readonly ifMatch?: true;
};

/** Keeps the exact types of a route, which the client and the server read. */
export function route<const R extends Route>(definition: R): R {
  return definition;
}

/** A JSON body. */
export function json<S extends z.ZodType>(schema: S): { type: 'json'; schema: S } {
  return { type: 'json', schema };
}

/** A form with files. */
export function form<S extends z.ZodObject>(schema: S): { type: 'form'; schema: S } {
  return { type: 'form', schema };
}

/** An answer in JSON. */
export function ok<S extends z.ZodType>(schema: S): { type: 'json'; status: 200; schema: S } {
  return { type: 'json', status: 200, schema };
}

/** An answer that something was created. */
export function created<S extends z.ZodType>(schema: S): { type: 'json'; status: 201; schema: S } {
  return { type: 'json', status: 201, schema };
}

/** An answer that is a file, byte for byte. */
export function bytes(description: string): { type: 'bytes'; status: 200; description: string } {
  return { type: 'bytes', status: 200, description };
}

type Nothing = Record<never, never>;
type Written<S extends z.ZodType, Side> = Side extends 'sent' ? z.input<S> : z.output<S>;
type Part<R, K extends 'params' | 'query', Side> = R extends {
  readonly [P in K]: infer S extends z.ZodType;
}
  ? Written<S, Side>
  : Nothing;
type BodyPart<R, Side> = R extends { readonly body: { readonly schema: infer S extends z.ZodType } }
  ? { body: Written<S, Side> }
  : Nothing;
type Taken<R, Side> = Part<R, 'params', Side> & Part<R, 'query', Side> & BodyPart<R, Side>;

/** What a route takes: the parameters of its path and query side by side, and the body. */
export type InputOf<R extends Route> = Taken<R, 'sent'>;

/** The same after the door: checked, with defaults. */
export type ParsedOf<R extends Route> = Taken<R, 'parsed'>;

/** What a route answers. */
export type ReplyOf<R extends Route> = R['reply'] extends { readonly type: 'bytes' }
  ? Uint8Array
  : R['reply'] extends { readonly schema: infer S extends z.ZodType }
    ? z.output<S>
    : never;
