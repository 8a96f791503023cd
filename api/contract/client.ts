import { type Call, type ClientOptions, send } from './request.ts';
import type { InputOf, ReplyOf, Route } from './route.ts';
import { demoRoutes } from './routes/demo.ts';
import { routes } from './routes.ts';

export { ApiProblem, type ClientOptions } from './request.ts';

/** What may accompany a call. */
type CallOptions = Pick<Call, 'ifMatch' | 'idempotencyKey'>;

type Method<R extends Route> =
  Record<never, never> extends InputOf<R>
    ? (input?: InputOf<R>, options?: CallOptions) => Promise<ReplyOf<R>>
    : (input: InputOf<R>, options?: CallOptions) => Promise<ReplyOf<R>>;

/** One method for every route. */
type ClientOf<T extends Record<string, Route>> = { readonly [K in keyof T]: Method<T[K]> };
export type Client = ClientOf<typeof routes>;
export type DemoClient = ClientOf<typeof demoRoutes>;

/**
 * A client for a running Utfall: one method for every route, with the parameters of path and query side by
 * side and the body as `body`. Answers are checked against the contract's schemas.
 *
 * @throws ApiProblem from every method, when the server refuses: with all findings, in the client's language.
 * @example
 *   const client = createClient({ baseUrl: 'http://localhost:8080', token: async () => token });
 *   const { tasks } = await client.listMyTasks();
 *   await client.decideTask(
 *     { contractId, taskId, body: { choice: 'approve', hash: task.subjectHash } },
 *     { ifMatch: task.version },
 *   );
 */
export function createClient(options: ClientOptions): Client {
  return bind(routes, options);
}

/** A client for the routes that only a demo has: the simulated clock. */
export function createDemoClient(options: ClientOptions): DemoClient {
  return bind(demoRoutes, options);
}

function bind<T extends Record<string, Route>>(table: T, options: ClientOptions): ClientOf<T> {
  const methods = Object.entries(table).map(([name, route]) => [
    name,
    (input: Call['input'] = {}, accompanying: CallOptions = {}) =>
      send(route, { input, ...accompanying }, options),
  ]);
  // The table's types say what each method takes and answers; a generic binding cannot prove it.
  return Object.fromEntries(methods) as ClientOf<T>;
}
