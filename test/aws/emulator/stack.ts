import { bootstrap, deploySynthesised } from './cdk.ts';
import { clientsOf } from './clients.ts';
import { findDeployed } from './deployed.ts';
import type { IssuerOfRun } from './issuer.ts';
import { subscribeQueues } from './receiver.ts';
import type { Run } from './run.ts';

/** The values of context that a stack is synthesised with for tests: a clock that can be moved, logins of the run's issuer. */
export function contextFor(login: { issuer: string; audience: string }) {
  const { issuer, audience } = login;
  return { clock: 'simulated', issuer, audience, stateMachineVersions: 'off' };
}

/** Prepares an emulated AWS, deploys what was synthesised for it, and connects who receives its notices. */
export async function deployStack(
  aws: { endpoint: string; scratch: string },
  { app, login, context }: { app: Promise<string>; login: IssuerOfRun; context: Run['context'] },
): Promise<Run> {
  const { endpoint, scratch } = aws;
  await bootstrap(aws);
  const outputs = await deploySynthesised(aws, await app);
  const clients = clientsOf(endpoint);
  const deployed = await findDeployed(clients, { endpoint, outputs });
  const queues = await subscribeQueues(clients, deployed);
  return { ...deployed, login, queues, context, scratch };
}
