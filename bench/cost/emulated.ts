import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paginateListExecutions } from '@aws-sdk/client-sfn';
import { ADMINISTRATOR, AUDITOR, castOf } from '../../local/demo/cast.ts';
import type { DemoContract } from '../../local/demo/contracts.ts';
import { createStory } from '../../local/demo/story.ts';
import { synthesise } from '../../test/aws/emulator/cdk.ts';
import { clientsOf } from '../../test/aws/emulator/clients.ts';
import { startIssuer } from '../../test/aws/emulator/issuer.ts';
import { startMinistack } from '../../test/aws/emulator/programs.ts';
import type { Run } from '../../test/aws/emulator/run.ts';
import { contextFor, deployStack } from '../../test/aws/emulator/stack.ts';
import { type Closing, setUp } from '../../test/aws/setup/closing.ts';
import { openAws } from '../../test/journeys/places/aws.ts';
import { type Counts, minus, sumOf } from './counts.ts';
import { invocationsOf } from './invocations.ts';
import { startCountingProxy } from './proxy.ts';
import { transitionsIn } from './transitions.ts';

/**
 * Plays a contract's whole life on a stack that is deployed to emulated AWS. What its functions ask of AWS goes through
 * a proxy that counts it; calls of functions are what CloudWatch has of them, state transitions what the executions'
 * histories have.
 */
export async function liveEmulated(contract: DemoContract): Promise<Counts> {
  const lived: Counts[] = [];
  const close = await setUp(async (closing) => {
    lived.push(await live(contract, closing));
  });
  await close();
  return sumOf(lived);
}

async function live(contract: DemoContract, closing: Closing): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-cost-aws-'));
  closing.push(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const proxy = await startCountingProxy();
  closing.push(proxy.stop);
  const run = await deployed(join(folder, 'aws'), { forFunctions: proxy.url, closing });
  proxy.forwardTo(run.endpoint);
  const place = await openAws(run, {
    people: [ADMINISTRATOR, AUDITOR, ...castOf(contract.terms).map(({ person }) => person)],
    appointments: [
      { person: ADMINISTRATOR, role: 'administrator' },
      { person: AUDITOR, role: 'auditor' },
    ],
    clockFrom: contract.begins,
  });
  closing.push(() => place.close());
  const asked = { ...proxy.counts };
  const called = await invocationsOf(run);
  const story = createStory(place.stage, contract, async () => undefined);
  await story.begin();
  await story.play();
  return sumOf([
    minus(proxy.counts, asked),
    minus(await invocationsOf(run), called),
    { ...minus(asked, asked), stateTransition: await transitionsOf(run) },
  ]);
}

async function deployed(
  scratch: string,
  { forFunctions, closing }: { forFunctions: string; closing: Closing },
): Promise<Run> {
  mkdirSync(scratch);
  const { endpoint, stop } = await startMinistack(scratch, forFunctions);
  closing.push(stop);
  const { stop: stopIssuer, audience, ...login } = await startIssuer(join(scratch, 'issuer.json'));
  closing.push(stopIssuer);
  const context = contextFor({ ...login, audience });
  const app = synthesise({ context }, join(scratch, 'cdk.out'));
  return deployStack({ endpoint, scratch }, { app, login, context });
}

async function transitionsOf({ endpoint, stateMachineArns }: Run): Promise<number> {
  const { sfn: client } = clientsOf(endpoint);
  const executionArns: string[] = [];
  for (const stateMachineArn of stateMachineArns) {
    for await (const { executions = [] } of paginateListExecutions(
      { client },
      { stateMachineArn },
    )) {
      executionArns.push(...executions.map(({ executionArn = '' }) => executionArn));
    }
  }
  return transitionsIn(client, executionArns);
}
