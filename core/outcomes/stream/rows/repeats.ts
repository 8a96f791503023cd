import { mayRepeat } from '../../checks/observations.ts';
import type { Plan } from '../../plan/plan.ts';
import { Surprise } from '../bytes/surprise.ts';
import type { RowsOfPersons } from './rows-of-persons.ts';

/** Whether several rows of one person, name and day are let pass, if their values or their last days differ. */
export function mayRepeatIn(plan: Plan, names: readonly string[]): readonly boolean[] {
  return names.map((name) => mayRepeat(plan, name));
}

/**
 * Whether the rows of the person turned to repeat each other more than the terms allow.
 *
 * @throws Surprise when they do: the ordinary reader says which.
 */
export function checkRepeats(
  { days, names, values, furthers }: RowsOfPersons,
  count: number,
  mayRepeat: readonly boolean[],
): void {
  for (let at = 1; at < count; at += 1) {
    if (days[at - 1] !== days[at] || names[at - 1] !== names[at]) continue;
    const isSame = values[at - 1] === values[at] && furthers[at - 1] === furthers[at];
    if (mayRepeat[names[at] ?? 0] && !isSame) continue;
    throw new Surprise('rows that repeat each other');
  }
}
