import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  FUNCTION_NAMES,
  ROOT,
  resourcesOf,
  type Statement,
  statementsOf,
  synthesise,
} from './synthesised.ts';

/** What AWS lets be granted for everything only, and why it is granted. */
const FOR_EVERYTHING: Readonly<Record<string, string>> = {
  'xray:PutTraceSegments': 'traces belong to no resource',
  'xray:PutTelemetryRecords': 'traces belong to no resource',
  'xray:GetSamplingRules': 'how much to trace is asked by the state machine',
  'xray:GetSamplingTargets': 'how much to trace is asked by the state machine',
  'logs:CreateLogDelivery': 'log deliveries have no ARN: the state machine makes its own',
  'logs:GetLogDelivery': 'log deliveries have no ARN',
  'logs:UpdateLogDelivery': 'log deliveries have no ARN',
  'logs:DeleteLogDelivery': 'log deliveries have no ARN',
  'logs:ListLogDeliveries': 'log deliveries have no ARN',
  'logs:PutResourcePolicy': 'lets the delivery service write to the log group',
  'logs:DescribeResourcePolicies': 'lets the delivery service write to the log group',
  'logs:DescribeLogGroups': 'finds the log group by name',
};

let template: Template;
let statements: Statement[];

beforeAll(() => {
  template = synthesise();
  statements = statementsOf(template);
});

/** The functions that may do something, by folder. */
function namesThatMay(action: string, resource = ''): string[] {
  return FUNCTION_NAMES.filter((name) =>
    statementsOf(template, `Steps${name.replaceAll('-', '')}ServiceRole`).some(
      ({ Action, Resource }) =>
        Action.includes(action) && JSON.stringify(Resource).includes(resource),
    ),
  );
}

describe('what is granted', () => {
  it('is there for every function and state machine', () => {
    expect(statements.length).toBeGreaterThan(FUNCTION_NAMES.length);
    expect(namesThatMay('dynamodb:PutItem')).toEqual(FUNCTION_NAMES);
    expect(namesThatMay('events:PutEvents')).toEqual(FUNCTION_NAMES);
    expect(namesThatMay('sns:Publish')).toEqual(FUNCTION_NAMES);
  });

  it('names every action', () => {
    const patterns = statements.flatMap(({ Action }) => Action).filter((each) => /\*/.test(each));
    expect(patterns).toEqual([]);
  });

  it('is for everything only where AWS knows nothing smaller', () => {
    const wide = statements.filter(({ Resource }) => Resource.includes('*'));
    const unexplained = wide
      .flatMap(({ Action }) => Action)
      .filter((action) => !(action in FOR_EVERYTHING));
    expect([...new Set(unexplained)]).toEqual([]);
  });

  it('lets nothing be deleted', () => {
    const deleting = statements
      .flatMap(({ Action }) => Action)
      .filter((action) => /:(Delete|Remove|Purge|ScheduleKey)/.test(action))
      .filter((action) => action !== 'logs:DeleteLogDelivery');
    expect(deleting).toEqual([]);
  });

  it('holds in every partition of AWS', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/arn:aws[:-]/);
  });
});

describe('executions', () => {
  it('are started and answered at the state machines of this stack', () => {
    const grants = statements.filter(({ Action }) => Action.includes('states:StartExecution'));
    expect(grants).toHaveLength(FUNCTION_NAMES.length);
    for (const { Action, Resource } of grants) {
      expect([...Action].sort()).toEqual(['states:SendTaskSuccess', 'states:StartExecution']);
      expect(Resource).toHaveLength(5);
      for (const arn of Resource) {
        expect(lastPartOf(arn)).toMatch(/^:stateMachine:utfall-test-[a-z-]+$/);
      }
    }
  });

  it('are described by their own ARNs, not by those of the state machines', () => {
    const grants = statements.filter(({ Action }) => Action.includes('states:DescribeExecution'));
    expect(grants).toHaveLength(FUNCTION_NAMES.length);
    for (const { Action, Resource } of grants) {
      expect(Action).toEqual(['states:DescribeExecution']);
      expect(Resource).toHaveLength(5);
      for (const arn of Resource) {
        expect(lastPartOf(arn)).toMatch(/^:execution:utfall-test-[a-z-]+:\*$/);
      }
    }
  });
});

function lastPartOf(arn: unknown): string {
  const { 'Fn::Join': [, parts] = ['', []] } = arn as { 'Fn::Join'?: [string, unknown[]] };
  return String(parts.at(-1));
}

describe('person-level files', () => {
  it('are open to the functions whose code reads or writes them, and to no other', async () => {
    // Whatever is not plainly the open zone may be the person zone.
    const see = await namesWhoseCodeHas(/\bfiles\.(?:get|put)\((?!"open")/);
    expect(see.length).toBeGreaterThan(2);
    expect(see.length).toBeLessThan(FUNCTION_NAMES.length / 2);
    const [person] = resourcesOf(template, 'AWS::S3::Bucket').filter(({ logicalId }) =>
      logicalId.startsWith('FilesPerson'),
    );
    expect(namesThatMay('s3:GetObject', person?.logicalId)).toEqual(see);
    expect(namesThatMay('kms:Decrypt')).toEqual(see);
    expect(namesThatMay('kms:GenerateDataKey')).toEqual(see);
  });

  it('are erased by the functions that may delete them', async () => {
    expect(namesThatMay('s3:DeleteObject')).toEqual(
      await namesWhoseCodeHas(/\bfiles\.erasePersons\(/),
    );
  });
});

/** The functions with such a text in what is left of their code when all that they do not use is taken away. */
async function namesWhoseCodeHas(text: RegExp): Promise<string[]> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: FUNCTION_NAMES.map((name) => `functions/${name}/${name}.lambda.ts`),
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outbase: 'functions',
    outdir: 'not-written',
  });
  return FUNCTION_NAMES.filter((name) => {
    const path = join(ROOT, 'not-written', name, `${name}.lambda.js`);
    const code = outputFiles.find((file) => file.path === path)?.text;
    if (code === undefined) throw new Error(`${name} was not bundled`);
    return text.test(code);
  });
}
