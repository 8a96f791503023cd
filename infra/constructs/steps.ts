import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ENV } from '../../functions/env.ts';
import type { ContractFiles } from './contract-files.ts';
import type { ContractTable } from './contract-table.ts';
import type { NoticeChannels } from './notice-channels.ts';
import type { StepFunctions } from './step-functions.ts';

const ROOT = join(import.meta.dirname, '..', '..');

export type StepsProps = {
  readonly simulatedClock: boolean;
  readonly issuer: string;
  readonly audience: string;
  readonly table: ContractTable;
  readonly files: ContractFiles;
  readonly notices: NoticeChannels;
};

/** One Lambda per folder of `functions/` that has a `.lambda.ts`; the code is what `npm run build` made. */
export class Steps extends Construct {
  readonly all: ReadonlyMap<string, Lambda>;

  constructor(scope: Construct, id: string, props: StepsProps) {
    super(scope, id);
    this.all = new Map(functionNames().map((name) => [name, this.lambda(name, props)]));
  }

  /** The function of a folder. @throws Error if there is none: a state machine names what does not exist. */
  named(name: string): Lambda {
    const found = this.all.get(name);
    if (!found) throw new Error(`There is no function ${name}`);
    return found;
  }

  /** Lets the functions start executions and answer tokens, and tells them where. */
  mayUse(workflows: StepFunctions): void {
    for (const step of this.all.values()) {
      step.addEnvironment(ENV.stateMachineArnPrefix, workflows.arnPrefix);
      step.addToRolePolicy(
        new PolicyStatement({
          actions: ['states:StartExecution', 'states:DescribeExecution'],
          resources: workflows.arns,
        }),
      );
      step.addToRolePolicy(
        // Tokens carry no resource: AWS takes only "*" here.
        new PolicyStatement({ actions: ['states:SendTaskSuccess'], resources: ['*'] }),
      );
    }
  }

  private lambda(name: string, props: StepsProps): Lambda {
    const { table, files, notices } = props;
    const step = new Lambda(this, name, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(join(ROOT, 'dist', 'functions', name)),
      memorySize: 512,
      timeout: Duration.seconds(name === 'sweep' ? 300 : 60),
      tracing: Tracing.ACTIVE,
      environment: environment(props),
      logGroup: new LogGroup(this, `${name}-log`, {
        retention: RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
      // An execution that waits for a person calls the version it began with: versions stay.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
    });
    table.table.grantReadWriteData(step);
    files.open.grantReadWrite(step);
    files.person.grantReadWrite(step);
    files.key.grantEncryptDecrypt(step);
    notices.bus.grantPutEventsTo(step);
    notices.topic.grantPublish(step);
    return step;
  }
}

function environment({ table, files, notices, ...props }: StepsProps): Record<string, string> {
  return {
    [ENV.table]: table.table.tableName,
    [ENV.openBucket]: files.open.bucketName,
    [ENV.personBucket]: files.person.bucketName,
    [ENV.keyId]: files.key.keyId,
    [ENV.bus]: notices.bus.eventBusName,
    [ENV.topic]: notices.topic.topicArn,
    [ENV.issuer]: props.issuer,
    [ENV.audience]: props.audience,
    ...(props.simulatedClock ? { [ENV.clock]: 'simulated' } : {}),
  };
}

/** The folders of `functions/` that hold a Lambda, as they are named. */
export function functionNames(): string[] {
  const folder = join(ROOT, 'functions');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, `${name}.lambda.ts`)))
    .sort();
}
