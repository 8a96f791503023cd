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

/** Which AWS, and where what is said of it goes. */
export type Cdk = { readonly endpoint: string; readonly scratch: string };

/** Prepares the account for CDK, as an operator does once; outside the source, where there is nothing to synthesise. */
export async function bootstrap({ endpoint, scratch }: Cdk): Promise<void> {
  await cdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`], { cwd: scratch, endpoint });
}

/** What a deploy is made of: the source, and the values of context. */
export type Release = {
  /** The folder of the source; left out: this one. */
  readonly source?: string | undefined;
  readonly context: Readonly<Record<string, string>>;
};

/**
 * Bundles the functions, as `cdk.json` says, and makes what is deployed.
 *
 * @returns the folder with it, to be deployed as often as wanted
 */
export async function synthesise({ source = ROOT, context }: Release, into: string) {
  const values = Object.entries(context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await cdk(['synth', '--quiet', ...values, '--output', into], { cwd: source });
  return into;
}

/** What a deployed stack tells of itself, by name. */
const Outputs = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * Deploys what was synthesised, as an operator does.
 *
 * @returns the outputs of its one stack
 */
export async function deploySynthesised(
  { endpoint, scratch }: Cdk,
  app: string,
): Promise<Readonly<Record<string, string>>> {
  const file = join(scratch, 'outputs.json');
  const deploy = ['deploy', '--app', app, '--require-approval', 'never', '--outputs-file', file];
  await cdk(deploy, { cwd: scratch, endpoint });
  const [outputs] = Object.values(Outputs.parse(JSON.parse(readFileSync(file, 'utf8'))));
  return outputs ?? {};
}

/** Both: `cdk deploy` with these values of context. */
export async function deploy(to: Cdk, release: Release): Promise<void> {
  await deploySynthesised(to, await synthesise(release, join(to.scratch, 'cdk.out')));
}

async function cdk(
  args: readonly string[],
  { cwd, endpoint }: { cwd: string; endpoint?: string },
): Promise<void> {
  const env = {
    ...process.env,
    ...(endpoint === undefined
      ? {}
      : { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_S3: endpoint }),
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    CDK_DISABLE_CLI_TELEMETRY: '1',
    // What CloudFormation's own rules say of the template, `npm run synth` says: it takes longer than all the rest.
    CDK_VALIDATION: 'false',
  };
  const options = { cwd, env, maxBuffer: OUTPUT_MAX_BYTES };
  try {
    await run(process.execPath, [CDK, '--no-color', ...args], options);
  } catch (cause) {
    const { stderr } = cause as { stderr?: string };
    throw new Error(`"cdk ${args[0]}" failed: ${stderr?.slice(-SAID_LAST)}`, { cause });
  }
}
