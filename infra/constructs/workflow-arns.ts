import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

const FOLDER = join(import.meta.dirname, '..', '..', 'workflows');
const SUFFIX = '.asl.json';

/** A state machine by name: where its definition lies, and what it and its executions are called. */
export type WorkflowArns = {
  readonly workflow: string;
  readonly file: string;
  readonly stateMachineName: string;
  readonly stateMachineArn: string;
  readonly executionArns: string;
  /** The executions of the parts of a distributed Map. */
  readonly partArns: string;
};

/**
 * The state machines of a stack, one per file of `workflows/`. Their ARNs are made of names and not taken from
 * the machines: functions start machines that call functions, and CloudFormation makes no circle.
 */
export function workflowArns(scope: IConstruct): WorkflowArns[] {
  const prefix = stateMachineNamePrefix(scope);
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(SUFFIX))
    .sort()
    .map((file) => {
      const workflow = file.slice(0, -SUFFIX.length);
      const stateMachineName = `${prefix}${workflow}`;
      return {
        workflow,
        file: join(FOLDER, file),
        stateMachineName,
        stateMachineArn: statesArn(scope, 'stateMachine', stateMachineName),
        executionArns: statesArn(scope, 'execution', `${stateMachineName}:*`),
        partArns: statesArn(scope, 'execution', `${stateMachineName}/*:*`),
      };
    });
}

/** Followed by a workflow's name it is the ARN of its state machine. */
export function stateMachineArnPrefix(scope: IConstruct): string {
  return statesArn(scope, 'stateMachine', stateMachineNamePrefix(scope));
}

function stateMachineNamePrefix(scope: IConstruct): string {
  return `${Stack.of(scope).stackName}-`;
}

function statesArn(scope: IConstruct, resource: string, resourceName: string): string {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  return Stack.of(scope).formatArn({ service: 'states', resource, resourceName, arnFormat });
}
