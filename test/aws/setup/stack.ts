import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, deploy } from '../emulator/cdk.ts';
import { clientsOf } from '../emulator/clients.ts';
import { findDeployed } from '../emulator/deployed.ts';
import { startIssuer } from '../emulator/issuer.ts';
import { subscribeQueues } from '../emulator/receiver.ts';
import { announce, EMULATOR } from '../emulator/run.ts';
import { ROOT } from '../emulator/tools.ts';
import { setUp, timed } from './closing.ts';

/** Deploys the CDK app to the emulated AWS, as an operator does to AWS, for all journeys of the run. */
export default function setup(): Promise<() => Promise<void>> {
  return setUp(async (closing) => {
    const { [EMULATOR.endpoint]: endpoint = '', [EMULATOR.scratch]: scratch = '' } = process.env;
    const { stop, ...login } = await startIssuer(join(scratch, 'issuer.json'));
    closing.push(stop);
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.js')]);
    const cdk = { endpoint, scratch };
    await timed('cdk bootstrap', bootstrap(cdk));
    const context = { clock: 'simulated', issuer: login.issuer, audience: login.audience };
    const outputs = await timed('cdk deploy', deploy(cdk, context));
    const clients = clientsOf(endpoint);
    const deployed = await findDeployed(clients, { endpoint, outputs });
    const queues = await subscribeQueues(clients, deployed);
    announce({ ...deployed, login, queues, context, scratch });
  });
}
