import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledDefinition } from './definition.ts';
import type { ExecutionRecord, ExecutionTable } from './execution-table.ts';
import { tell } from './history.ts';
import { LiveExecution, type LiveServices } from './live-execution.ts';
import { type Place, stateMachineArn } from './names.ts';
import type { Invoke } from './task.ts';
import { Tokens } from './tokens.ts';

export type EngineOptions = {
  machines: readonly CompiledDefinition[];
  executions: ExecutionTable;
  invoke: Invoke;
  timeoutError: () => Error;
  now: () => Date;
  place: Place;
  retryIntervalMs?: number;
};

/** How long functions that are at work may go on when the engine stops. */
const STOP_WITHIN_MS = 5_000;

/** The executions of all state machines, those that run and those that ran. */
export class Engine {
  readonly machines: ReadonlyMap<string, CompiledDefinition>;
  readonly executions: ExecutionTable;
  readonly tokens = new Tokens();
  readonly createdAt: Date;
  readonly #live = new Map<string, LiveExecution>();
  readonly #ends = new Map<string, Promise<void>>();
  readonly #saved = new WeakMap<LiveExecution, number>();
  readonly #savings = new WeakMap<LiveExecution, Promise<void>>();
  readonly #atWork = new Set<Promise<unknown>>();
  readonly #services: LiveServices;
  readonly #idleWaiters = new Set<() => void>();
  #stopping = false;
  #looking = false;

  constructor(options: EngineOptions) {
    const { machines, executions, invoke, timeoutError, now, place, retryIntervalMs } = options;
    const byArn = machines.map((machine) => [stateMachineArn(place, machine.name), machine]);
    this.machines = new Map(byArn as [string, CompiledDefinition][]);
    this.executions = executions;
    this.createdAt = now();
    this.#services = {
      tokens: this.tokens,
      invoke: (name, payload) => this.#work(invoke(name, payload)),
      timeoutError,
      now,
      onChange: () => this.#changed(),
      ...(retryIntervalMs === undefined ? {} : { retryIntervalMs }),
    };
  }

  now(): Date {
    return this.#services.now();
  }

  /** What ran when the process before this one ended ran in its memory, and is over. */
  async abortLeftovers(): Promise<void> {
    for (const arn of await this.executions.running()) {
      const history = (await this.executions.get(arn))?.history ?? [];
      const stopped = this.now();
      tell(history, { type: 'ExecutionAborted', timestamp: stopped.getTime() });
      const cause = 'The process in which it ran has ended.';
      const end = { status: 'ABORTED' as const, stopDate: stopped.toISOString(), cause };
      await this.executions.update(arn, { history, end });
    }
  }

  /**
   * Records an execution, then runs it.
   *
   * @returns the recorded execution of the same name, which then goes on unchanged, if there is one
   */
  async start(
    machine: CompiledDefinition,
    record: ExecutionRecord,
  ): Promise<{ existing?: ExecutionRecord }> {
    const put = await this.#work(this.executions.put(record));
    if (put.existing !== undefined || this.#stopping) return put;
    const live = new LiveExecution(machine, record, this.#services);
    this.#live.set(record.executionArn, live);
    this.#ends.set(record.executionArn, this.#untilRecorded(live));
    this.#changed();
    return put;
  }

  live(executionArn: string): LiveExecution | undefined {
    return this.#live.get(executionArn);
  }

  /** Stops an execution that runs, and returns when its end is recorded. */
  async stopExecution(executionArn: string, why: { error?: string; cause?: string }) {
    this.#live.get(executionArn)?.stop(why);
    await this.#ends.get(executionArn);
  }

  /** Lets a waiting task run into its timeout. False where the token waits for nothing. */
  expireTask(token: string): boolean {
    const task = this.tokens.waiting(token);
    task?.fail(this.#services.timeoutError());
    return task !== undefined;
  }

  /** Resolves when every execution that runs waits for a token and everything is recorded. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#idleWaiters.add(resolve);
      this.#changed();
    });
  }

  /**
   * Stops all executions without an end: as after a crash, the next start finds them and says
   * that they were aborted. Functions at work may finish what they do.
   */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const live of this.#live.values()) live.stop();
    const deadline = new AbortController();
    const tooLate = sleep(STOP_WITHIN_MS, undefined, { signal: deadline.signal }).catch(() => {});
    await Promise.race([Promise.allSettled(this.#atWork), tooLate]);
    deadline.abort();
  }

  async #untilRecorded(live: LiveExecution): Promise<void> {
    const { executionArn } = live.record;
    const end = await live.end;
    await this.#savings.get(live);
    while (!this.#stopping) {
      try {
        await this.#work(this.executions.update(executionArn, { history: live.history(), end }));
        break;
      } catch {
        await sleep(1_000); // it ended, and must not be forgotten while the database is away
      }
    }
    this.#live.delete(executionArn);
    this.#ends.delete(executionArn);
    this.#changed();
  }

  /** Keeps what has been told so far, for whoever asks after a crash. Not worth an error. */
  #save(live: LiveExecution): void {
    if (this.#saved.get(live) === live.events || this.#stopping) return;
    this.#saved.set(live, live.events);
    const { executionArn } = live.record;
    const before = this.#savings.get(live) ?? Promise.resolve();
    const save = () => this.executions.update(executionArn, { history: live.history() });
    this.#savings.set(
      live,
      this.#work(before.then(save)).catch(() => undefined),
    );
  }

  async #work<T>(work: Promise<T>): Promise<T> {
    this.#atWork.add(work);
    try {
      return await work;
    } finally {
      this.#atWork.delete(work);
      this.#changed();
    }
  }

  /** Looked at when the present burst of callbacks is over: in between, a state may not have begun. */
  #changed(): void {
    if (this.#looking) return;
    this.#looking = true;
    setImmediate(() => {
      this.#looking = false;
      this.#look();
    });
  }

  #look(): void {
    const running = [...this.#live.values()];
    for (const live of running.filter(({ waiting }) => waiting)) this.#save(live);
    if (this.#atWork.size > 0 || running.some(({ waiting }) => !waiting)) return;
    for (const resolve of this.#idleWaiters) resolve();
    this.#idleWaiters.clear();
  }
}
