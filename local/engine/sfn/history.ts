import type { StateMachine } from 'aws-local-stepfunctions';

type EngineLogs = ReturnType<StateMachine['run']>['eventLogs'];
export type EngineEvent = EngineLogs extends AsyncGenerator<infer Event> ? Event : never;

/** An event as `GetExecutionHistory` answers it; the timestamp in seconds. */
export type HistoryEvent = {
  id: number;
  previousEventId: number;
  timestamp: number;
  type: string;
  [details: `${string}EventDetails`]: Record<string, unknown>;
};

/** A table item holds 400 kB: this leaves room for input and output, 100 kB each. */
const HISTORY_BYTES_MAX = 100_000;
const EVENTS_MAX = 300;
/** The beginning tells what was started; the end tells how it went. */
const EVENTS_KEPT_FIRST = 20;

type Told = Pick<HistoryEvent, 'type'> & Record<string, unknown>;

/** Appends what the engine tells, in the words of Step Functions; most retries have no event there. */
export function tell(history: HistoryEvent[], event: EngineEvent): void {
  const told = translate(event);
  if (told === undefined) return;
  const previousEventId = history.at(-1)?.id ?? 0;
  const timestamp = event.timestamp / 1_000;
  history.push({ id: previousEventId + 1, previousEventId, timestamp, ...told } as HistoryEvent);
}

function translate(event: EngineEvent): Told | undefined {
  switch (event.type) {
    case 'ExecutionStarted':
      return details(event.type, 'executionStarted', { input: text(event.input) });
    case 'ExecutionSucceeded':
      return details(event.type, 'executionSucceeded', { output: text(event.output) });
    case 'ExecutionFailed':
      return details(event.type, 'executionFailed', failure(event));
    case 'ExecutionAborted':
      return { type: event.type };
    case 'ExecutionTimeout':
      return { type: 'ExecutionTimedOut' };
    case 'StateEntered': {
      const { name, type, input } = event.state;
      return details(`${type}StateEntered`, 'stateEntered', { name, input: text(input) });
    }
    case 'StateExited': {
      const { name, type, output } = event.state;
      return details(`${type}StateExited`, 'stateExited', { name, output: text(output) });
    }
    case 'StateFailed':
      return event.state.type === 'Task' ? taskFailed(event) : undefined;
    case 'MapIterationStarted':
    case 'MapIterationSucceeded':
    case 'MapIterationFailed': {
      const { index, parentState } = event;
      const field = `m${event.type.slice(1)}`;
      return details(event.type, field, { name: parentState.name, index });
    }
    case 'ParallelBranchStarted':
    case 'ParallelBranchSucceeded':
    case 'ParallelBranchFailed':
    case 'StateRetried':
    case 'StateCaught':
      return undefined;
  }
}

type Failure = { Error: string; Cause: unknown };

function taskFailed(event: Failure): Told {
  const timedOut = event.Error === 'States.Timeout';
  const [type, field] = timedOut ? ['TaskTimedOut', 'taskTimedOut'] : ['TaskFailed', 'taskFailed'];
  return details(type, field, { resourceType: 'lambda', resource: 'invoke', ...failure(event) });
}

function failure({ Error: error, Cause: cause }: Failure): Record<string, unknown> {
  return { error, cause: cause instanceof Error ? cause.message : text(cause) };
}

function details(type: string, field: string, content: Record<string, unknown>): Told {
  return { type, [`${field}EventDetails`]: content };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null');
}

/** Fits a history into its part of an item: the middle goes first, then what states were given. */
export function trimmed(history: readonly HistoryEvent[]): HistoryEvent[] {
  const kept =
    history.length <= EVENTS_MAX
      ? [...history]
      : [...history.slice(0, EVENTS_KEPT_FIRST), ...history.slice(EVENTS_KEPT_FIRST - EVENTS_MAX)];
  const fits = Buffer.byteLength(JSON.stringify(kept)) <= HISTORY_BYTES_MAX;
  return fits ? kept : kept.map(withoutPayload);
}

function withoutPayload(event: HistoryEvent): HistoryEvent {
  const entries = Object.entries(event).map(([key, value]) => {
    if (typeof value !== 'object') return [key, value];
    const { input, output, cause, ...rest } = value;
    const truncated = { truncated: true };
    return [
      key,
      {
        ...rest,
        ...(input === undefined ? {} : { inputDetails: truncated }),
        ...(output === undefined ? {} : { outputDetails: truncated }),
      },
    ];
  });
  return Object.fromEntries(entries) as HistoryEvent;
}
