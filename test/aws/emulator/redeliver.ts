import { InvokeCommand } from '@aws-sdk/client-lambda';
import {
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  paginateListExecutions,
} from '@aws-sdk/client-sfn';
import type { Clients } from './clients.ts';
import type { Deployed } from './deployed.ts';

type State = {
  readonly Parameters?: { readonly FunctionName: string } & Readonly<Record<string, unknown>>;
  readonly ItemProcessor?: { readonly States: States };
};
type States = Readonly<Record<string, State>>;

/**
 * Calls every step of every execution again with exactly what it was called with, as a queue or a machine does that
 * delivers more than once. What a step answers is not heard: whoever asked first has had the answer.
 *
 * @param known the deliveries that were repeated before; those of this call are added
 * @param tokenOf the token that a task is waiting with now, by the input of its asking state
 */
export async function redeliver(
  clients: Clients,
  stack: Deployed,
  known: Set<string>,
  tokenOf: (input: Readonly<Record<string, unknown>>) => Promise<string>,
): Promise<void> {
  const { sfn, lambda } = clients;
  for (const stateMachineArn of stack.stateMachineArns) {
    const pages = paginateListExecutions({ client: sfn }, { stateMachineArn });
    for await (const { executions = [] } of pages) {
      for (const { executionArn = '' } of executions) {
        const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
        const fresh = events.filter(({ type, id }) => {
          const isNew = type === 'TaskStateEntered' && !known.has(`${executionArn} ${id}`);
          if (isNew) known.add(`${executionArn} ${id}`);
          return isNew;
        });
        if (fresh.length === 0) continue;
        const states = await statesOf(clients, executionArn);
        for (const event of fresh) {
          const { FunctionName, payload } = await callOf(states, event, tokenOf);
          const Payload = new TextEncoder().encode(JSON.stringify(payload));
          await lambda.send(new InvokeCommand({ FunctionName, Payload }));
        }
      }
    }
  }
}

async function statesOf({ sfn }: Clients, executionArn: string): Promise<States> {
  const ask = new DescribeStateMachineForExecutionCommand({ executionArn });
  const { definition = '{}' } = await sfn.send(ask);
  const inside = (states: States): [string, State][] =>
    Object.entries(states).flatMap((entry) => [
      entry,
      ...(entry[1].ItemProcessor ? inside(entry[1].ItemProcessor.States) : []),
    ]);
  return Object.fromEntries(inside((JSON.parse(definition) as { States: States }).States));
}

async function callOf(
  states: States,
  { stateEnteredEventDetails: entered }: HistoryEvent,
  tokenOf: (input: Readonly<Record<string, unknown>>) => Promise<string>,
) {
  const { Parameters } = states[entered?.name ?? ''] ?? {};
  if (!Parameters) throw new Error(`No state ${entered?.name}`);
  const input: unknown = JSON.parse(entered?.input ?? '{}');
  const { FunctionName } = Parameters;
  const whole = Parameters['Payload.$'];
  if (typeof whole === 'string') return { FunctionName, payload: at(input, whole) };
  const payload: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(Parameters['Payload'] as object)) {
    if (value === '$$.Task.Token') continue;
    payload[name.replace('.$', '')] = name.endsWith('.$') ? at(input, String(value)) : value;
  }
  if (Parameters['Payload'] && 'taskToken.$' in (Parameters['Payload'] as object)) {
    payload['taskToken'] = await tokenOf(payload);
  }
  return { FunctionName, payload };
}

/** @example at({ affair: { attempt: 1 } }, '$.affair.attempt') // → 1 */
function at(input: unknown, path: string): unknown {
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>>)[name], input);
}
