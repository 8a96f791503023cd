import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Right, rightsOf } from '../../infra/constructs/rights.ts';
import { partitionOf } from '../../store/keys.ts';
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

function roleOf(name: string): string {
  return `Steps${name.replaceAll('-', '')}ServiceRole`;
}

/** The functions that may do something, by folder. */
function namesThatMay(action: string, resource = ''): string[] {
  return FUNCTION_NAMES.filter((name) =>
    statementsOf(template, roleOf(name)).some(
      ({ Action, Resource }) =>
        Action.includes(action) && JSON.stringify(Resource).includes(resource),
    ),
  );
}

describe('what is granted', () => {
  it('is there for every function and state machine', () => {
    expect(statements.length).toBeGreaterThan(FUNCTION_NAMES.length);
    expect(namesThatMay('dynamodb:GetItem')).toEqual(FUNCTION_NAMES);
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

  it('lets nothing be deleted but persons’ files', () => {
    const isPersons = ({ Resource }: Statement) =>
      Resource.every((arn) => lastPartOf(arn) === '/person/*');
    const deleting = statements
      .filter((statement) => !isPersons(statement))
      .flatMap(({ Action }) => Action)
      .filter((action) => /:(Delete|Remove|Purge|ScheduleKey)/.test(action))
      .filter((action) => action !== 'logs:DeleteLogDelivery');
    expect(deleting).toEqual([]);
  });

  it('holds in every partition of AWS', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/arn:aws[:-]/);
  });
});

