import { risingRoot } from '../distributions/rising-root.ts';
import type { PersonEvents } from './rate.ts';

const ROUNDS = 100;

/** A step on the scale of logarithms that no rate takes twice. */
const FARTHEST = 60;

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

/** The logarithm of an arm's rate at a given theta, and how much the data know of it. */
export function logMean(
  arm: readonly CountGroup[],
  theta: number,
): { readonly log: number; readonly information: number } {
  const events = arm.reduce((sum, group) => sum + group.persons * group.events, 0);
  const exposure = arm.reduce((sum, group) => sum + group.persons * group.exposure, 0);
  const start = Math.log(events / exposure);
  let log = start;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { score, information } = slopeAt(arm, { log, theta });
    const step = score / information;
    log += step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(log))) break;
    // Times at risk that lie many powers of ten apart: then scoring overshoots, and halving does not.
    if (!(Math.abs(step) < FARTHEST) || round === ROUNDS - 1) {
      const falling = (at: number) => -slopeAt(arm, { log: at, theta }).score;
      log = risingRoot(falling, { from: start - FARTHEST, to: start + FARTHEST });
      break;
    }
  }
  return { log, information: slopeAt(arm, { log, theta }).information };
}

/** The slope of the log likelihood in the logarithm of the rate, and Fisher's information. */
function slopeAt(arm: readonly CountGroup[], { log, theta }: { log: number; theta: number }) {
  let score = 0;
  let information = 0;
  for (const group of arm) {
    const mean = Math.exp(log) * group.exposure;
    const weight = group.persons / (1 + mean / theta);
    score += weight * (group.events - mean);
    information += weight * mean;
  }
  return { score, information };
}

/**
 * The slope of the log likelihood in theta, at the arms' fitted rates. What ψ(y + θ) − ψ(θ) and the logarithm have in
 * common is taken from both beforehand: of a large theta there is nothing else left of them.
 */
export function scoreOfTheta(arms: readonly (readonly CountGroup[])[], theta: number): number {
  let score = 0;
  for (const arm of arms) {
    const rate = Math.exp(logMean(arm, theta).log);
    let counted = 0;
    let inverses = 0;
    let shares = 0;
    // Groups are sorted by their events: the sums go on where the last group's ended.
    for (const { events, exposure, persons } of arm) {
      for (; counted < events; counted += 1) {
        inverses += 1 / (theta + counted);
        shares += counted / (theta + counted);
      }
      const mean = rate * exposure;
      score += persons * ((mean * inverses - shares) / (theta + mean) - beyondFirst(mean / theta));
    }
  }
  return score;
}

/** ln(1 + x) − x ÷ (1 + x): of a small x by its series, for there the two are nearly the same. */
function beyondFirst(x: number): number {
  if (x > 0.01) return Math.log1p(x) - x / (1 + x);
  let sum = 0;
  for (let k = 9; k >= 2; k -= 1) sum = (1 - 1 / k) * (k % 2 === 0 ? 1 : -1) + sum * x;
  return sum * x * x;
}
