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
    const allowed = statementsOf(template, 'SchedulerRole');
    expect(allowed.flatMap(({ Action }) => Action)).toEqual([
      'lambda:InvokeFunction',
      'sqs:SendMessage',
    ]);
    for (const resource of allowed[0]?.Resource ?? []) {
      expect(JSON.stringify(resource)).toContain(`"${logicalId}"`);
    }
  });

  it('leaves what could not be started, and what failed, where an alarm sees it', () => {
    const [queue, ...others] = resourcesOf(template, 'AWS::SQS::Queue');
    expect(others).toEqual([]);
    expect(queue?.Properties).toMatchObject({ MessageRetentionPeriod: 14 * 86_400 });
    const arn = { 'Fn::GetAtt': [queue?.logicalId, 'Arn'] };
    const [schedule] = resourcesOf(template, 'AWS::Scheduler::Schedule');
    expect(schedule?.Properties).toMatchObject({ Target: { DeadLetterConfig: { Arn: arn } } });
    const [config] = resourcesOf(template, 'AWS::Lambda::EventInvokeConfig');
    expect(config?.Properties).toMatchObject({
      FunctionName: { Ref: functionNamed(template, 'sweep').logicalId },
      DestinationConfig: { OnFailure: { Destination: arn } },
    });
  });
});

describe('the API', () => {
  it('hands every request to the one app', () => {
    const { logicalId } = functionNamed(template, 'api');
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::Api')[0]?.Properties).toMatchObject({
      ProtocolType: 'HTTP',
    });
    const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route');
    expect(routes.map(({ Properties }) => Properties['RouteKey'])).toEqual([
      '$default',
      'GET /health',
      'GET /openapi.json',
    ]);
    expect(resourcesOf(template, 'AWS::ApiGatewayV2::Integration')[0]?.Properties).toMatchObject({
      IntegrationUri: { 'Fn::GetAtt': [logicalId, 'Arn'] },
      PayloadFormatVersion: '2.0',
    });
  });

  it('asks for a login of the stack’s own user pool, but for what tells nothing', () => {
    const [pool] = resourcesOf(template, 'AWS::Cognito::UserPool');
    const [client] = resourcesOf(template, 'AWS::Cognito::UserPoolClient');
    const [authorizer] = resourcesOf(template, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: {
        Audience: [{ Ref: client?.logicalId }],
      },
    });
    const issuer = JSON.stringify(authorizer?.Properties['JwtConfiguration']);
    expect(issuer).toContain('https://cognito-idp.eu-north-1.');
    expect(issuer).toContain(`{"Ref":"${pool?.logicalId}"}`);
    const open = resourcesOf(template, 'AWS::ApiGatewayV2::Route')
      .filter(({ Properties }) => Properties['AuthorizationType'] !== 'JWT')
      .map(({ Properties }) => Properties['RouteKey']);
    expect(open).toEqual(['GET /health', 'GET /openapi.json']);
  });

  it('has a user pool that demands an authenticator app of everybody, whom an administrator creates', () => {
    const [pool] = resourcesOf(template, 'AWS::Cognito::UserPool');
    expect(pool?.Properties).toMatchObject({
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    });
  });

  it('asks for a login of another issuer where one is said, and then has no user pool', () => {
    const other = synthesise({ issuer: 'https://login.example.se', audience: 'utfall' });
    expect(resourcesOf(other, 'AWS::Cognito::UserPool')).toEqual([]);
    const [authorizer] = resourcesOf(other, 'AWS::ApiGatewayV2::Authorizer');
    expect(authorizer?.Properties['JwtConfiguration']).toEqual({
      Audience: ['utfall'],
      Issuer: 'https://login.example.se',
    });
  });

  it('leaves an issuer on http, as tests have it, to the app: API Gateway asks over https only', () => {
    const tested = synthesise({ issuer: 'http://127.0.0.1:4711', audience: 'utfall' });
    expect(resourcesOf(tested, 'AWS::ApiGatewayV2::Authorizer')).toEqual([]);
  });

  it('logs how requests went, and takes only so many', () => {
    const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage');
    const { AccessLogSettings: log, DefaultRouteSettings: limits } = stage?.Properties ?? {};
    expect(limits).toEqual({ ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 });
    const fields = Object.values(JSON.parse(String((log as { Format: string }).Format)));
    // Who asked, from where and for which contract is in none of them.
    expect(fields.join(' ')).not.toMatch(/sourceIp|path|userAgent|claims|identity/i);
  });

  it('answers within the half minute that its gateway waits', () => {
    expect(functionNamed(template, 'api').Properties['Timeout']).toBeLessThan(30);
  });
});
