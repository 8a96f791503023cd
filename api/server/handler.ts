import type { Person } from '../../core/lifecycle/items/common.ts';
import type { Language } from '../../core/words/language.ts';
import type { ParsedOf, ReplyOf, Route } from '../contract/route.ts';
import type { ApiContext } from './context.ts';

/** A request past the door: the person is known, and everything sent is of the route's shape. */
export type ApiRequest<Input = unknown> = {
  readonly context: ApiContext;
  readonly person: Person;
  readonly language: Language;
  readonly input: Input;
  /** The version that the caller read. */
  readonly ifMatch: number | undefined;
  /** There for certain where the route requires it. */
  readonly idempotencyKey: string;
};

/** `version` becomes the ETag. What the route's schema does not name is dropped on the way out. */
export type ApiAnswer<Value> = { readonly value: Value; readonly version?: number };

type Handler<R extends Route> = (
  request: ApiRequest<ParsedOf<R>>,
) => Promise<ApiAnswer<ReplyOf<R>>>;

export type Handlers<T extends Record<string, Route>> = { readonly [K in keyof T]: Handler<T[K]> };
