import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  buildBundles,
  FLAGS,
  functionNamed,
  ROOT,
  resourcesOf,
  statementsOf,
  synthesise,
} from './synthesised.ts';

/** The template names the bundles, which need not be copied for it. */
const NO_COPIES = { 'aws:cdk:disable-asset-staging': true };

let template: Template;
let folder: string;

beforeAll(() => {
  buildBundles();
  template = synthesise();
  folder = mkdtempSync(join(tmpdir(), 'utfall-synth-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the CDK app as `cdk synth` does. */
function runApp(context: Record<string, string>) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'infra/app.ts'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      CDK_OUTDIR: folder,
      CDK_CONTEXT_JSON: JSON.stringify({ ...FLAGS, ...context, ...NO_COPIES }),
    },
  });
}

describe('the app', () => {
  it('synthesises one stack, quietly, within a minute', () => {
    const { status, stdout, stderr } = runApp({ environment: 'pilot', region: 'eu-west-1' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    const templates = readdirSync(folder).filter((name) => name.endsWith('.template.json'));
    expect(templates).toEqual(['utfall-pilot.template.json']);
  }, 60_000);

  it('says what it cannot use', () => {
    const { status, stderr } = runApp({ clock: 'fast' });
    expect(status).toBe(1);
    expect(stderr).toContain('clock: "simulated", or leave it out');
  }, 60_000);
});

describe('the sweep', () => {
  it('runs every 15 minutes', () => {
    const { logicalId } = functionNamed(template, 'sweep');
    const [schedule, ...others] = resourcesOf(template, 'AWS::Scheduler::Schedule');
    expect(others).toEqual([]);
    expect(schedule?.Properties).toMatchObject({
      ScheduleExpression: 'rate(15 minutes)',
      State: 'ENABLED',
      Target: { Arn: { 'Fn::GetAtt': [logicalId, 'Arn'] } },
    });
  });

  it('is all that the scheduler may start', () => {
    const { logicalId } = functionNamed(template, 'sweep');
    const [statement, ...others] = statementsOf(template, 'SchedulerRole');
    expect(others).toEqual([]);
    expect(statement?.Action).toEqual(['lambda:InvokeFunction']);
    for (const resource of statement?.Resource ?? []) {
      expect(JSON.stringify(resource)).toContain(`"${logicalId}"`);
    }
  });
});

describe('the API', () => {
  it('hands every request to the one app', () => {
    const { logicalId } = functionNamed(template, 'api');
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]?.Properties).toMatchObject({
      ProtocolType: 'HTTP',
    });
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route');
    expect(routes.map(({ Properties }) => Properties['RouteKey'])).toEqual(['$default']);
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::Integration')[0]?.Properties).toMatchObject({
      IntegrationUri: { 'Fn::GetAtt': [logicalId, 'Arn'] },
      PayloadFormatVersion: '2.0',
    });
  });

  it('answers within the half minute that its gateway waits', () => {
    expect(functionNamed(template, 'api').Properties['Timeout']).toBeLessThan(30);
  });
});
