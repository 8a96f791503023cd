/**
 * How many had the event after so many days, were followed for so many days without it, or are missing. Whoever had it
 * on the first day had it after 0 days; whoever was followed on the first day alone was followed for 1.
 */
export type TimeCount = {
  readonly day: number;
  readonly events: number;
  readonly censored: number;
  /** Reached the window but were not observed; the day is how long they would have been followed. */
  readonly missing: number;
};

type Kind = 'events' | 'censored' | 'missing';

/** Counts persons by day, one by one. */
export class TimeCounts {
  readonly #days = new Map<number, TimeCount>();

  add(day: number, kind: Kind, persons = 1): void {
    const known = this.#days.get(day) ?? { day, events: 0, censored: 0, missing: 0 };
    this.#days.set(day, { ...known, [kind]: known[kind] + persons });
  }

  sorted(): TimeCount[] {
    return [...this.#days.values()].sort((one, other) => one.day - other.day);
  }
}

/** The counts of two groups of persons, by day. */
export function addTimes(one: readonly TimeCount[], other: readonly TimeCount[]): TimeCount[] {
  if (other.length === 0) return [...one];
  const counts = new TimeCounts();
  for (const { day, events, censored, missing } of [...one, ...other]) {
    counts.add(day, 'events', events);
    counts.add(day, 'censored', censored);
    counts.add(day, 'missing', missing);
  }
  return counts.sorted();
}

/**
 * How many of a group have not had the event yet, as an exact fraction, after each day on which somebody had it:
 * the product-limit estimate (Kaplan and Meier 1958). Whoever is censored was still at risk on the last day that they
 * were followed, and not on the one after it.
 *
 * @example survivalOf([{ day: 3, events: 1, censored: 0, missing: 0 }, { day: 4, events: 0, censored: 1, … },
 *   { day: 5, events: 1, … }]) // → [{ day: 3, surviving: 2n, of: 3n }, { day: 5, surviving: 0n, of: 3n }]
 */
export function survivalOf(times: readonly TimeCount[]): Survival[] {
  let [surviving, of] = [1n, 1n];
  return stepsOf(times).map(({ day, events, atRisk }) => {
    surviving *= BigInt(atRisk - events);
    of *= BigInt(atRisk);
    return { day, surviving, of };
  });
}

/** The part of a group that has not had the event after the day: `surviving ÷ of`, not in lowest terms. */
export type Survival = { readonly day: number; readonly surviving: bigint; readonly of: bigint };

/**
 * The first day after which at most half have not had the event; none if more than half never had it while
 * they were followed.
 */
export function medianTime(times: readonly TimeCount[]): number | undefined {
  return survivalOf(times).find(({ surviving, of }) => surviving * 2n <= of)?.day;
}

/**
 * The part of a group that has not had the event in its first so many days. None if nobody was followed that far while
 * some had not had the event yet.
 *
 * @example shareWithout([{ day: 2, events: 1, … }, { day: 10, censored: 3, … }], 10)
 *   // → { surviving: 3n, of: 4n }
 */
export function shareWithout(
  times: readonly TimeCount[],
  upTo: number,
): Pick<Survival, 'surviving' | 'of'> | undefined {
  if (!isFollowedTo(times, upTo)) return undefined;
  return survivalOf(times).findLast(({ day }) => day < upTo) ?? { surviving: 1n, of: 1n };
}

/**
 * The mean of days without the event, of the days up to a limit: the area under the curve, as a fraction.
 * None if nobody was followed that far while some had not had the event yet.
 *
 * @example restrictedMeanTime([{ day: 2, events: 1, … }, { day: 10, censored: 1, … }], 10)
 *   // → { days: 12n, of: 2n }: 2 days of all, and 8 days of half of them
 */
export function restrictedMeanTime(
  times: readonly TimeCount[],
  upTo: number,
): { readonly days: bigint; readonly of: bigint } | undefined {
  if (!isFollowedTo(times, upTo)) return undefined;
  const steps = stepsOf(times);
  // From the last step to the first, so that each multiplies by numbers of persons only.
  let [days, of, until] = [0n, 1n, upTo];
  for (const { day, events, atRisk } of steps.filter((step) => step.day < upTo).reverse()) {
    days = BigInt(atRisk - events) * (days + BigInt(until - day) * of);
    of *= BigInt(atRisk);
    until = day;
  }
  return { days: days + BigInt(until) * of, of };
}

/** Whether somebody was followed so many days, or everybody who was still followed had the event before. */
function isFollowedTo(times: readonly TimeCount[], upTo: number): boolean {
  const followed = times.at(-1)?.day ?? 0;
  return followed >= upTo || stepsOf(times).some(({ events, atRisk }) => events === atRisk);
}

/** The days on which somebody had the event, with how many had not had it before and were still followed. */
function stepsOf(times: readonly TimeCount[]) {
  let atRisk = times.reduce((sum, { events, censored }) => sum + events + censored, 0);
  const steps: { day: number; events: number; atRisk: number }[] = [];
  for (const { day, events, censored } of times) {
    atRisk -= censored;
    if (events > 0) steps.push({ day, events, atRisk });
    atRisk -= events;
  }
  return steps;
}
