import { mayRepeat } from '../check-observations.ts';
import type { Plan } from '../plan.ts';
import type { KeptRows } from './kept-rows.ts';
import { Surprise } from './surprise.ts';

/** Whether several rows of one person, name and day are let pass, if their values differ. */
export function mayRepeatIn(plan: Plan, names: readonly string[]): readonly boolean[] {
  return names.map((name) => mayRepeat(plan, name));
}

/**
 * Whether a person's rows repeat each other more than the terms allow.
 *
 * @param places of the rows, sorted by day, name and value.
 * @throws Surprise when they do: the ordinary reader says which.
 */
export function checkRepeats(
  rows: KeptRows,
  places: Uint32Array,
  mayRepeat: readonly boolean[],
): void {
  for (let at = 1; at < places.length; at += 1) {
    const [one, other] = [places[at - 1] ?? 0, places[at] ?? 0];
    if (rows.dayOf(one) !== rows.dayOf(other) || rows.nameOf(one) !== rows.nameOf(other)) continue;
    if (mayRepeat[rows.nameOf(one)] && rows.valueOf(one) !== rows.valueOf(other)) continue;
    throw new Surprise('rows that repeat each other');
  }
}
