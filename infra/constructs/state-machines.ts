import { readFileSync } from 'node:fs';
import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  CfnStateMachine,
  CfnStateMachineVersion,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Steps } from './steps.ts';
import { type WorkflowArns, workflowArns } from './workflow-arns.ts';

export type StateMachinesProps = { readonly steps: Steps; readonly stateMachineVersions: boolean };

/** The state machines, from the files that the embedded runtime reads as well. */
export class StateMachines extends Construct {
  constructor(scope: Construct, id: string, { steps, stateMachineVersions }: StateMachinesProps) {
    super(scope, id);
    for (const workflow of workflowArns(this)) {
      const machine = this.machine(workflow, steps);
      if (stateMachineVersions) publish(machine, workflow);
    }
  }

  private machine(arns: WorkflowArns, steps: Steps): StateMachine {
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
    return machine;
  }
}

/**
 * Keeps what an execution ran by: whenever the machine changes, what it is now becomes a version, and the versions
 * before stay, with the versions of the functions that they name. Starts name the machine and so take the newest: a
 * next attempt is to run by the rules of today, and an execution that waits keeps the definition it began with.
 */
function publish(machine: StateMachine, { workflow }: WorkflowArns): void {
  const { node, stateMachineArn } = machine;
  const { defaultChild } = node;
  if (!(defaultChild instanceof CfnStateMachine)) throw new Error(`${workflow} has no machine`);
  const version = new CfnStateMachineVersion(machine, 'Version', {
    stateMachineArn,
    // Another with every change of the machine, whereupon CloudFormation publishes anew.
    stateMachineRevisionId: defaultChild.attrStateMachineRevisionId,
    description: `Utfall ${workflow}`,
  });
  version.applyRemovalPolicy(RemovalPolicy.RETAIN);
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
