import type { PersonEvents } from './rate.ts';

/** Persons with the same events and exposure. */
export type CountGroup = PersonEvents & { readonly persons: number };

/** Persons who are alike counted once; sorted, so that the order of persons never shows in a digit. */
export function groupsOf(persons: readonly PersonEvents[]): CountGroup[] {
  const sorted = [...persons].sort(
    (one, other) => one.events - other.events || one.exposure - other.exposure,
  );
  const groups: CountGroup[] = [];
  for (const { events, exposure } of sorted) {
    const last = groups.at(-1);
    if (last?.events === events && last.exposure === exposure) {
      groups[groups.length - 1] = { ...last, persons: last.persons + 1 };
    } else groups.push({ events, exposure, persons: 1 });
  }
  return groups;
}

/** The logarithm of an arm's rate at a given theta, and how much the data know of it: Fisher scoring. */
export function logMean(
  arm: readonly CountGroup[],
  theta: number,
): { readonly log: number; readonly information: number } {
  const events = arm.reduce((sum, group) => sum + group.persons * group.events, 0);
  const exposure = arm.reduce((sum, group) => sum + group.persons * group.exposure, 0);
  let log = Math.log(events / exposure);
  let information = 0;
  for (let round = 0; round < 100; round += 1) {
    let score = 0;
    information = 0;
    for (const group of arm) {
      const mean = Math.exp(log) * group.exposure;
      const weight = group.persons / (1 + mean / theta);
      score += weight * (group.events - mean);
      information += weight * mean;
    }
    const step = score / information;
    log += step;
    if (Math.abs(step) < 1e-15) break;
  }
  return { log, information };
}

/**
 * The slope of the log likelihood in theta, and minus its second slope, at the arms' fitted rates. The
 * differences of digammas of ψ(y + θ) − ψ(θ) are sums of 1 ÷ (θ + j), exact to the last digits.
 */
export function scoreOfTheta(
  arms: readonly (readonly CountGroup[])[],
  theta: number,
): { readonly score: number; readonly information: number } {
  let score = 0;
  let information = 0;
  for (const arm of arms) {
    const rate = Math.exp(logMean(arm, theta).log);
    let counted = 0;
    let digamma = 0;
    let trigamma = 0;
    // Groups are sorted by their events: the sums go on where the last group's ended.
    for (const { events, exposure, persons } of arm) {
      for (; counted < events; counted += 1) {
        digamma += 1 / (theta + counted);
        trigamma += 1 / (theta + counted) ** 2;
      }
      const all = theta + rate * exposure;
      score += persons * (digamma + Math.log(theta / all) + 1 - (events + theta) / all);
      information += persons * (trigamma - 1 / theta + 2 / all - (events + theta) / (all * all));
    }
  }
  return { score, information };
}
