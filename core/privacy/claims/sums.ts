import { addClaims, type Claimed } from '../tables/ladder.ts';
import { NOTHING, type SaidOn, type Settles } from './said.ts';

/** The claims of single results, by `keyOf`, as far as they are known. */
export type KnownClaims = ReadonlyMap<string, Claimed>;

/** @example keyOf({ periodId: '2019', revision: 2 }) // → '2019 r2' */
export function keyOf({ periodId, revision }: Settles): string {
  return `${periodId} r${revision}`;
}

/** @example revisionIn('2019 r2') // → 2 */
export function revisionIn(key: string): number {
  return Number(key.slice(key.lastIndexOf(' r') + 2));
}

/** Whether two results are of the same period. @example isRevised('2019 r2', '2019 r1') // → true */
export function isRevised(one: string, other: string): boolean {
  return one.startsWith(other.slice(0, other.lastIndexOf(' r') + 2));
}

/** What is left of a sum for the results whose claims are not known. */
type Left = { readonly claimed: Claimed; readonly unknown: ReadonlySet<string> };

/** The same of a difference: a result that is only in what is taken away counts less (-1). */
type Rest = { readonly claimed: Claimed; readonly unknown: readonly (readonly [string, 1 | -1])[] };

/** What each settlement leaves of its claims to date, and of those since each other, for what is not known. */
export function restsOf(said: readonly SaidOn[], known: KnownClaims): Rest[] {
  const nothing = leftOf(NOTHING, known);
  const left = said.map((each) => leftOf(each, known));
  return left.flatMap((one, at) =>
    [nothing, ...left.slice(0, at)].flatMap((other) => {
      const more = [...one.unknown].filter((key) => !other.unknown.has(key));
      const fewer = [...other.unknown].filter((key) => !one.unknown.has(key));
      if (more.length + fewer.length === 0) return [];
      const unknown = [
        ...more.map((key) => [key, 1] as const),
        ...fewer.map((key) => [key, -1] as const),
      ];
      return [{ claimed: addClaims(one.claimed, other.claimed, -1), unknown }];
    }),
  );
}

function leftOf({ on, said }: SaidOn, known: KnownClaims): Left {
  const unknown = new Set<string>();
  let claimed = said.claimed;
  for (const key of on.map(keyOf)) {
    const its = known.get(key);
    if (its) claimed = addClaims(claimed, its, -1);
    else unknown.add(key);
  }
  return { claimed, unknown };
}

/**
 * The claims of single results that follow from settlements: those that are left alone in a difference, and then those
 * that are left alone with these.
 */
export function followingFrom(said: readonly SaidOn[], known: KnownClaims): KnownClaims {
  const following = new Map<string, Claimed>();
  for (;;) {
    const rests = restsOf(said, new Map([...known, ...following]));
    const alone = rests.filter(({ unknown }) => unknown.length === 1);
    if (alone.length === 0) return following;
    for (const { claimed, unknown } of alone) {
      for (const [key, sign] of unknown) {
        following.set(key, sign === 1 ? claimed : addClaims(new Map(), claimed, -1));
      }
    }
  }
}

/** What was claimed according to some results together. */
export type ToDate = {
  readonly claimed: Claimed;
  /** The last period of them. */
  readonly last: string;
};

/**
 * What follows of claims to date: those of a settlement, less the last results while they are known, one after another;
 * and the same with another revision of one of them.
 */
export function toDateOf({ on, said }: SaidOn, known: KnownClaims): ToDate[] {
  const found: ToDate[] = [];
  let { claimed } = said;
  for (const [at, each] of [...on.entries()].toReversed()) {
    const first = on.slice(0, at + 1);
    const last = each.periodId;
    found.push({ claimed, last });
    found.push(...withOthers(first, claimed, known).map((other) => ({ claimed: other, last })));
    const its = known.get(keyOf(each));
    if (its === undefined) break;
    claimed = addClaims(claimed, its, -1);
  }
  return found;
}

function withOthers(on: readonly Settles[], claimed: Claimed, known: KnownClaims): Claimed[] {
  return on.flatMap((each) => {
    const its = known.get(keyOf(each));
    if (its === undefined) return [];
    const others = [...known].filter(([key]) => isRevised(key, keyOf(each)) && key !== keyOf(each));
    return others.map(([, other]) => addClaims(addClaims(claimed, its, -1), other));
  });
}
