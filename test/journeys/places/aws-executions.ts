import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  paginateListExecutions,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Clients } from '../../aws/emulator/clients.ts';
import type { Deployed } from '../../aws/emulator/deployed.ts';
import type { Kept } from './place.ts';

/** Ends whatever runs. */
export async function stopExecutions({ sfn: client }: Clients, stack: Deployed): Promise<void> {
  for (const stateMachineArn of stack.stateMachineArns) {
    const running = { stateMachineArn, statusFilter: 'RUNNING' as const };
    for await (const { executions = [] } of paginateListExecutions({ client }, running)) {
      for (const { executionArn } of executions) {
        await client.send(new StopExecutionCommand({ executionArn }));
      }
    }
  }
}

/**
 * Ends all executions and frees their names. On AWS a name stays taken for 90 days; journeys play one contract many
 * times, so the machines are deleted and made again exactly as they were.
 */
export async function forgetExecutions(clients: Clients, stack: Deployed): Promise<void> {
  const { sfn } = clients;
  await stopExecutions(clients, stack);
  for (const stateMachineArn of stack.stateMachineArns) {
    const machine = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    const { name, definition, roleArn, type, loggingConfiguration, tracingConfiguration } = machine;
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await sfn.send(
      new CreateStateMachineCommand({
        name,
        definition,
        roleArn,
        type,
        loggingConfiguration,
        tracingConfiguration,
      }),
    );
  }
}

/** All that the executions were given, carried and answered. */
export async function historiesOf({ sfn }: Clients, stack: Deployed): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const stateMachineArn of stack.stateMachineArns) {
    for await (const { executions = [] } of paginateListExecutions(
      { client: sfn },
      { stateMachineArn },
    )) {
      for (const { executionArn = '' } of executions) {
        const ask = new GetExecutionHistoryCommand({ executionArn, includeExecutionData: true });
        const { events } = await sfn.send(ask);
        kept.push({ name: executionArn, bytes: Buffer.from(JSON.stringify(events)) });
      }
    }
  }
  return kept;
}
