import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Steps } from './steps.ts';

const WORKFLOWS = ['onboarding', 'intervention', 'follow-up', 'outcome-verification', 'payout'];
const FOLDER = join(import.meta.dirname, '..', '..', 'workflows');

/** The five state machines, from the files that the embedded runtime reads as well. */
export class StepFunctions extends Construct {
  readonly arns: string[];
  /** Followed by the workflow's name it is the state machine's ARN. */
  readonly arnPrefix: string;

  constructor(scope: Construct, id: string, { steps }: { steps: Steps }) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    this.arnPrefix = Stack.of(this).formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: `${stackName}-`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    for (const name of WORKFLOWS) this.machine(name, `${stackName}-${name}`, steps);
    // Named here and not taken from the machines, which would tie functions and machines in a circle.
    this.arns = WORKFLOWS.flatMap((name) => [
      `${this.arnPrefix}${name}`,
      `${this.arnPrefix}${name}:*`.replace(':stateMachine:', ':execution:'),
    ]);
  }

  private machine(name: string, stateMachineName: string, steps: Steps): void {
    const file = join(FOLDER, `${name}.asl.json`);
    const used = [...readFileSync(file, 'utf8').matchAll(/\$\{([A-Za-z]+)\}/g)].map(
      ([, word = '']) => word,
    );
    const machine = new StateMachine(this, name, {
      stateMachineName,
      definitionBody: DefinitionBody.fromFile(file),
      definitionSubstitutions: Object.fromEntries(
        used.map((word) => [word, steps.named(kebab(word)).currentVersion.functionArn]),
      ),
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, `${name}-log`, {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: RetentionDays.ONE_YEAR,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: LogLevel.ERROR,
      },
    });
    for (const word of new Set(used)) {
      const { functionArn } = steps.named(kebab(word));
      machine.addToRolePolicy(
        // The function and every version of it, never one version: a deploy would take that grant away
        // from executions that wait for a person.
        new PolicyStatement({
          effect: Effect.ALLOW,
          actions: ['lambda:InvokeFunction'],
          resources: [functionArn, `${functionArn}:*`],
        }),
      );
    }
  }
}

function kebab(pascal: string): string {
  return pascal.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
