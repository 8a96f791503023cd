import * as z from 'zod';
import { afterToken, MaxResults, nextToken, parseInput, seconds } from './action-input.ts';
import type { Engine } from './engine.ts';
import { findExecution, findMachine } from './execution-actions.ts';
import type { ExecutionSummary } from './execution-table.ts';
import type { Actions } from './http-server.ts';
import { ServiceError } from './service-error.ts';

/** Where 0 or nothing is asked for, AWS answers with a hundred. */
const PAGE = 100;

const List = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']).optional(),
  maxResults: MaxResults,
  nextToken: z.string().optional(),
});
const History = z.object({
  executionArn: z.string(),
  maxResults: MaxResults,
  reverseOrder: z.boolean().default(false),
  nextToken: z.string().optional(),
});
const Machine = z.object({ stateMachineArn: z.string() });

/** What there is: executions, the events of one, state machines. */
export function listActions(engine: Engine): Actions {
  return {
    ListExecutions: (body) => listExecutions(engine, parseInput(List, body)),
    GetExecutionHistory: (body) => executionHistory(engine, parseInput(History, body)),
    async ListStateMachines() {
      const stateMachines = [...engine.machines.keys()].map((arn) => machineAt(engine, arn));
      return { stateMachines };
    },
    async DescribeStateMachine(body) {
      const { stateMachineArn } = parseInput(Machine, body);
      const { definition } = findMachine(engine, stateMachineArn);
      const machine = machineAt(engine, stateMachineArn);
      return { ...machine, status: 'ACTIVE', definition: JSON.stringify(definition) };
    },
  };
}

async function listExecutions(engine: Engine, list: z.infer<typeof List>): Promise<object> {
  const { stateMachineArn, statusFilter, maxResults } = list;
  findMachine(engine, stateMachineArn);
  const after = afterToken(list.nextToken);
  const page = await engine.executions.list({
    stateMachineArn,
    limit: maxResults || PAGE,
    ...(statusFilter && { status: statusFilter }),
    ...(after === undefined ? {} : { after }),
  });
  return { executions: page.executions.map(listed), ...nextToken(page.after) };
}

function listed({ startDate, stopDate, ...summary }: ExecutionSummary): object {
  const started = { ...summary, startDate: seconds(startDate) };
  return stopDate === undefined ? started : { ...started, stopDate: seconds(stopDate) };
}

async function executionHistory(engine: Engine, asked: z.infer<typeof History>): Promise<object> {
  const { executionArn, reverseOrder } = asked;
  const recorded = await findExecution(engine, executionArn);
  const events = engine.live(executionArn)?.history() ?? recorded.history;
  const ordered = reverseOrder ? events.toReversed() : events;
  const from = Number(afterToken(asked.nextToken) ?? 0);
  if (!Number.isInteger(from)) throw new ServiceError('ValidationException', 'Invalid nextToken');
  const to = from + (asked.maxResults || PAGE);
  return {
    events: ordered.slice(from, to),
    ...nextToken(to < ordered.length ? String(to) : undefined),
  };
}

function machineAt(engine: Engine, stateMachineArn: string) {
  const { name } = findMachine(engine, stateMachineArn);
  return { stateMachineArn, name, type: 'STANDARD', creationDate: seconds(engine.createdAt) };
}
