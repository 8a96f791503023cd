import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import { problemsOf } from './definition-problems.ts';
import { engineStates, type State, type States } from './definition-states.ts';

export type StateMachineSource = {
  name: string;
  /** The parsed ASL, names substituted. */
  definition: object;
  /**
   * Held to the schema of the language before, as by the tests of a package: it is not asked again, which
   * takes 150 to 350 ms for each machine.
   */
  isValid?: boolean;
};

export type Task = {
  kind: 'invoke' | 'wait-for-token';
  /** After this long, counted from its start, the task ends in `States.Timeout`. */
  timeoutMs?: number;
};

export type CompiledDefinition = {
  name: string;
  /** As it was given. */
  definition: object;
  machine: StateMachine;
  tasks: ReadonlyMap<string, Task>;
  /** Names of states with a Retry. */
  retried: readonly string[];
};

/** The definition asks for what the local engine would get wrong, or is no valid ASL. */
export class UnsupportedDefinitionError extends Error {
  override readonly name = 'UnsupportedDefinition';
  readonly problems: readonly string[];

  constructor(machine: string, problems: readonly string[], options?: ErrorOptions) {
    super(`State machine "${machine}" cannot run here:\n- ${problems.join('\n- ')}`, options);
    this.problems = problems;
  }
}

/**
 * Checks a definition and rewrites it for the engine, so that it means here what it means on AWS.
 *
 * @throws UnsupportedDefinitionError with everything that is wrong
 */
export function compileDefinition(source: StateMachineSource): CompiledDefinition {
  const { name, definition, isValid = false } = source;
  if (!isValid) validate(name, definition);
  const asl = structuredClone(definition) as StateMachineDefinition;
  const problems = problemsOf(definition as { States: States });
  if (problems.length > 0) throw new UnsupportedDefinitionError(name, problems);
  const tasks = new Map<string, Task>();
  const retried: string[] = [];
  const States = engineStates(asl.States as States, (stateName, state) => {
    if (state.Type === 'Task') tasks.set(stateName, taskOf(state));
    if (state.Retry !== undefined) retried.push(stateName);
  });
  const rewritten = { ...asl, States } as unknown as StateMachineDefinition;
  const machine = new StateMachine(rewritten, { validationOptions: { noValidate: true } });
  return { name, definition, machine, tasks, retried };
}

/** Against the schema of the language. */
function validate(name: string, definition: object): void {
  try {
    new StateMachine(structuredClone(definition) as StateMachineDefinition);
  } catch (error) {
    throw new UnsupportedDefinitionError(name, [(error as Error).message], { cause: error });
  }
}

function taskOf({ Resource, TimeoutSeconds }: State): Task {
  const kind = Resource?.endsWith('.waitForTaskToken') ? 'wait-for-token' : 'invoke';
  return TimeoutSeconds === undefined ? { kind } : { kind, timeoutMs: TimeoutSeconds * 1_000 };
}
