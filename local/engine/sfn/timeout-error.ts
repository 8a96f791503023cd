import { StateMachine } from 'aws-local-stepfunctions';
import { providePromiseWithResolvers } from './promise-with-resolvers.ts';

/**
 * Makes errors that the engine takes for its own `States.Timeout`. By name alone they would also be
 * caught by `States.TaskFailed`, which on AWS matches everything but a timeout; the engine tells
 * them apart by a class that it does not export. So a task is made to time out, once, to get one.
 */
export async function timeoutErrors(): Promise<() => Error> {
  providePromiseWithResolvers();
  const definition = {
    StartAt: 'times out',
    States: {
      'times out': {
        Type: 'Task' as const,
        Resource: 'none',
        TimeoutSeconds: 0.001,
        End: true as const,
      },
    },
  };
  const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
  const never = () => new Promise<never>(() => undefined);
  const { result } = machine.run(null, {
    overrides: { taskResourceLocalHandlers: { 'times out': never } },
  });
  const timeout = await result.catch((error: Error) => error.cause);
  if (!(timeout instanceof Error) || timeout.name !== 'States.Timeout') {
    throw new Error('the engine no longer times out as it did', { cause: timeout });
  }
  const TimeoutError = timeout.constructor as new () => Error;
  return () => new TimeoutError();
}
