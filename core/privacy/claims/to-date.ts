import { addClaims, type Claimed } from '../tables/ladder.ts';
import type { SaidOn, Settles } from './said.ts';
import { type KnownClaims, keyOf, settlesIn } from './sums.ts';

/** What was claimed according to some results together. */
export type ToDate = {
  readonly claimed: Claimed;
  /** The last period of them. */
  readonly last: string;
};

/**
 * What follows of claims to date: those of each settlement, less the last results while they are known, one after
 * another; and the same with another revision of one of them. What is left of a settlement is mostly what an earlier one
 * said: from there on it is found already.
 */
export function toDatesOf(said: readonly SaidOn[], known: KnownClaims): ToDate[] {
  const revisions = revisionsIn(known);
  const found = new Map<string, ToDate[]>();
  for (const { on, said: says } of said) {
    let { claimed } = says;
    for (const [at, each] of [...on.entries()].toReversed()) {
      const first = on.slice(0, at + 1);
      const id = JSON.stringify([first.map(keyOf), [...claimed]]);
      if (found.has(id)) break;
      const all = [claimed, ...withOthers(first, claimed, revisions)];
      found.set(
        id,
        all.map((one) => ({ claimed: one, last: each.periodId })),
      );
      const its = known.get(keyOf(each));
      if (its === undefined) break;
      claimed = addClaims(claimed, its, -1);
    }
  }
  return [...found.values()].flat();
}

/** What is known of each period, by revisions. */
type Revisions = ReadonlyMap<string, ReadonlyMap<number, Claimed>>;

function revisionsIn(known: KnownClaims): Revisions {
  const found = new Map<string, Map<number, Claimed>>();
  for (const [key, claimed] of known) {
    const { periodId, revision } = settlesIn(key);
    found.set(periodId, (found.get(periodId) ?? new Map()).set(revision, claimed));
  }
  return found;
}

function withOthers(on: readonly Settles[], claimed: Claimed, revisions: Revisions): Claimed[] {
  return on.flatMap(({ periodId, revision }) => {
    const known = revisions.get(periodId);
    const its = known?.get(revision);
    if (known === undefined || its === undefined) return [];
    const others = [...known].filter(([other]) => other !== revision);
    return others.map(([, other]) => addClaims(addClaims(claimed, its, -1), other));
  });
}
