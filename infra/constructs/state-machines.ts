import { readFileSync } from 'node:fs';
import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Steps } from './steps.ts';
import { type WorkflowArns, workflowArns } from './workflow-arns.ts';

/** The state machines, from the files that the embedded runtime reads as well. */
export class StateMachines extends Construct {
  constructor(scope: Construct, id: string, { steps }: { steps: Steps }) {
    super(scope, id);
    for (const workflow of workflowArns(this)) this.machine(workflow, steps);
  }

  private machine(arns: WorkflowArns, steps: Steps): void {
    const { workflow, file, stateMachineName } = arns;
    const text = readFileSync(file, 'utf8');
    const called = new Map(substitutionsIn(text).map((word) => [word, steps.named(kebab(word))]));
    const machine = new StateMachine(this, workflow, {
      stateMachineName,
      // Its executions wait for people for days.
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(inEveryPartition(text)),
      // An execution calls to its end the versions that it began with.
      definitionSubstitutions: {
        Partition: Aws.PARTITION,
        ...Object.fromEntries(
          [...called].map(([word, step]) => [word, step.currentVersion.functionArn]),
        ),
      },
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, `${workflow}-log`, {
          // Under this prefix the logs' own policy does not grow with every machine.
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
      },
    });
    for (const { functionArn } of [...called.values(), ...steps.retiredFrom(workflow)]) {
      machine.addToRolePolicy(
        // The function and every version of it, never one version: the next deploy would take that grant away
        // from executions that wait for a person.
        new PolicyStatement({
          actions: ['lambda:InvokeFunction'],
          resources: [functionArn, `${functionArn}:*`],
        }),
      );
    }
    if (text.includes('"DISTRIBUTED"')) letItStartParts(machine, arns);
  }
}

/**
 * The definition on one line, with the partition of AWS that it is deployed in: the files say `arn:aws:`, as the
 * language's documentation does and its checkers want.
 */
function inEveryPartition(asl: string): string {
  return JSON.stringify(JSON.parse(asl)).replaceAll('"arn:aws:', `"arn:\${Partition}:`);
}

/** The parts of a distributed Map are executions of the same machine, which starts them and looks after them. */
function letItStartParts(
  machine: StateMachine,
  { stateMachineArn, executionArns, partArns }: WorkflowArns,
): void {
  machine.addToRolePolicy(
    new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] }),
  );
  machine.addToRolePolicy(
    new PolicyStatement({
      actions: ['states:DescribeExecution', 'states:StopExecution'],
      resources: [executionArns, partArns],
    }),
  );
}

/** @example substitutionsIn('"FunctionName": "${AskPerson}"') // → ['AskPerson'] */
function substitutionsIn(asl: string): string[] {
  const words = [...asl.matchAll(/\$\{([A-Za-z]+)\}/g)].map(([, word = '']) => word);
  return [...new Set(words)];
}

/** @example kebab('AskPerson') // → 'ask-person', the folder of the function */
function kebab(pascal: string): string {
  return pascal.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
