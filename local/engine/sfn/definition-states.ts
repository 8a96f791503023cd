/** The fields of a state that are looked at here; the schema of the language is checked before. */
export type State = {
  Type: string;
  Resource?: string;
  Parameters?: unknown;
  TimeoutSeconds?: number;
  Retry?: unknown;
  ResultPath?: string | null;
  Catch?: { ResultPath?: string | null }[];
  Choices?: ChoiceRule[];
  Branches?: { States: States }[];
  ItemProcessor?: { States: States; ProcessorConfig?: { Mode?: string } };
  Iterator?: { States: States };
  [field: string]: unknown;
};
export type States = Record<string, State>;
type ChoiceRule = {
  And?: ChoiceRule[];
  Or?: ChoiceRule[];
  Not?: ChoiceRule;
  Next?: string;
  [field: string]: unknown;
};

/** What fits in the 31 bits of milliseconds of a timer: 24 days and 20 hours. */
export const TIMER_SECONDS_MAX = 2_147_483;

/** Stands in a task's parameters where its token belongs; no JSON path can yield it. */
export const TOKEN_PLACE = '\u0000task-token';

export function isDistributedMap({ Type, ItemProcessor }: State): boolean {
  return Type === 'Map' && ItemProcessor?.ProcessorConfig?.Mode === 'DISTRIBUTED';
}

/** The machines inside a state. */
export function statesInside(state: State): States[] {
  const inside = [...(state.Branches ?? []), state.ItemProcessor, state.Iterator];
  return inside.flatMap((machine) => (machine === undefined ? [] : [machine.States]));
}

/** Rewrites states, also those inside others, into what makes the engine do as AWS does. */
export function engineStates(states: States, visit: (name: string, state: State) => void): States {
  const rewritten = Object.entries(states).map(([name, state]) => {
    visit(name, state);
    return [name, engineState(state, visit)];
  });
  return Object.fromEntries(rewritten);
}

function engineState(state: State, visit: (name: string, state: State) => void): State {
  if (isDistributedMap(state)) return refusal();
  const into = <M extends { States: States }>(machine: M): M => ({
    ...machine,
    States: engineStates(machine.States, visit),
  });
  const { ResultPath, ...rest } = state;
  return {
    ...rest,
    // "$" is the default; the engine would write the result under a field of that name.
    ...(ResultPath === undefined || ResultPath === '$' ? {} : { ResultPath }),
    ...(state.Catch && { Catch: state.Catch.map(withoutRootPath) }),
    ...(state.Choices && { Choices: state.Choices.map(engineRule) }),
    ...(state.Branches && { Branches: state.Branches.map(into) }),
    ...(state.ItemProcessor && { ItemProcessor: into(state.ItemProcessor) }),
    ...(state.Iterator && { Iterator: into(state.Iterator) }),
    ...(state.Type === 'Task' && engineTask(state)),
  };
}

/** A distributed Map is let in, behind a Choice, and refused when an execution comes to it. */
function refusal(): State {
  return {
    Type: 'Fail',
    Error: 'DistributedMapUnsupported',
    Cause: 'A distributed Map runs on AWS only. Let a Choice lead past it on one machine.',
  };
}

/**
 * The engine gives every task 60 seconds where AWS gives it for ever. Its own timer is put as far
 * away as it goes, and the task's real timeout is kept by us.
 */
function engineTask({ Parameters }: State): Partial<State> {
  return { TimeoutSeconds: TIMER_SECONDS_MAX, Parameters: withTokenPlace(Parameters) };
}

function withTokenPlace(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTokenPlace);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) =>
    inner === '$$.Task.Token' && key.endsWith('.$')
      ? [key.slice(0, -2), TOKEN_PLACE]
      : [key, withTokenPlace(inner)],
  );
  return Object.fromEntries(entries);
}

function withoutRootPath<C extends { ResultPath?: string | null }>(catcher: C): C {
  const { ResultPath, ...rest } = catcher;
  return ResultPath === '$' ? (rest as C) : catcher;
}

/** The engine never matches a type test against `false`: say "not" around the test for `true`. */
function engineRule(rule: ChoiceRule): ChoiceRule {
  const { And, Or, Not, Next, ...test } = rule;
  const next = Next === undefined ? {} : { Next };
  if (And) return { And: And.map(engineRule), ...next };
  if (Or) return { Or: Or.map(engineRule), ...next };
  if (Not) return { Not: engineRule(Not), ...next };
  const negated = Object.keys(test).find(
    (field) => field.startsWith('Is') && test[field] === false,
  );
  return negated === undefined ? rule : { Not: { ...test, [negated]: true }, ...next };
}
