import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrap, deploy } from '../emulator/cdk.ts';
import { clientsOf } from '../emulator/clients.ts';
import { findDeployed } from '../emulator/deployed.ts';
import { startIssuer } from '../emulator/issuer.ts';
import { startMinistack } from '../emulator/programs.ts';
import { subscribeQueues } from '../emulator/receiver.ts';
import { announce } from '../emulator/run.ts';
import { setUp, timed } from './closing.ts';

/**
 * Starts an emulated AWS in a folder of its own, and deploys the CDK app to it as an operator does to AWS, for all
 * journeys of the run. Were this process killed, what it started would end as well.
 */
export default function setup(): Promise<() => Promise<void>> {
  return setUp(async (closing) => {
    const scratch = mkdtempSync(join(tmpdir(), 'utfall-aws-'));
    const clear = (): void => rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
    closing.push(clear);
    // At Ctrl-C nothing is torn down; the programs end by themselves.
    process.once('exit', clear);
    const emulator = await timed('the emulated AWS answers', startMinistack(scratch));
    closing.push(() => emulator.stop());
    const { endpoint } = emulator;
    process.env['UTFALL_TEST_AWS_ENDPOINT'] = endpoint;
    const { stop, ...login } = await startIssuer(join(scratch, 'issuer.json'));
    closing.push(stop);
    const cdk = { endpoint, scratch };
    await timed('cdk bootstrap', bootstrap(cdk));
    const { issuer, audience } = login;
    const context = { clock: 'simulated', issuer, audience, stateMachineVersions: 'off' };
    const outputs = await timed('cdk deploy', deploy(cdk, context));
    const clients = clientsOf(endpoint);
    const deployed = await findDeployed(clients, { endpoint, outputs });
    const queues = await subscribeQueues(clients, deployed);
    announce({ ...deployed, login, queues, context, scratch });
  });
}
