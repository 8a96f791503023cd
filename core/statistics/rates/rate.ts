/** Events in so much time at risk, of so many persons. */
export type Rate = {
  readonly persons: number;
  readonly events: number;
  /** Persons, or their time at risk. */
  readonly exposure: number;
  /** The sum of each person's squared events over the own exposure: for the spread. */
  readonly squares: number;
};

/** One person's events and exposure. */
export type PersonEvents = { readonly events: number; readonly exposure: number };

/** Adds up persons. */
export function rateOf(persons: readonly PersonEvents[]): Rate {
  return {
    persons: persons.length,
    events: persons.reduce((sum, { events }) => sum + events, 0),
    exposure: persons.reduce((sum, { exposure }) => sum + exposure, 0),
    squares: persons.reduce((sum, { events, exposure }) => sum + (events * events) / exposure, 0),
  };
}

/** What rounding may leave of a spread that is none, as a part of what it is the rest of. */
export const ROUNDING = 1e-13;

/** Pearson's chi-square of an arm whose expected events are its own rate times each person's exposure. */
export function pearson({ events, exposure, squares }: Rate): number {
  if (events === 0) return 0;
  const spread = (squares * exposure) / events - events;
  return spread > ROUNDING * events ? spread : 0;
}
