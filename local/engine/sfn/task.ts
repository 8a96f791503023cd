import type { Task } from './definition.ts';
import { TOKEN_PLACE } from './definition-states.ts';
import { BranchEndedError, type Scope } from './scope.ts';
import type { Tokens } from './tokens.ts';

export type Invoke = (functionName: string, payload: unknown) => Promise<unknown>;

export type TaskServices = {
  tokens: Tokens;
  invoke: Invoke;
  timeoutError: () => Error;
};

export type TaskContext = {
  task: Task;
  scope: Scope;
  executionArn: string;
  services: TaskServices;
};

type Parameters = { FunctionName: string; Payload?: unknown };

/** What a task comes to, and what has to be cleared away when it is over. */
class Ending {
  #open = true;
  readonly #closings: (() => void)[] = [];
  readonly result: Promise<unknown>;
  #resolve: (value: unknown) => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor() {
    this.result = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get open(): boolean {
    return this.#open;
  }

  whenOver(closing: () => void): void {
    this.#closings.push(closing);
  }

  readonly succeed = (value: unknown): void => this.#end(() => this.#resolve(value));
  readonly fail = (error: unknown): void => this.#end(() => this.#reject(error));

  /** The first end counts: an answer that comes after a timeout, say, changes nothing. */
  #end(settle: () => void): void {
    if (!this.#open) return;
    this.#open = false;
    for (const close of this.#closings) close();
    settle();
  }
}

/**
 * Runs one attempt of a task as Step Functions does: calls the function and ends with its answer,
 * or, where the task waits for its token, with what is sent to the token. Ends early in
 * `States.Timeout`, and silently when its branch or execution is over.
 */
export function runTask(context: TaskContext, parameters: Parameters): Promise<unknown> {
  const { task, scope, executionArn, services } = context;
  if (scope.ended) return Promise.reject(new BranchEndedError());
  const ending = new Ending();
  ending.whenOver(scope.whenEnded(() => ending.fail(new BranchEndedError())));
  ending.whenOver(() => scope.setWaiting(false));
  if (task.timeoutMs !== undefined) {
    const timer = setTimeout(() => ending.fail(services.timeoutError()), task.timeoutMs);
    ending.whenOver(() => clearTimeout(timer));
  }
  if (task.kind === 'invoke') {
    call(services.invoke, parameters).then((Payload) => {
      ending.succeed({ ExecutedVersion: '$LATEST', Payload, StatusCode: 200 });
    }, ending.fail);
    return ending.result;
  }
  // Known before the function is called, which may answer its own token at once.
  const { succeed, fail } = ending;
  const token = services.tokens.issue({ executionArn, succeed, fail });
  ending.whenOver(() => services.tokens.close(token));
  call(services.invoke, withToken(parameters, token)).then(() => {
    if (ending.open) scope.setWaiting(true);
  }, ending.fail);
  return ending.result;
}

/** Payloads pass through JSON in both directions, as they do on their way to a Lambda. */
async function call(invoke: Invoke, { FunctionName, Payload }: Parameters): Promise<unknown> {
  try {
    return asJson(await invoke(FunctionName, asJson(Payload ?? {})));
  } catch (error) {
    throw error instanceof Error ? error : new Error(String(error), { cause: error });
  }
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

function withToken(parameters: Parameters, token: string): Parameters {
  return replaced(parameters, token) as Parameters;
}

function replaced(value: unknown, token: string): unknown {
  if (value === TOKEN_PLACE) return token;
  if (Array.isArray(value)) return value.map((inner) => replaced(inner, token));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, replaced(v, token)]));
}
