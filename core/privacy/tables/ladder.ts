import { sentencesOf } from '../../terms/check/sentences.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { isSmall } from '../cells/table.ts';

/** What the rate cards say of whose claims are among whose. */
export type Ladder = {
  /** Whoever claims the second has claimed the first: a job that was kept, and one that was started. */
  readonly rungs: readonly (readonly [outer: string, inner: string])[];
  /** Outcomes that a person can claim once. */
  readonly once: ReadonlySet<string>;
};

/** How many claims of each outcome there are. */
export type Claimed = ReadonlyMap<string, number>;

/**
 * Which outcomes build on which, also by way of others, and which are claimed once: their claims are persons, and what
 * is between two of them is persons as well.
 *
 * @example ladderIn(terms).rungs // → [['job_started', 'job_kept']]
 */
export function ladderIn(terms: Terms): Ladder {
  const lines = sentencesOf(terms).flatMap(({ sentence }) => sentence.rates ?? []);
  // An outcome may stand on several cards: what it builds on in one of them holds for the claims that this one accepts.
  const below = new Map<string, readonly string[]>();
  for (const { outcome, after = [] } of lines) {
    below.set(outcome, [...(below.get(outcome) ?? []), ...[after].flat()]);
  }
  const rungs = [...below.keys()].flatMap((inner) => {
    const outers = new Set(below.get(inner));
    for (const outer of outers) for (const next of below.get(outer) ?? []) outers.add(next);
    outers.delete(inner);
    return [...outers].map((outer) => [outer, inner] as const);
  });
  const isOnce = ({ claims = '1' }: (typeof lines)[number]) => claims === '1';
  return { rungs, once: new Set(lines.filter(isOnce).map(({ outcome }) => outcome)) };
}

/**
 * Whether claims tell of few: by themselves, by how many more claimed one rung than the next, or by how many of the
 * enrolled never claimed what everybody can claim once.
 *
 * @param enrolled left out: not told, or not of these claims
 */
export function tellsOfFew(
  claimed: Claimed,
  { ladder, below, enrolled }: { ladder: Ladder; below: number; enrolled?: number | undefined },
): boolean {
  const of = (outcome: string): number => claimed.get(outcome) ?? 0;
  return (
    isFewIn(claimed, below) ||
    ladder.rungs.some(([outer, inner]) => isSmall(of(outer) - of(inner), below)) ||
    (enrolled !== undefined && isFewOfEnrolled(claimed, enrolled, { ladder, below }))
  );
}

/** Whether few of the enrolled never claimed what everybody can claim once. */
export function isFewOfEnrolled(
  claimed: Claimed,
  enrolled: number,
  { ladder, below }: { ladder: Ladder; below: number },
): boolean {
  return [...ladder.once].some((outcome) => {
    const count = claimed.get(outcome) ?? 0;
    return count > 0 && isSmall(enrolled - count, below);
  });
}

/** Whether one of some counts of claims is of few. */
export function isFewIn(claimed: Claimed, below: number): boolean {
  return [...claimed.values()].some((count) => isSmall(count, below));
}

/** Some claims and others together, or less them. */
export function addClaims(one: Claimed, other: Claimed, sign: 1 | -1 = 1): Map<string, number> {
  const sum = new Map(one);
  for (const [outcome, count] of other) sum.set(outcome, (sum.get(outcome) ?? 0) + sign * count);
  return sum;
}
