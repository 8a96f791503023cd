import { readdirSync } from 'node:fs';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { REGION } from '../../test/aws/emulator/cdk.ts';
import { clientsOf } from '../../test/aws/emulator/clients.ts';
import type { Deployed } from '../../test/aws/emulator/deployed.ts';
import { addCalls, type Counts, nothing } from './counts.ts';

const Page = z.object({
  events: z.array(z.object({ message: z.string() })),
  nextToken: z.string().optional(),
});

/** How often the functions of a stack were called and for how long, by the reports that Lambda leaves in their logs. */
export async function invocationsOf({ endpoint, functions }: Deployed): Promise<Counts> {
  const counts = nothing();
  const { lambda } = clientsOf(endpoint);
  for (const folder of readdirSync('functions')) {
    const FunctionName = functions[folder.replaceAll('-', '')];
    // The schedule's sweeps are counted apart.
    if (FunctionName === undefined || folder === 'sweep') continue;
    const asked = new GetFunctionConfigurationCommand({ FunctionName });
    const { LoggingConfig } = await lambda.send(asked);
    const reports = await reportsIn(endpoint, LoggingConfig?.LogGroup ?? '');
    const ms = reports.reduce((sum, each) => sum + each, 0);
    addCalls(counts, folder, { calls: reports.length, ms });
    if (folder === 'api') counts.request += reports.length;
  }
  return counts;
}

/** The milliseconds that each call took. */
async function reportsIn(endpoint: string, logGroupName: string): Promise<number[]> {
  const durations: number[] = [];
  let nextToken: string | undefined;
  do {
    const page = await logEvents(endpoint, { logGroupName, nextToken });
    for (const { message } of page.events) {
      const [, ms] = /^REPORT RequestId: .*\tDuration: ([\d.]+) ms/.exec(message) ?? [];
      if (ms !== undefined) durations.push(Number(ms));
    }
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  return durations;
}

async function logEvents(
  endpoint: string,
  asked: { logGroupName: string; nextToken: string | undefined },
) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'Logs_20140328.FilterLogEvents',
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${REGION}/logs/aws4_request, SignedHeaders=host, Signature=none`,
    },
    body: JSON.stringify(asked),
  });
  // Where nothing was called there is no log.
  return response.ok ? Page.parse(await response.json()) : { events: [], nextToken: undefined };
}
