import { describe, expect, it } from 'vitest';
import { type Definition, definitions, type State } from './definitions.ts';

/** What Step Functions allows a Standard execution. */
const EVENTS_MAX = 25_000;
const SECONDS_MAX = 365 * 86_400;

/** More parties than sign, and more people than attest, in any contract. */
const ITERATIONS_MAX = 100;

/** An evaluator who asks, and a bank that does not know, send an execution back: seven times, with everything failing. */
const ROUNDS = 7;

/** Entered, scheduled, started, submitted, succeeded, exited; a try that fails: scheduled, started, submitted, failed. */
const EVENTS_PER_TASK = 6;
const EVENTS_PER_RETRY = 4;
/** Entered and exited, and for a map begun and ended; an iteration begins and ends. */
const EVENTS_PER_STATE = 2;
const EVENTS_PER_MAP = 4;
const EVENTS_PER_ITERATION = 2;

function retriesOf({ Retry = [] }: State): number {
  return Retry.reduce((sum, { MaxAttempts }) => sum + MaxAttempts, 0);
}

/** As many events as there can be, if every state were passed once and every retry were needed. */
function eventsOf({ States }: Pick<Definition, 'States'>): number {
  return Object.values(States).reduce((sum, state) => {
    if (state.Type === 'Task') return sum + EVENTS_PER_TASK + retriesOf(state) * EVENTS_PER_RETRY;
    if (!state.ItemProcessor) return sum + EVENTS_PER_STATE;
    // Its iterations are executions of their own, with events of their own.
    if (isDistributed(state)) return sum + EVENTS_PER_MAP + EVENTS_PER_ITERATION;
    const iteration = EVENTS_PER_ITERATION + eventsOf(state.ItemProcessor);
    return sum + EVENTS_PER_MAP + ITERATIONS_MAX * iteration;
  }, 0);
}

function isDistributed({ ItemProcessor }: State): boolean {
  return ItemProcessor?.ProcessorConfig?.Mode === 'DISTRIBUTED';
}

/**
 * As long as it can take, if every state took all its time; iterations run side by side. A person's silence is not
 * tried again: only calls that fail are, and those fail at once.
 */
function secondsOf({ States }: Pick<Definition, 'States'>): number {
  return Object.values(States).reduce((sum, state) => {
    const tries = waitsForPeople(state) ? 1 : 1 + retriesOf(state);
    const own = (state.TimeoutSeconds ?? 0) * tries;
    return sum + own + (state.ItemProcessor ? secondsOf(state.ItemProcessor) : 0);
  }, 0);
}

function waitsForPeople({ Resource = '', ItemProcessor }: State): boolean {
  const inside = Object.values(ItemProcessor?.States ?? {});
  return Resource.endsWith('.waitForTaskToken') || inside.some(waitsForPeople);
}

/** The states that can come right after one, whichever way. */
function after(state: State): string[] {
  return [
    ...JSON.stringify({ ...state, ItemProcessor: undefined }).matchAll(
      /"(?:Next|Default)":"([^"]+)"/g,
    ),
  ].map(([, next = '']) => next);
}

/** The states that can be come back to without anybody having decided something in between. */
function comesBackByItself({ States }: Pick<Definition, 'States'>): string[] {
  const isOfPeople = (name: string) => waitsForPeople(States[name] as State);
  return Object.keys(States).filter((from) => {
    const seen = new Set<string>();
    const ahead = isOfPeople(from) ? [] : after(States[from] as State);
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (!isOfPeople(next)) ahead.push(...after(States[next] as State));
    }
    return seen.has(from);
  });
}

/** The maps whose iterations are executions of their own, by name. */
const distributed = definitions.flatMap(({ name, definition }) =>
  Object.entries(definition.States)
    .filter(([, state]) => isDistributed(state))
    .map(([map, { ItemProcessor }]) => ({ name: `${name}, ${map}`, ItemProcessor })),
);

describe('a part of a distributed map', () => {
  it.each(distributed)('stays far below the events of an execution of its own: $name', (each) => {
    const events = eventsOf(each.ItemProcessor ?? { States: {} });
    expect(events).toBeGreaterThan(EVENTS_PER_STATE);
    expect(events).toBeLessThan(EVENTS_MAX / 100);
  });

  it('is there: a cohort is computed so', () => {
    expect(distributed.map(({ name }) => name)).toEqual([
      'outcome-verification, Compute every part',
    ]);
  });
});

describe.each(definitions)('an execution of $name', ({ definition }) => {
  it('comes back to a state only when a person has decided so', () => {
    expect(comesBackByItself(definition)).toEqual([]);
  });

  it('stays below the events that Step Functions allows, whatever fails, also in its seventh round', () => {
    expect(eventsOf(definition)).toBeGreaterThan(50);
    expect(eventsOf(definition) * ROUNDS).toBeLessThan(EVENTS_MAX);
  });

  it('ends long before the year that Step Functions allows, whoever does not answer', () => {
    expect(secondsOf(definition)).toBeGreaterThan(0);
    expect(secondsOf(definition)).toBeLessThan(SECONDS_MAX / 4);
  });
});
