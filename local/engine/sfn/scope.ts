import { type RunOptions, StateMachine } from 'aws-local-stepfunctions';
import { providePromiseWithResolvers } from './promise-with-resolvers.ts';

providePromiseWithResolvers();

export type TaskHandlers = NonNullable<
  NonNullable<RunOptions['overrides']>['taskResourceLocalHandlers']
>;

/** Unwinds a state whose execution or branch is over, past every Retry and Catch. */
export class BranchEndedError extends Error {
  override readonly name = 'BranchEnded';
  // Read by the engine before it looks for a Retry or a Catch.
  readonly isRetryable = false;
  readonly isCatchable = false;
}

export type ScopeOptions = {
  handlersFor: (scope: Scope) => TaskHandlers;
  /** Told whenever the scope starts or stops waiting, or ends. */
  onChange: () => void;
};

/**
 * One run of states: an execution, a branch of a Parallel, an iteration of a Map. The engine gives
 * task handlers neither; it aborts the siblings of a failed branch but leaves their tasks waiting.
 * A scope lets a task know in which run it stands and learn at once when that run is over.
 */
export class Scope {
  #ended: boolean;
  #waiting = false;
  readonly #options: ScopeOptions;
  readonly #children = new Set<Scope>();
  readonly #whenEnded = new Set<() => void>();

  constructor(options: ScopeOptions, ended = false) {
    this.#options = options;
    this.#ended = ended;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get handlers(): TaskHandlers {
    return this.#options.handlersFor(this);
  }

  /** Whether each run in it that is not over waits for an answer from outside. */
  get waiting(): boolean {
    if (this.#children.size === 0) return this.#waiting;
    return [...this.#children].every((child) => child.waiting);
  }

  setWaiting(waiting: boolean): void {
    this.#waiting = waiting;
    this.#options.onChange();
  }

  /** The scope of a run inside. It is over from the start if this one is. */
  child(run: (child: Scope) => Promise<unknown>): void {
    const child = new Scope(this.#options, this.#ended);
    this.#children.add(child);
    const over = () => {
      child.end();
      this.#children.delete(child);
      this.#options.onChange();
    };
    run(child).then(over, over);
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const child of this.#children) child.end();
    for (const callback of [...this.#whenEnded]) callback();
    this.#whenEnded.clear();
  }

  /** @returns a function that withdraws the callback */
  whenEnded(callback: () => void): () => void {
    this.#whenEnded.add(callback);
    return () => this.#whenEnded.delete(callback);
  }
}

/** Under a symbol, because the engine copies a run's options into the runs inside it. */
export const SCOPE: unique symbol = Symbol('scope');
export type ScopedRunOptions = RunOptions & { [SCOPE]?: Scope };

/**
 * The engine starts branches and iterations with `new StateMachine(…).run(…)` of its own, so that
 * the prototype is the only place where a run inside can be given its own task handlers. Runs
 * without a scope are left alone.
 */
const runUnscoped = StateMachine.prototype.run;
StateMachine.prototype.run = function runInScope(input, options: ScopedRunOptions = {}) {
  const parent = options[SCOPE];
  if (parent === undefined) return runUnscoped.call(this, input, options);
  let started: ReturnType<StateMachine['run']> | undefined;
  parent.child((scope) => {
    const overrides = { ...options.overrides, taskResourceLocalHandlers: scope.handlers };
    const scoped: ScopedRunOptions = { ...options, overrides, [SCOPE]: scope };
    started = runUnscoped.call(this, input, scoped);
    return started.result;
  });
  return started as ReturnType<StateMachine['run']>;
};
