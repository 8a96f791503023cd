import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import { ENV } from '../../../functions/env.ts';
import type { Clients } from './clients.ts';

/** Where a deployed stack is found: whatever its functions were told, and its own parts by name. */
export type Deployed = {
  readonly endpoint: string;
  readonly apiUrl: string;
  readonly table: string;
  readonly openBucket: string;
  readonly personBucket: string;
  readonly keyId: string;
  readonly bus: string;
  readonly topicArn: string;
  readonly stateMachineArns: readonly string[];
  /** The names of the functions by their folders, such as `sweep`. */
  readonly functions: Readonly<Record<string, string>>;
};

/**
 * Reads where a stack's parts are from the account that it is deployed to.
 *
 * @param outputs what the deploy answered
 */
export async function findDeployed(
  clients: Clients,
  { endpoint, outputs }: { endpoint: string; outputs: Readonly<Record<string, string>> },
): Promise<Deployed> {
  const functions: Record<string, string> = {};
  const told: Record<string, string> = {};
  const { Functions = [] } = await clients.lambda.send(new ListFunctionsCommand({}));
  for (const { FunctionName = '', Environment } of Functions) {
    // `utfall-test-Stepsaskperson1A2B3C4D-…`: the folder without its hyphens, and a hash.
    const [, folder] = /-Steps([a-z]+)[0-9A-F]{8}/.exec(FunctionName) ?? [];
    if (folder !== undefined) functions[folder] = FunctionName;
    Object.assign(told, Environment?.Variables);
  }
  const { stateMachines = [] } = await clients.sfn.send(new ListStateMachinesCommand({}));
  const said = (name: string): string => {
    const value = told[name];
    if (value === undefined) throw new Error(`No function of the stack was told ${name}`);
    return value;
  };
  return {
    endpoint,
    apiUrl: apiUrlOf(endpoint, outputs),
    table: said(ENV.table),
    openBucket: said(ENV.openBucket),
    personBucket: said(ENV.personBucket),
    keyId: said(ENV.keyId),
    bus: said(ENV.bus),
    topicArn: said(ENV.topic),
    stateMachineArns: stateMachines.map(({ stateMachineArn = '' }) => stateMachineArn),
    functions,
  };
}

/** The emulated API's own host name does not resolve; it answers under a path of the emulator, too. */
function apiUrlOf(endpoint: string, outputs: Readonly<Record<string, string>>): string {
  const [, url = ''] = Object.entries(outputs).find(([name]) => name.startsWith('ApiUrl')) ?? [];
  const [apiId = ''] = new URL(url).host.split('.');
  return `${endpoint}/_aws/execute-api/${apiId}/$default`;
}
