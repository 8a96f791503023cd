import { addClaims, type Claimed } from '../tables/ladder.ts';
import { NOTHING, type SaidOn, type Settles } from './said.ts';

/** The claims of single results, by `keyOf`, as far as they are known. */
export type KnownClaims = ReadonlyMap<string, Claimed>;

/** @example keyOf({ periodId: '2019', revision: 2 }) // → '2019 r2' */
export function keyOf({ periodId, revision }: Settles): string {
  return `${periodId} r${revision}`;
}

/** @example settlesIn('2019 r2') // → { periodId: '2019', revision: 2 } */
export function settlesIn(key: string): Settles {
  const at = key.lastIndexOf(' r');
  return { periodId: key.slice(0, at), revision: Number(key.slice(at + 2)) };
}

/** What a settlement leaves of its claims to date for the results that are not known. */
export type Left = { readonly claimed: Claimed; readonly unknown: ReadonlySet<string> };

/**
 * What each settlement leaves for what is not known, the newest first; at the end nothing, which is what there was
 * before anything was settled. Settlements that leave the same are one: each is held against each other.
 */
export function leftsOf(said: readonly SaidOn[], known: KnownClaims): Left[] {
  const whole = [...said.toReversed(), NOTHING].map(
    ({ on, said: { claimed } }): Left => ({ claimed, unknown: new Set(on.map(keyOf)) }),
  );
  return withoutKnown(whole, known);
}

function withoutKnown(lefts: readonly Left[], known: KnownClaims): Left[] {
  const found = new Map<string, Left>();
  for (const { claimed, unknown } of lefts) {
    const left = { claimed: new Map(claimed), unknown: new Set<string>() };
    for (const key of unknown) {
      const its = known.get(key);
      if (its === undefined) left.unknown.add(key);
      for (const [outcome, count] of its ?? []) {
        left.claimed.set(outcome, (left.claimed.get(outcome) ?? 0) - count);
      }
    }
    const id = JSON.stringify([[...left.unknown], [...left.claimed]]);
    if (!found.has(id)) found.set(id, left);
  }
  return [...found.values()];
}

/**
 * The claims of single results that follow from settlements: those that are left alone in what one settlement leaves
 * and another does not, and then those that are left alone with these.
 */
export function followingFrom(said: readonly SaidOn[], known: KnownClaims): KnownClaims {
  const following = new Map<string, Claimed>();
  let lefts = leftsOf(said, known);
  for (;;) {
    const alone = aloneIn(lefts);
    if (alone.size === 0) return following;
    for (const [key, claimed] of alone) following.set(key, claimed);
    lefts = withoutKnown(lefts, alone);
  }
}

/** Where guesses contradict each other, the newest settlements are believed. */
function aloneIn(lefts: readonly Left[]): KnownClaims {
  const alone = new Map<string, Claimed>();
  for (const [at, newer] of lefts.entries()) {
    for (const older of lefts.slice(at + 1)) {
      const isMore = newer.unknown.size > older.unknown.size;
      const [more, less] = isMore ? [newer, older] : [older, newer];
      const key = onlyIn(more, less);
      if (key !== undefined && !alone.has(key)) {
        alone.set(key, addClaims(more.claimed, less.claimed, -1));
      }
    }
  }
  return alone;
}

/** The one result that is not known in one of them alone, if they differ by nothing else. */
function onlyIn({ unknown }: Left, other: Left): string | undefined {
  if (unknown.size !== other.unknown.size + 1) return undefined;
  const [key, ...more] = [...unknown].filter((each) => !other.unknown.has(each));
  return more.length === 0 ? key : undefined;
}

/** What was claimed of results that are not known: what one settlement leaves, in all and less what another leaves. */
export function restsOf(lefts: readonly Left[]): Claimed[] {
  return lefts.flatMap((newer, at) =>
    lefts
      .slice(at + 1)
      .filter((older) => !isSame(newer.unknown, older.unknown))
      .map((older) => addClaims(newer.claimed, older.claimed, -1)),
  );
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((key) => other.has(key));
}
