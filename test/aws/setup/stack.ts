import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesise } from '../emulator/cdk.ts';
import { startIssuer } from '../emulator/issuer.ts';
import { startMinistack } from '../emulator/programs.ts';
import { announce, type Run, SIDE_BY_SIDE } from '../emulator/run.ts';
import { contextFor, deployStack } from '../emulator/stack.ts';
import { ministackBinary } from '../emulator/tools.ts';
import { setUp, timed } from './closing.ts';

/**
 * Starts emulated AWS, one for each test file that is played at a time, in folders of their own, and deploys the CDK app
 * to each as an operator does to AWS. Were this process killed, what it started would end as well.
 */
export default function setup(): Promise<() => Promise<void>> {
  return setUp(async (closing) => {
    const folder = mkdtempSync(join(tmpdir(), 'utfall-aws-'));
    const clear = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    closing.push(clear);
    // At Ctrl-C nothing is torn down; the programs end by themselves.
    process.once('exit', clear);
    const { stop: stopIssuer, audience, ...login } = await startIssuer(join(folder, 'issuer.json'));
    closing.push(stopIssuer);
    const context = contextFor({ ...login, audience });
    const app = timed('cdk synth', synthesise({ context }, join(folder, 'cdk.out')));
    // Who waits for it tells it; until then it may have failed already.
    app.catch(() => undefined);
    // Not by each of them at once.
    await timed('the emulated AWS is here', ministackBinary());
    const runs = Array.from({ length: SIDE_BY_SIDE }, async (_, index): Promise<Run> => {
      const scratch = join(folder, `aws-${index + 1}`);
      mkdirSync(scratch);
      const { endpoint, stop } = await startMinistack(scratch);
      closing.push(stop);
      const stack = deployStack({ endpoint, scratch }, { app, login, context });
      return timed(`the stack is deployed to AWS ${index + 1}`, stack);
    });
    // All of them, also if one failed: what is still being started could not be ended.
    await Promise.allSettled([app, ...runs]);
    const begun = await Promise.all(runs);
    process.env['UTFALL_TEST_AWS_ENDPOINT'] = begun[0]?.endpoint;
    announce(begun);
  });
}
