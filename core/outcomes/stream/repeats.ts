import { mayRepeat } from '../check-observations.ts';
import type { Plan } from '../plan.ts';
import type { Observation } from '../records.ts';
import { Surprise } from './surprise.ts';

/**
 * Whether a person's rows repeat each other more than the terms allow.
 *
 * @throws Surprise when they do: the ordinary reader says which.
 */
export function checkRepeats(plan: Plan, observations: readonly Observation[]): void {
  if (observations.length < 2) return;
  const seen = new Set<string>();
  for (const { observation, date, value } of observations) {
    const key = `${observation} ${date}${mayRepeat(plan, observation) ? ` ${value}` : ''}`;
    if (seen.has(key)) throw new Surprise('rows that repeat each other');
    seen.add(key);
  }
}
