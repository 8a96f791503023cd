/**
 * How many had the event at a time, and how many were followed that long without it (censored). Of whole days it is the
 * day of the event, and the last day that they were followed, both counted from 0.
 */
export type Followed = {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
};

/** What happened at one time: the censored at that time were still at risk. */
export type TimePoint = { readonly time: number; readonly events: number; readonly atRisk: number };

/** The times at which there were events, in order, with how many were still followed just before. */
export function timePoints(groups: readonly Followed[]): TimePoint[] {
  let atRisk = groups.reduce((sum, { events, censored }) => sum + events + censored, 0);
  const points: TimePoint[] = [];
  for (const { time, events, censored } of byTime(groups)) {
    if (events > 0) points.push({ time, events, atRisk });
    atRisk -= events + censored;
  }
  return points;
}

/** How many were followed at least so long. */
export function followedTo(groups: readonly Followed[], time: number): number {
  return groups.reduce(
    (sum, each) => (each.time >= time ? sum + each.events + each.censored : sum),
    0,
  );
}

function byTime(groups: readonly Followed[]): Followed[] {
  const times = new Map<number, Followed>();
  for (const { time, events, censored } of groups) {
    const known = times.get(time);
    times.set(time, {
      time,
      events: (known?.events ?? 0) + events,
      censored: (known?.censored ?? 0) + censored,
    });
  }
  return [...times.values()].sort((one, other) => one.time - other.time);
}
