import {
  isDistributedMap,
  type State,
  type States,
  statesInside,
  TIMER_SECONDS_MAX,
} from './definition-states.ts';

const TASK_RESOURCES = [
  'arn:aws:states:::lambda:invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
];

/** Fields that the engine silently passes over, which would change what a definition means. */
const IGNORED_FIELDS = [
  'Assign',
  'Arguments',
  'Output',
  'Items',
  'Credentials',
  'HeartbeatSeconds',
  'HeartbeatSecondsPath',
  'TimeoutSecondsPath',
  'ItemReader',
  'ItemBatcher',
  'ResultWriter',
  'ToleratedFailureCount',
  'ToleratedFailurePercentage',
];

type Definition = { States: States; TimeoutSeconds?: number; QueryLanguage?: unknown };

type Where = { name: string; state: State; nested: boolean };

/**
 * Everything in a definition that the local engine would do otherwise than AWS does, in English,
 * for whoever writes the definition.
 */
export function problemsOf(definition: Definition): string[] {
  const names = namesIn(definition.States);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...tooLong('The state machine', definition.TimeoutSeconds),
    ...languageOf('The state machine', definition.QueryLanguage),
    ...twice.map((name) => `Two states are called "${name}".`),
    ...problemsInside(definition.States, false),
  ];
}

function problemsInside(states: States, nested: boolean): string[] {
  return Object.entries(states).flatMap(([name, state]) => {
    if (isDistributedMap(state)) return []; // refused when reached
    const inside = statesInside(state).flatMap((inner) => problemsInside(inner, true));
    return [...problemsOfState({ name, state, nested }), ...inside];
  });
}

function problemsOfState({ name, state, nested }: Where): string[] {
  const where = `"${name}"`;
  const ignored = IGNORED_FIELDS.filter((field) => field in state);
  return [
    ...languageOf(where, state['QueryLanguage']),
    ...ignored.map((field) => `${where} has ${field}, which the local engine does not know.`),
    ...tooLong(where, state.TimeoutSeconds),
    ...(state.Type === 'Task' ? problemsOfTask(where, state) : []),
    ...(state.Type === 'Wait' ? problemsOfWait(where, state) : []),
    ...contextPaths(state).flatMap((path) => contextProblem({ name, state, nested }, path)),
  ];
}

function problemsOfTask(where: string, { Resource = '', Parameters }: State): string[] {
  if (!TASK_RESOURCES.includes(Resource)) {
    return [`${where} uses ${Resource}; use ${TASK_RESOURCES.join(' or ')}.`];
  }
  const given = Object.keys(Parameters ?? {}).map((key) => key.replace(/\.\$$/, ''));
  const unknown = given.filter((key) => key !== 'FunctionName' && key !== 'Payload');
  return [
    ...(given.includes('FunctionName') ? [] : [`${where} names no function.`]),
    ...unknown.map((key) => `${where} has the parameter ${key}, which is not known here.`),
  ];
}

/** A timer of more than 31 bits of milliseconds fires at once, so a computed length is refused. */
function problemsOfWait(where: string, state: State): string[] {
  const seconds = state['Seconds'];
  return typeof seconds === 'number'
    ? tooLong(where, seconds)
    : [`${where} waits until a computed time; only a number of Seconds can be trusted here.`];
}

function tooLong(where: string, seconds: number | undefined): string[] {
  if (seconds === undefined || seconds <= TIMER_SECONDS_MAX) return [];
  return [`${where} waits ${seconds} s; a timer here runs for ${TIMER_SECONDS_MAX} s at most.`];
}

function languageOf(where: string, language: unknown): string[] {
  if (language === undefined || language === 'JSONPath') return [];
  return [`${where} is written in ${language}; the local engine reads JSONPath only.`];
}

/** Which paths into the context object the engine answers as AWS does. */
function contextProblem({ name, state, nested }: Where, path: string): string[] {
  const waits = state.Resource?.endsWith('.waitForTaskToken') ?? false;
  if (path === '$$.Task.Token') {
    return waits ? [] : [`"${name}" uses $$.Task.Token but does not wait for it.`];
  }
  if (/^\$\$\.(Execution|StateMachine)\.(Id|Name)$/.test(path)) return [];
  if (/^\$\$\.Execution\.(Input|StartTime)\b/.test(path)) {
    if (!nested) return [];
    return [`"${name}" uses ${path}, which inside Parallel and Map is the branch's own here.`];
  }
  if (/^\$\$\.Map\.Item\.(Index|Value)\b/.test(path) && state.Type === 'Map') return [];
  return [`"${name}" uses ${path}, which the local engine does not give.`];
}

/** All `$$…` paths in a state's own fields, not in those of the states inside it. */
function contextPaths(state: State): string[] {
  const { Branches, ItemProcessor, Iterator, Comment, ...own } = state;
  return textsUnder(own).flatMap(({ key, text }) => {
    if (!/(\.\$|Path|^Variable)$/.test(key) || !text.includes('$$')) return [];
    // Inside a function, a token could not be put in its place.
    if (text !== '$$.Task.Token' && text.includes('$$.Task.Token')) return [text];
    return text.match(/\$\$[\w.[\]'"-]*/g) ?? [];
  });
}

function textsUnder(value: unknown, key = ''): { key: string; text: string }[] {
  if (typeof value === 'string') return [{ key, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((inner) => textsUnder(inner, key));
  return Object.entries(value).flatMap(([name, inner]) => textsUnder(inner, name));
}

function namesIn(states: States): string[] {
  return Object.entries(states).flatMap(([name, state]) => [
    name,
    ...statesInside(state).flatMap(namesIn),
  ]);
}
