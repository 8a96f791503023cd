import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { WORKFLOWS } from '../../core/lifecycle/items/constants.ts';
import { ENV } from '../../functions/env.ts';
import { definitions } from '../workflows/definitions.ts';
import {
  FUNCTION_NAMES,
  functionNamed,
  type Resource,
  resourcesOf,
  statementsOf,
  synthesise,
} from './synthesised.ts';

type Synthesised = { Resources: Record<string, { Type: string }> };

let template: Template;
let machines: Resource[];

beforeAll(() => {
  template = synthesise();
  machines = resourcesOf(template, 'AWS::StepFunctions::StateMachine');
});

function machineOf(workflow: string): Resource {
  const name = `utfall-test-${workflow}`;
  const found = machines.find(({ Properties }) => Properties['StateMachineName'] === name);
  if (!found) throw new Error(`No state machine ${name}`);
  return found;
}

/** The logical ids that the definition's substitutions lead to. */
function calledBy(workflow: string): Record<string, string> {
  const substitutions = machineOf(workflow).Properties['DefinitionSubstitutions'];
  return Object.fromEntries(
    Object.entries(substitutions as Record<string, { Ref: string }>)
      .filter(([word]) => word !== 'Partition')
      .map(([word, { Ref }]) => [word, Ref]),
  );
}

function functionOfVersion(versionId: string): string {
  const version = resourcesOf(template, 'AWS::Lambda::Version').find(
    ({ logicalId }) => logicalId === versionId,
  );
  if (!version) throw new Error(`${versionId} is no version of a function`);
  return (version.Properties['FunctionName'] as { Ref: string }).Ref;
}

describe('the state machines of the stack', () => {
  it('are the workflows, and no other', () => {
    expect(machines).toHaveLength(WORKFLOWS.length);
  });

  it('are found by the variable and the workflow: nothing but the name is behind the prefix', () => {
    const api = functionNamed(template, 'api').Properties;
    const { Variables } = api['Environment'] as { Variables: Record<string, unknown> };
    const [partition, account] = [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::AccountId' }];
    expect(Variables[ENV.stateMachineArnPrefix]).toEqual({
      'Fn::Join': [
        '',
        ['arn:', partition, ':states:eu-north-1:', account, ':stateMachine:utfall-test-'],
      ],
    });
  });
});

describe('for an emulator that does not know versions of state machines', () => {
  it('they are left out, and nothing else is another', () => {
    const without = synthesise({ stateMachineVersions: 'off' });
    const { Resources, ...rest } = without.toJSON() as Synthesised;
    const { Resources: all, ...usual } = template.toJSON() as Synthesised;
    const kept = Object.entries(all).filter(
      ([, { Type }]) => Type !== 'AWS::StepFunctions::StateMachineVersion',
    );
    expect(Object.entries(all).length - kept.length).toBe(WORKFLOWS.length);
    expect(Resources).toEqual(Object.fromEntries(kept));
    expect(rest).toEqual(usual);
  });
});

describe.each(WORKFLOWS)('the state machine of %s', (workflow) => {
  it('is of the standard kind, traced, and logs its failures without data', () => {
    expect(machineOf(workflow).Properties).toMatchObject({
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ERROR' },
    });
    const { LoggingConfiguration: logging } = machineOf(workflow).Properties;
    expect(logging).not.toMatchObject({ IncludeExecutionData: true });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: `/aws/vendedlogs/states/utfall-test-${workflow}`,
      RetentionInDays: Match.anyValue(),
    });
  });

  it('is the file as it is, in the partition that it is deployed in', () => {
    const { DefinitionString: deployed, DefinitionSubstitutions: substitutions } =
      machineOf(workflow).Properties;
    expect(substitutions).toMatchObject({ Partition: { Ref: 'AWS::Partition' } });
    expect(String(deployed)).not.toContain('arn:aws:');
    const { text = '' } = definitions.find(({ name }) => name === workflow) ?? {};
    const inAws = String(deployed).replaceAll(`\${Partition}`, 'aws');
    expect(JSON.parse(inAws)).toEqual(JSON.parse(text));
  });

  it('finds a function for every substitution, at the version of its deploy', () => {
    const { text = '' } = definitions.find(({ name }) => name === workflow) ?? {};
    const words = [...text.matchAll(/\$\{([A-Za-z]+)\}/g)].map(([, word = '']) => word);
    const called = calledBy(workflow);
    expect(Object.keys(called).sort()).toEqual([...new Set(words)].sort());
    for (const [word, versionId] of Object.entries(called)) {
      const name = FUNCTION_NAMES.find((each) => each.replaceAll('-', '') === word.toLowerCase());
      const { logicalId } = functionNamed(template, name ?? word);
      expect(functionOfVersion(versionId), word).toBe(logicalId);
    }
  });

  it('is published as it is, and what was published before stays', () => {
    const { logicalId } = machineOf(workflow);
    const versions = resourcesOf(template, 'AWS::StepFunctions::StateMachineVersion').filter(
      ({ Properties }) => JSON.stringify(Properties['StateMachineArn']).includes(logicalId),
    );
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({
      Properties: {
        StateMachineArn: { Ref: logicalId },
        // With every change of the machine it is another version, beside the one before.
        StateMachineRevisionId: { 'Fn::GetAtt': [logicalId, 'StateMachineRevisionId'] },
      },
      UpdateReplacePolicy: 'Retain',
      DeletionPolicy: 'Retain',
    });
  });

  it('may invoke each function and all its versions, never one version', () => {
    const of = `Workflows${workflow.replaceAll('-', '')}Role`;
    const grants = statementsOf(template, of).filter(({ Action }) =>
      Action.some((action) => action.startsWith('lambda:')),
    );
    const functions = Object.values(calledBy(workflow)).map(functionOfVersion);
    const arns = functions.map((id) => ({ 'Fn::GetAtt': [id, 'Arn'] }));
    const expected = [...arns, ...arns.map((arn) => ({ 'Fn::Join': ['', [arn, ':*']] }))];
    expect(grants.map(({ Action }) => Action)).toEqual([['lambda:InvokeFunction']]);
    expect(inOrder(grants[0]?.Resource ?? [])).toEqual(inOrder(expected));
  });
});

function inOrder(values: readonly unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}
