/** How long somebody was followed, and whether it ended with the event or without (censored). */
export type Followed = { readonly time: number; readonly event: boolean };

/** What happened at one time: the censored at that time were still at risk. */
export type TimePoint = { readonly time: number; readonly events: number; readonly atRisk: number };

/** The times at which there were events, in order, with how many were still followed just before. */
export function timePoints(persons: readonly Followed[]): TimePoint[] {
  const sorted = [...persons].sort((one, other) => one.time - other.time);
  const points: TimePoint[] = [];
  let index = 0;
  while (index < sorted.length) {
    const time = sorted[index]?.time ?? 0;
    const atRisk = sorted.length - index;
    let events = 0;
    for (; sorted[index]?.time === time; index += 1) if (sorted[index]?.event) events += 1;
    if (events > 0) points.push({ time, events, atRisk });
  }
  return points;
}
