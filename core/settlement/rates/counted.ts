import { type Engine, inside, type Scope, type Spot } from '../engine/engine.ts';
import { acceptanceOf, type Card, lineIn, type RefusedClaim } from './acceptance.ts';
import type { BookedClaim } from './claim-book.ts';

export type Counted = {
  readonly claims: readonly BookedClaim[];
  /** A limit in claims that is not known yet. */
  readonly waits: boolean;
  /** How many are counted, and why not the rest, as an explanation says it. */
  readonly facts: Readonly<Record<string, string>>;
};

/** The claims of a line that count in a scope: accepted ones and published ones, within the line's limit. */
export function countedIn(engine: Engine, card: Card, spot: Spot): Counted {
  const { scope } = spot;
  const { claims, refused } = acceptanceOf(engine, card);
  const persons = claims.filter((claim) => isIn(claim, scope));
  const published = (engine.claims.published.get(card.outcome) ?? [])
    .filter((claim) => isIn(claim, scope))
    .filter(({ version }) => lineIn(engine, version, card) !== undefined);
  const counts = {
    persons: String(total(persons)),
    published: String(total(published)),
    ...refusals(refused.filter(({ claim }) => isIn(claim, scope))),
  };
  return limited(engine, { card, claims: [...published, ...persons], counts }, spot);
}

function refusals(refused: readonly RefusedClaim[]): Record<string, string> {
  const counts = new Map<string, number>();
  for (const { why, count, claim } of refused) {
    counts.set(why, (counts.get(why) ?? 0) + count * claim.persons);
  }
  return Object.fromEntries([...counts].map(([why, count]) => [why, String(count)]));
}

function isIn(claim: BookedClaim, scope: Scope): boolean {
  return (
    (scope.cohort === undefined || claim.cohort === scope.cohort) &&
    (scope.period === undefined || claim.period === scope.period)
  );
}

function total(claims: readonly BookedClaim[]): number {
  return claims.reduce((sum, { count, persons }) => sum + count * persons, 0);
}

/** Keeps at most so many claims as the newest terms allow, and drops the latest first unless told otherwise. */
function limited(
  engine: Engine,
  { card, claims, counts }: { card: Card; claims: BookedClaim[]; counts: Record<string, string> },
  spot: Spot,
): Counted {
  const newest = engine.versions.length - 1;
  const found = lineIn(engine, newest, card);
  if (found?.line.atMost === undefined) return { claims, waits: false, facts: counts };
  const scope = { ...spot.scope, version: newest };
  const most = engine.number(found.line.atMost, inside({ path: found.path, scope }, 'atMost'));
  if (most.unlimited) return { claims, waits: false, facts: counts };
  if (most.value === null || most.partial) return { claims: [], waits: true, facts: counts };

  // A whole number of claims, never money.
  const limit = Math.max(0, most.value.floor().toNumber());
  const kept: BookedClaim[] = [];
  let left = limit;
  for (const claim of found.line.cut === 'earliest first' ? claims.toReversed() : claims) {
    const count = Math.min(left, claim.count);
    left -= count;
    if (count !== 0) kept.push({ ...claim, count });
  }
  const over = total(claims) - total(kept);
  return {
    claims: found.line.cut === 'earliest first' ? kept.reverse() : kept,
    waits: false,
    facts: { ...counts, limit: String(limit), over: String(over) },
  };
}
