import { ExecutionAbortedError, ExecutionTimeoutError } from 'aws-local-stepfunctions';
import type { CompiledDefinition } from './definition.ts';
import type { ExecutionEnd, ExecutionRecord } from './execution-table.ts';
import { type EngineEvent, type HistoryEvent, tell, trimmed } from './history.ts';
import { SCOPE, Scope, type ScopedRunOptions, type TaskHandlers } from './scope.ts';
import { runTask, type TaskServices } from './task.ts';

export type LiveServices = TaskServices & {
  now: () => Date;
  retryIntervalMs?: number;
  /** Told whenever it may have come to rest. */
  onChange: () => void;
};

type Stopped = { error?: string; cause?: string };
type Outcome = Omit<ExecutionEnd, 'stopDate'>;

/** AWS ends an execution whose data grow beyond 256 kB; here an item of the table must hold them. */
export const DATA_BYTES_MAX = 100_000;

/** An execution that runs in this process, from its first state until its last. */
export class LiveExecution {
  readonly record: ExecutionRecord;
  readonly #history: HistoryEvent[] = [];
  readonly #scope: Scope;
  readonly #run;
  #stopped: Stopped = {};
  /** Settles when it is over. Never rejects. */
  readonly end: Promise<ExecutionEnd>;

  constructor(machine: CompiledDefinition, record: ExecutionRecord, services: LiveServices) {
    this.record = record;
    this.#scope = new Scope({
      handlersFor: (scope) => handlersOf({ machine, scope, record, services }),
      onChange: services.onChange,
    });
    const options: ScopedRunOptions = {
      context: {
        Execution: { Id: record.executionArn, Name: record.name },
        StateMachine: { Id: record.stateMachineArn, Name: machine.name },
      },
      overrides: { retryIntervalOverrides: retryIntervals(machine, services) },
      [SCOPE]: this.#scope,
    };
    this.#run = machine.machine.run(JSON.parse(record.input), options);
    this.end = this.#untilEnd(services.now);
  }

  /** Whether nothing goes on in it until somebody answers a token. */
  get waiting(): boolean {
    return this.#scope.waiting;
  }

  history(): HistoryEvent[] {
    return trimmed(this.#history);
  }

  /** How many events there have been, to tell whether there is anything new to keep. */
  get events(): number {
    return this.#history.at(-1)?.id ?? 0;
  }

  /** Ends it; what its functions still answer is passed over. */
  stop(why: Stopped = {}): void {
    this.#stopped = why;
    this.#run.abort();
  }

  async #untilEnd(now: () => Date): Promise<ExecutionEnd> {
    const told = this.#listen(this.#run.eventLogs);
    const outcome = await this.#run.result.then(outcomeOfSuccess, (error: Error) =>
      outcomeOfFailure(error, this.#stopped),
    );
    this.#scope.end();
    await told;
    return { ...outcome, stopDate: now().toISOString() };
  }

  async #listen(events: AsyncGenerator<EngineEvent>): Promise<void> {
    for await (const event of events) tell(this.#history, event);
  }
}

function outcomeOfSuccess(result: unknown): Outcome {
  const output = JSON.stringify(result) ?? 'null';
  if (Buffer.byteLength(output) <= DATA_BYTES_MAX) return { status: 'SUCCEEDED', output };
  const cause = `The output has more than ${DATA_BYTES_MAX} bytes.`;
  return { status: 'FAILED', error: 'States.DataLimitExceeded', cause };
}

function outcomeOfFailure(failure: Error, stopped: Stopped): Outcome {
  if (failure instanceof ExecutionAbortedError) return { status: 'ABORTED', ...stopped };
  if (failure instanceof ExecutionTimeoutError) return { status: 'TIMED_OUT' };
  const { name, message } = failure.cause instanceof Error ? failure.cause : failure;
  return { status: 'FAILED', error: name, cause: message };
}

type Running = {
  machine: CompiledDefinition;
  scope: Scope;
  record: ExecutionRecord;
  services: LiveServices;
};

function handlersOf({ machine, scope, record, services }: Running): TaskHandlers {
  const { executionArn } = record;
  const handlers = [...machine.tasks].map(([name, task]) => [
    name,
    (parameters: Parameters<typeof runTask>[1]) =>
      runTask({ task, scope, executionArn, services }, parameters),
  ]);
  return Object.fromEntries(handlers);
}

function retryIntervals(
  { retried }: CompiledDefinition,
  { retryIntervalMs }: LiveServices,
): Record<string, number> {
  if (retryIntervalMs === undefined) return {};
  return Object.fromEntries(retried.map((state) => [state, retryIntervalMs]));
}
