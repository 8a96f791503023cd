import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Person } from '../../core/lifecycle/items/common.ts';
import type { Route } from '../contract/route.ts';
import { demoRoutes } from '../contract/routes/demo.ts';
import { routes } from '../contract/routes.ts';
import type { ApiContext } from './context.ts';
import { demoHandlers } from './demo.ts';
import { idempotencyKeyOf, ifMatchOf, parseRequest } from './door.ts';
import type { ApiAnswer, ApiRequest } from './handler.ts';
import { handlers } from './handlers.ts';
import { languageOf } from './language.ts';
import { answerFaults, logRequests, type Variables } from './log.ts';
import { refused } from './refused.ts';

/**
 * The largest body. A Lambda takes 6 MB a call, and base64 makes 4 of them 5.4; the same holds everywhere, so that
 * what works on one's own machine works deployed.
 */
const BODY_MAX_BYTES = 4 * 1024 * 1024;

type Bound = (request: ApiRequest<never>) => Promise<ApiAnswer<unknown>>;

/**
 * The HTTP API as a Hono app: serve it with any server, or call `app.request(path, init)`.
 *
 * @example const app = createApp(context); await app.request('/health') // → 200
 */
export function createApp(context: ApiContext): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>();
  app.use(logRequests(context));
  app.use(bodyLimit({ maxSize: BODY_MAX_BYTES, onError: tooLarge }));
  app.onError(answerFaults(context));
  const health = { status: 'ok', version: context.version };
  app.get('/openapi.json', async (c) => {
    const { openApiDocument } = await import('../contract/openapi.ts');
    return answerOpenly(c, 'openapi', openApiDocument(context.version));
  });
  app.get('/health', (c) => answerOpenly(c, 'readHealth', health));

  const { readHealth: _, ...withLogin } = routes;
  bind(app, context, withLogin, handlers);
  if (context.demo) bind(app, context, demoRoutes, demoHandlers(context.demo));
  // Not `notFound`: that of an app which is mounted in another is never asked.
  app.all('*', () => {
    throw refused(404, 'api.no-such-route');
  });
  return app;
}

function bind<T extends Record<string, Route>>(
  app: Hono<{ Variables: Variables }>,
  context: ApiContext,
  table: T,
  // Each handler takes what its own route parses; `Handlers` has held them together by name.
  bound: { readonly [K in keyof T]: Bound },
): void {
  for (const name of Object.keys(table) as (keyof T & string)[]) {
    const route: Route = table[name] as T[keyof T & string];
    const handler = bound[name] as (request: ApiRequest) => Promise<ApiAnswer<unknown>>;
    app.on(route.method, route.path.replace(/\{(\w+)\}/g, ':$1'), async (c) => {
      c.set('route', name);
      const person = await personOf(c, context);
      const request = {
        context,
        person,
        language: languageOf(c.req.header('accept-language')),
        ifMatch: ifMatchOf(c),
        idempotencyKey: idempotencyKeyOf(route, c),
        input: await parseRequest(route, c),
      };
      return respond(route, await handler(request));
    });
  }
}

function answerOpenly(c: Context<{ Variables: Variables }>, name: string, value: object): Response {
  c.set('route', name);
  return Response.json(value);
}

async function personOf(c: Context, { identity, demo }: ApiContext): Promise<Person> {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  const person = token === undefined ? undefined : await identity.verify(token);
  if (!person) throw refused(401, 'api.not-logged-in', demo?.login ? { login: demo.login } : {});
  return person;
}

/** Only what the route's schema names goes out: a token or a person-zone hash cannot slip through. */
function respond({ reply }: Route, { value, version }: ApiAnswer<unknown>): Response {
  const headers = new Headers(version === undefined ? {} : { etag: `"${version}"` });
  if (reply.type === 'json') {
    return Response.json(reply.schema.parse(value), { status: reply.status, headers });
  }
  headers.set('content-type', 'application/octet-stream');
  headers.set('content-disposition', 'attachment');
  return new Response(new Uint8Array(value as Uint8Array), { status: reply.status, headers });
}

function tooLarge(): never {
  throw refused(413, 'api.too-large', { megabytes: BODY_MAX_BYTES / 1024 / 1024 });
}