/** What a function's code does, as far as a right goes with it. */
const DOES: Readonly<Record<Right, RegExp>> = {
  write: /\.commit\(/,
  'read-open': /(?:files\.get\(|readJson\([^)]*|fileOf\([^)]*)"open"|what: "notice"/,
  'write-open': /files\.put\(\s*"open"/,
  'read-full': /(?:files\.get\(|readJson\([^)]*|fileOf\([^)]*)"full"/,
  // The API puts what is delivered into the zone that it belongs to.
  'write-full': /files\.put\(\s*(?:"full"|zone)/,
  erase: /files\.erasePersons\(/,
  persons: /files\.(?:get|put)\(\s*"person"|files\.put\(\s*zone/,
  start: /what: "start-execution"/,
  ring: /workflows\.answer\(|what: "answer-task"/,
  'look-after': /workflows\.state\(/,
  notify: /what: "notice"/,
  anchors: /files\.anchors?\(/,
};

describe('a function', () => {
  it('has the rights that its code makes use of, and no other', async () => {
    const code = await codeOfSteps();
    const does = (name: string, right: Right): boolean =>
      DOES[right].test(code.get(name) ?? '') || (name === 'sweep' && right === 'ring');
    for (const name of FUNCTION_NAMES) {
      const used = (Object.keys(DOES) as Right[]).filter((right) => does(name, right));
      expect([...rightsOf(name)].sort(), name).toEqual(used.sort());
    }
  });

  it('gets for each right what belongs to it', () => {
    const withRight = (right: Right) =>
      FUNCTION_NAMES.filter((name) => rightsOf(name).includes(right));
    expect(namesThatMay('dynamodb:PutItem')).toEqual(withRight('write'));
    expect(namesThatMay('s3:GetObject', '/open/*')).toEqual(withRight('read-open'));
    expect(namesThatMay('s3:PutObject', '/open/*')).toEqual(withRight('write-open'));
    expect(namesThatMay('s3:GetObject', '/full/*')).toEqual(withRight('read-full'));
    expect(namesThatMay('s3:PutObject', '/full/*')).toEqual(withRight('write-full'));
    expect(namesThatMay('s3:GetObject', '/person/*')).toEqual(withRight('persons'));
    expect(namesThatMay('s3:PutObject', '/anchors/*')).toEqual(withRight('anchors'));
    expect(namesThatMay('states:StartExecution')).toEqual(withRight('start'));
    expect(namesThatMay('states:SendTaskSuccess')).toEqual(withRight('ring'));
    expect(namesThatMay('states:DescribeExecution')).toEqual(withRight('look-after'));
    expect(namesThatMay('events:PutEvents')).toEqual(withRight('notify'));
    expect(namesThatMay('sns:Publish')).toEqual(withRight('notify'));
  });

  it('uses the key of persons only where it may see them', () => {
    const [key] = resourcesOf(template, 'AWS::KMS::Key').filter(({ logicalId }) =>
      logicalId.startsWith('Files'),
    );
    const see = FUNCTION_NAMES.filter((name) => rightsOf(name).includes('persons'));
    expect(see.length).toBeLessThan(FUNCTION_NAMES.length / 2);
    for (const action of ['kms:Decrypt', 'kms:GenerateDataKey']) {
      expect(namesThatMay(action, key?.logicalId).filter((name) => name !== 'sweep')).toEqual(see);
    }
  });

  it('may write where the bucket of persons is encrypted; erasing does so through S3, and unwraps nothing', () => {
    const [key] = resourcesOf(template, 'AWS::KMS::Key').filter(({ logicalId }) =>
      logicalId.startsWith('Files'),
    );
    const ofKey = (name: string) =>
      statementsOf(template, roleOf(name)).filter(({ Resource }) =>
        JSON.stringify(Resource).includes(key?.logicalId ?? ''),
      );
    // S3 refuses whoever may write an object and may not use the key that its bucket is under.
    for (const name of namesThatMay('s3:PutObject', '/keys/*')) {
      const actions = ofKey(name).flatMap(({ Action }) => Action);
      expect(actions, name).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey']));
    }
    const throughS3 = { StringEquals: { 'kms:ViaService': expect.anything() } };
    expect(ofKey('sweep').map(({ Condition }) => Condition)).toEqual([throughS3]);
    expect(JSON.stringify(ofKey('sweep'))).toContain('s3.');
    expect(namesThatMay('s3:GetObject', '/person/*')).not.toContain('sweep');
  });

  it('erases persons if it may delete them, and only the sweep may', () => {
    expect(namesThatMay('s3:DeleteObject')).toEqual(['sweep']);
    expect(namesThatMay('s3:DeleteObject', '/person/*')).toEqual(['sweep']);
  });
});

describe('the table', () => {
  const tableGrants = (name: string, of = template) =>
    statementsOf(of, roleOf(name)).filter(({ Action }) =>
      Action.some((action) => action.startsWith('dynamodb:')),
    );

  it('is open to steps by the keys of contracts, not of the installation, and by no index', () => {
    for (const name of FUNCTION_NAMES.filter((each) => each !== 'api' && each !== 'sweep')) {
      const [items, ...others] = tableGrants(name);
      expect(others, name).toEqual([]);
      expect(items?.Condition, name).toEqual({
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CONTRACT#*'] },
        'ForAllValues:StringNotEquals': { 'dynamodb:LeadingKeys': ['CONTRACT#*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      });
    }
    // The conditions are about these: an item's partition is its contract's, and the installation's is "*".
    expect(partitionOf('norrkoping-2016')).toMatch(/^CONTRACT#./);
    expect(partitionOf('*')).toBe('CONTRACT#*');
  });

  it('is open to the API and the sweep by the indexes that they ask, too', async () => {
    const code = await codeOfSteps();
    const asked = (name: string) =>
      Object.entries(ASKS)
        .filter(([, asks]) => asks.test(code.get(name) ?? ''))
        .map(([index]) => index);
    for (const name of FUNCTION_NAMES) {
      const indexes = tableGrants(name).flatMap(({ Resource }) =>
        Resource.map(lastPartOf).filter((part) => part.startsWith('/index/')),
      );
      expect(indexes.sort(), name).toEqual(asked(name).map((index) => `/index/${index}`));
    }
  });

  it('keeps the simulated clock among the installation’s items, where every step reads it', () => {
    const simulated = synthesise({ clock: 'simulated' });
    const [items] = tableGrants('check-terms', simulated);
    expect(items?.Condition).not.toHaveProperty('ForAllValues:StringNotEquals');
  });
});

/** The methods of the store that ask an index. */
const ASKS: Readonly<Record<string, RegExp>> = {
  check: /\.toCheck\(/,
  due: /\.dueUntil\(/,
  people: /\.contracts\(|\.membershipsOf\(/,
  tasks: /\.openTasks\(/,
};

describe('executions', () => {
  it('are started, answered and looked after at the state machines of this stack', () => {
    const grants = statementsOf(template, 'Steps').filter(({ Action }) =>
      Action.some((action) => action.startsWith('states:')),
    );
    expect(grants.length).toBeGreaterThan(10);
    for (const { Action, Resource } of grants) {
      const kind = Action.includes('states:DescribeExecution')
        ? /^:execution:utfall-test-[a-z-]+:\*$/
        : /^:stateMachine:utfall-test-[a-z-]+$/;
      expect(Resource).toHaveLength(5);
      for (const arn of Resource) expect(lastPartOf(arn)).toMatch(kind);
    }
  });
});

describe('the parts of a cohort', () => {
  it('are executions that the verification alone may start, of itself, and look after', () => {
    const grants = statementsOf(template, 'Workflows').filter(({ Action }) =>
      Action.some((action) => action.startsWith('states:')),
    );
    const told = grants.map(({ Action, Resource }) => [Action, Resource.map(lastPartOf)]);
    expect(told).toEqual([
      [['states:StartExecution'], [':stateMachine:utfall-test-outcome-verification']],
      [
        ['states:DescribeExecution', 'states:StopExecution'],
        [
          ':execution:utfall-test-outcome-verification/*:*',
          ':execution:utfall-test-outcome-verification:*',
        ],
      ],
    ]);
  });
});

function lastPartOf(arn: unknown): string {
  const { 'Fn::Join': [, parts] = ['', []] } = arn as { 'Fn::Join'?: [string, unknown[]] };
  return String(parts.at(-1));
}

/**
 * What is left of each function's code when all that it does not use is taken away: of a step without its binding,
 * which every function has; of the API its app.
 */
async function codeOfSteps(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: FUNCTION_NAMES.map((name) => ({ in: entryOf(name), out: name })),
    bundle: true,
    write: false,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'not-written',
  });
  return new Map(
    FUNCTION_NAMES.map((name) => {
      const path = join(ROOT, 'not-written', `${name}.js`);
      const code = outputFiles.find((file) => file.path === path)?.text;
      if (code === undefined) throw new Error(`${name} was not bundled`);
      return [name, code];
    }),
  );
}

function entryOf(name: string): string {
  return name === 'api' ? 'api/server/app.ts' : `functions/${name}/${name}.step.ts`;
}
