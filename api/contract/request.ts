import { type FindingView, Problem } from './problem.ts';
import type { Route } from './route.ts';

export type ClientOptions = {
  /** Such as `https://utfall.example.se`; a path in it is kept. */
  readonly baseUrl: string;
  /** The bearer token, asked for before every call so that it may be renewed. */
  readonly token: () => Promise<string | undefined>;
  /** The language of findings and explanations; left out: Swedish. */
  readonly language?: 'sv' | 'en';
  readonly fetch?: typeof fetch;
};

/** One call, before it is a request. */
export type Call = {
  readonly input: Readonly<Record<string, unknown>>;
  /** The `version` that was read: the call holds only if nobody wrote in between. */
  readonly ifMatch?: number;
  /** The same for a repetition of the same call; left out: a new one. */
  readonly idempotencyKey?: string;
};

/** The server refused, and says why. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  readonly status: number;

  readonly findings: readonly FindingView[];

  /** Where another writer was first: the item as it is now. */
  readonly current: unknown;

  constructor(problem: Problem) {
    super(problem.detail);
    this.status = problem.status;
    this.findings = problem.findings;
    this.current = problem.current;
  }
}

/** Sends a call and reads its answer. @throws ApiProblem when the server refuses. */
export async function send(route: Route, call: Call, options: ClientOptions): Promise<unknown> {
  const response = await (options.fetch ?? fetch)(addressOf(route, call, options.baseUrl), {
    method: route.method,
    headers: await headersOf(route, call, options),
    ...bodyOf(route, call),
  });
  if (!response.ok) throw new ApiProblem(await problemOf(response));
  if (route.reply.type === 'bytes') return new Uint8Array(await response.arrayBuffer());
  return route.reply.schema.parse(await response.json());
}

function addressOf(route: Route, { input }: Call, baseUrl: string): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input[name])),
  );
  const query = new URLSearchParams();
  for (const name of Object.keys(route.query?.shape ?? {})) {
    if (input[name] !== undefined) query.set(name, String(input[name]));
  }
  return baseUrl.replace(/\/$/, '') + path + (query.size > 0 ? `?${query}` : '');
}

async function headersOf(route: Route, call: Call, options: ClientOptions): Promise<Headers> {
  const headers = new Headers({ 'accept-language': options.language ?? 'sv' });
  const token = await options.token();
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  if (route.body?.type === 'json') headers.set('content-type', 'application/json');
  if (call.ifMatch !== undefined) headers.set('if-match', `"${call.ifMatch}"`);
  const key =
    call.idempotencyKey ?? (route.idempotencyKey === 'required' ? crypto.randomUUID() : undefined);
  if (key !== undefined) headers.set('idempotency-key', key);
  return headers;
}

function bodyOf(route: Route, { input }: Call): { body?: string | FormData } {
  switch (route.body?.type) {
    case undefined:
      return {};
    case 'json':
      return { body: JSON.stringify(input['body']) };
    case 'form': {
      const form = new FormData();
      for (const [field, value] of Object.entries(input['body'] ?? {})) form.set(field, value);
      return { body: form };
    }
  }
}

/** What is no problem document came from something on the way, such as a proxy. */
async function problemOf(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  const title = response.statusText || `HTTP ${response.status}`;
  return {
    type: 'about:blank',
    title,
    status: response.status,
    detail: `The server answered ${response.status} without saying why.`,
    findings: [],
  };
}
