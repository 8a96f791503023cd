import type { Engine, Scope } from '../engine/engine.ts';
import { termsIn, waitFor } from '../engine/engine.ts';
import { isWider } from '../engine/fact-book.ts';
import { type Figure, type FigureParts, makeFigure, saidOf } from '../engine/figure.ts';
import type { EventFact } from '../facts.ts';

/**
 * The latest state of an event in a scope. What happened to the whole contract happened to each cohort and
 * period, unless something more particular is known of it.
 */
export function eventAt(engine: Engine, name: string, scope: Scope): Figure {
  const fact = latest(engine.facts.events.get(name) ?? [], scope);
  const said = {
    formula: 'event' as const,
    name,
    ...saidOf(termsIn(engine, scope).events?.[name] ?? {}),
  };
  const first = termsIn(engine, scope).events?.[name]?.initially;
  if (!fact && first !== undefined) return stateFigure(first, said);
  if (!fact) {
    waitFor(engine, name, scope);
    return makeFigure({ ...said, value: null });
  }
  return stateFigure(fact.state, {
    ...said,
    ...(fact.date === undefined ? {} : { facts: { date: fact.date } }),
  });
}

function stateFigure(state: string, said: Omit<FigureParts, 'value'>): Figure {
  const figure = makeFigure({ ...said, value: null, state: 'decided' });
  return { ...figure, explained: { ...figure.explained, value: state } };
}

/** Whether an event has happened, whatever its state. */
export function hasHappened(engine: Engine, name: string, scope: Scope): boolean {
  return latest(engine.facts.events.get(name) ?? [], scope) !== undefined;
}

function latest(facts: readonly EventFact[], scope: Scope): EventFact | undefined {
  const here = facts.filter(
    ({ cohort, period }) =>
      (cohort === undefined || cohort === scope.cohort) &&
      (period === undefined || period === scope.period),
  );
  const nearest = here.filter((fact) => !here.some((other) => isWider(fact, other)));
  return nearest.toSorted(byDate).at(-1);
}

function byDate(a: EventFact, b: EventFact): number {
  const [one, other] = [a.date ?? '', b.date ?? ''];
  return one < other ? -1 : Number(one > other);
}

/** The day on which an event happened, if it has and its day is known. */
export function eventDate(engine: Engine, name: string, scope: Scope): string | null {
  return latest(engine.facts.events.get(name) ?? [], scope)?.date ?? null;
}
