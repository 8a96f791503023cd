import { AsyncLocalStorage } from 'node:async_hooks';
import type { Between, Ground } from '../../../local/runtime/options.ts';

/** Which call of a contract goes wrong: the n-th that writes something, or the n-th that reads. */
export type Fault = {
  readonly contractId: string;
  readonly kind: 'write' | 'read';
  readonly nth: number;
  /**
   * `before`: it fails and nothing has happened. `after`: it takes effect, and the answer is lost. `crash`: it
   * takes effect, and from then on nothing works until the program is started again.
   */
  readonly how: 'before' | 'after' | 'crash';
};

/** How often everything of a contract is done: steps and calls twice, one after the other or at once. */
export type Redelivery = 'one after the other' | 'at once';

type Call = {
  readonly kind: Fault['kind'];
  readonly contractId: string | undefined;
  readonly what: string;
};

/** Planted contracts are called so, and every call that concerns one of them says so somewhere. */
const PLANTED = /play-\d{3}/;

/**
 * Stands between the rooms and their ground, and lets calls fail, by contract: hundreds of contracts can go
 * through as many different faults in one runtime.
 */
export class Faults {
  readonly #faults = new Map<string, Fault>();
  readonly #redelivered = new Map<string, Redelivery>();
  readonly #dead = new Set<string>();
  readonly #seen = new Map<string, string[]>();
  readonly #offstage = new AsyncLocalStorage<true>();
  /** What happened to whom. */
  readonly fired = new Map<string, string>();

  arm(fault: Fault): void {
    this.#faults.set(fault.contractId, fault);
    this.#seen.delete(fault.contractId);
  }

  redeliver(contractId: string, how: Redelivery): void {
    this.#redelivered.set(contractId, how);
  }

  /** The calls of a contract since it was armed or first seen, such as `write TransactWrite`. */
  seen(contractId: string): readonly string[] {
    return this.#seen.get(contractId) ?? [];
  }

  get dead(): ReadonlySet<string> {
    return this.#dead;
  }

  /** The program is started again: everything works. */
  revive(): void {
    this.#dead.clear();
  }

  /** What tests themselves look at and prepare neither fails nor counts. */
  offstage<T>(work: () => Promise<T>): Promise<T> {
    return this.#offstage.run(true, work);
  }

  readonly between: Between = (part, ground) => {
    const wrapped: { [P in keyof Ground]: (whole: Ground[P]) => Ground[P] } = {
      dynamodb: (client) => this.#client(client),
      stepFunctions: (client) => this.#client(client),
      files: (files) => ({
        ...files,
        put: (zone, contractId, bytes) =>
          this.#pass({ kind: 'write', contractId, what: 'put' }, () =>
            files.put(zone, contractId, bytes),
          ),
        get: (zone, contractId, hash) =>
          this.#pass({ kind: 'read', contractId, what: 'get' }, () =>
            files.get(zone, contractId, hash),
          ),
      }),
      notices: (notices) => ({
        send: (notice) =>
          this.#pass({ kind: 'write', contractId: notice.contractId, what: 'notice' }, () =>
            notices.send(notice),
          ),
      }),
      invoke: (invoke) => (name, payload) =>
        this.#twice(contractOf(payload), () => invoke(name, payload)),
    };
    return wrapped[part](ground);
  };

  #client<C extends Ground['dynamodb'] | Ground['stepFunctions']>(client: C): C {
    const stack = (client as Ground['dynamodb']).middlewareStack;
    stack.add(
      (next, { commandName = '' }) =>
        (args) => {
          const kind = /Write|Put|Start|Send/.test(commandName) ? 'write' : 'read';
          const contractId = contractOf(args.input);
          return this.#pass({ kind, contractId, what: commandName }, () => next(args));
        },
      { step: 'initialize', name: 'faults' },
    );
    return client;
  }

  async #pass<T>({ kind, contractId, what }: Call, work: () => Promise<T>): Promise<T> {
    if (contractId === undefined || this.#offstage.getStore()) return work();
    if (this.#dead.has(contractId)) throw new Error('The program is dead');
    const seen = this.#seen.get(contractId) ?? [];
    this.#seen.set(contractId, [...seen, `${kind} ${what}`]);
    const fault = this.#faults.get(contractId);
    const nth = seen.filter((each) => each.startsWith(kind)).length + 1;
    if (fault?.kind !== kind || fault.nth !== nth) {
      return kind === 'write' ? this.#twice(contractId, work) : work();
    }
    this.fired.set(contractId, what);
    if (fault.how === 'before') throw new Error('It failed');
    await work();
    if (fault.how === 'crash') this.#dead.add(contractId);
    throw new Error('It was done, and the answer was lost');
  }

  /** Who is called at least once may be called twice; whoever called hears one of the answers. */
  async #twice<T>(contractId: string | undefined, work: () => Promise<T>): Promise<T> {
    const how = contractId === undefined ? undefined : this.#redelivered.get(contractId);
    if (how === undefined) return work();
    if (how === 'at once') return Promise.any([work(), work()]).catch(firstError);
    await work();
    return work();
  }
}

function firstError(error: unknown): never {
  throw error instanceof AggregateError ? error.errors[0] : error;
}

function contractOf(input: unknown): string | undefined {
  const { taskToken } = input as { taskToken?: unknown };
  const token = typeof taskToken === 'string' ? Buffer.from(taskToken, 'base64url') : '';
  return PLANTED.exec(`${JSON.stringify(input)}${token}`)?.[0];
}
