import { SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { WorkflowsUnavailableError } from '../../ports/workflows/errors.ts';
import { stepFunctions } from '../../ports/workflows/step-functions.ts';
import { clientOptions } from './aws.ts';
import { type Answered, refusal, scriptedEndpoint } from './scripted-endpoint.ts';

const MACHINE = 'arn:aws:states:eu-north-1:000000000000:stateMachine:utfall-payout';
const EXECUTION =
  'arn:aws:states:eu-north-1:000000000000:execution:utfall-payout:c.year_1.outcome-payment.r2.a3';

const transition = {
  workflow: 'payout',
  contractId: 'c',
  affair: { periodId: 'year_1', purpose: 'outcome-payment', revision: 2 },
  attempt: 3,
} as const;

async function workflowsThat(answer: Answered, machine = MACHINE) {
  const { endpoint, asked } = await scriptedEndpoint(() => answer);
  const client = new SFNClient(clientOptions(endpoint));
  return { workflows: stepFunctions({ client, stateMachineArn: () => machine }), asked };
}

describe('starting an execution', () => {
  it('names it after the attempt and gives it ids alone', async () => {
    const body = JSON.stringify({ executionArn: EXECUTION, startDate: 1 });
    const { workflows, asked } = await workflowsThat({ body });
    expect(await workflows.start(transition)).toBe(EXECUTION);
    const sent = JSON.parse(asked[0]?.body ?? '');
    expect(sent).toMatchObject({ stateMachineArn: MACHINE, name: EXECUTION.split(':').at(-1) });
    expect(JSON.parse(sent.input)).toEqual({
      contractId: 'c',
      periodId: 'year_1',
      purpose: 'outcome-payment',
      revision: 2,
      attempt: 3,
      workflow: 'payout',
    });
  });

  it.each([MACHINE, `${MACHINE}:7`, `${MACHINE}:live`])(
    'that exists already under that name is a success (%s)',
    async (machine) => {
      const { workflows } = await workflowsThat(refusal('ExecutionAlreadyExists'), machine);
      expect(await workflows.start(transition)).toBe(EXECUTION);
    },
  );

  it('under a name that Step Functions would refuse is a fault of the program', async () => {
    const { workflows, asked } = await workflowsThat(refusal('InvalidName'));
    await expect(workflows.start({ ...transition, contractId: 'c#1' })).rejects.toThrow(RangeError);
    expect(asked).toEqual([]);
  });
});

describe('answering a token', () => {
  it('carries the id of the task and nothing else', async () => {
    const { workflows, asked } = await workflowsThat({ body: '{}' });
    expect(await workflows.answer('token', 'task-1')).toBe('rung');
    expect(asked.map(({ operation }) => operation)).toEqual(['SendTaskSuccess']);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      taskToken: 'token',
      output: '{"taskId":"task-1"}',
    });
  });

  it.each(['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'])(
    'that is refused with %s finds nobody, which is no error',
    async (name) => {
      const { workflows } = await workflowsThat(refusal(name));
      expect(await workflows.answer('token', 'task-1')).toBe('gone');
    },
  );
});

describe('the state of an execution', () => {
  it.each([
    ['RUNNING', 'running'],
    ['PENDING_REDRIVE', 'running'],
    ['SUCCEEDED', 'ended'],
    ['FAILED', 'ended'],
    ['TIMED_OUT', 'ended'],
    ['ABORTED', 'ended'],
  ])('%s is %s', async (status, state) => {
    const body = JSON.stringify({ executionArn: EXECUTION, status });
    const { workflows } = await workflowsThat({ body });
    expect(await workflows.state(EXECUTION)).toBe(state);
  });

  it('is unknown where there is none, or its history is gone', async () => {
    const { workflows } = await workflowsThat(refusal('ExecutionDoesNotExist'));
    expect(await workflows.state(EXECUTION)).toBe('unknown');
  });
});

describe('a Step Functions that refuses', () => {
  it('is told of in our words, with the cause kept', async () => {
    const { workflows } = await workflowsThat(refusal('AccessDeniedException'));
    const failures = await Promise.all(
      [workflows.start(transition), workflows.answer('t', 'x'), workflows.state(EXECUTION)].map(
        (each) => each.catch((thrown: unknown) => thrown),
      ),
    );
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(WorkflowsUnavailableError);
      expect(failure).toMatchObject({ cause: { name: 'AccessDeniedException' } });
    }
  });
});
