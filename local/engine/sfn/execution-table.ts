import type { HistoryEvent } from './history.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export type ExecutionSummary = {
  executionArn: string;
  stateMachineArn: string;
  name: string;
  status: ExecutionStatus;
  /** ISO instants in UTC. */
  startDate: string;
  stopDate?: string;
};

/** How an execution ended. */
export type ExecutionEnd = {
  status: Exclude<ExecutionStatus, 'RUNNING'>;
  stopDate: string;
  /** JSON text, of an execution that succeeded. */
  output?: string;
  error?: string;
  cause?: string;
};

export type ExecutionRecord = ExecutionSummary &
  Omit<Partial<ExecutionEnd>, 'status'> & {
    /** JSON text, as it was sent. */
    input: string;
    history: HistoryEvent[];
  };

export type ListExecutions = {
  stateMachineArn: string;
  status?: ExecutionStatus;
  limit: number;
  /** Where the page before ended. */
  after?: string;
};

/**
 * Keeps the names and ends of executions, as AWS does: a name is never used twice, and what ran is
 * known after a restart.
 */
export interface ExecutionTable {
  /** Records a new execution, or answers with the one that has its name. */
  put(record: ExecutionRecord): Promise<{ existing?: ExecutionRecord }>;
  get(executionArn: string): Promise<ExecutionRecord | undefined>;
  /** The executions of one state machine, the newest first. */
  list(query: ListExecutions): Promise<{ executions: ExecutionSummary[]; after?: string }>;
  /** ARNs of all that have not ended. */
  running(): Promise<string[]>;
  update(
    executionArn: string,
    change: { history: HistoryEvent[]; end?: ExecutionEnd },
  ): Promise<void>;
}
