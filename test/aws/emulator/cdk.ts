import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { ROOT } from './tools.ts';

const run = promisify(execFile);

/** The pinned CDK CLI, not one that happens to be on the PATH. */
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');
const ACCOUNT = '000000000000';
export const REGION = 'eu-north-1';
/** How much of what it said last is told when it failed. */
const SAID_LAST = 2_000;
/** CDK says much while it deploys. */
const OUTPUT_MAX_BYTES = 64 * 1024 * 1024;

export type Cdk = {
  /** Where the AWS is. */
  readonly endpoint: string;
  /** Where it puts what it synthesises. */
  readonly scratch: string;
  /** The folder of the source that is deployed; left out: this one. */
  readonly source?: string;
};

/** Prepares the account for CDK, as an operator does once. */
export async function bootstrap({ endpoint, scratch, source }: Cdk): Promise<void> {
  // It synthesises, too: with the output of the deploys, it would leave its own there.
  const output = ['--output', join(scratch, 'bootstrap.out')];
  await cdk({ endpoint, source }, ['bootstrap', `aws://${ACCOUNT}/${REGION}`, ...output]);
}

/** What a deployed stack tells of itself, by name. */
const Outputs = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Deploys the app with these values of context, as an operator does.
 *
 * @returns the outputs of its one stack
 */
export async function deploy(
  { endpoint, scratch, source }: Cdk,
  context: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const values = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const file = join(scratch, 'outputs.json');
  const rest = ['--require-approval', 'never', '--output', join(scratch, 'cdk.out')];
  await cdk({ endpoint, source }, ['deploy', ...values, ...rest, '--outputs-file', file]);
  const [outputs] = Object.values(Outputs.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return outputs ?? {};
}

/** It bundles the functions first, as `cdk.json` says. */
async function cdk(
  { endpoint, source = ROOT }: { endpoint: string; source: string | undefined },
  args: readonly string[],
): Promise<void> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    CDK_DISABLE_CLI_TELEMETRY: '1',
  };
  const options = { cwd: source, env, maxBuffer: OUTPUT_MAX_BYTES };
  try {
    await run(process.execPath, [CDK, '--no-color', ...args], options);
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    throw new Error(`"cdk ${args[0]}" failed: ${stderr?.slice(-SAID_LAST)}`, { cause });
  }
}
