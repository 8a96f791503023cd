import type { Indexed, RateLine } from '../../terms/shape/sentence.ts';
import type { Engine } from '../engine/engine.ts';
import type { BookedClaim } from './claim-book.ts';
import { intervalOf } from './interval.ts';

/** Which claims of an outcome are accepted, over the whole contract, and why the others are not. */
export type Acceptance = {
  readonly claims: readonly BookedClaim[];
  readonly refused: readonly RefusedClaim[];
  /** The first accepted day of each person. */
  readonly first: ReadonlyMap<string, string>;
};

/** `again`: claimed as often as it may be; `ladder`: the earlier outcome is missing; `terms`: not in them then. */
export type RefusedClaim = {
  readonly claim: BookedClaim;
  readonly count: number;
  readonly why: 'again' | 'ladder' | 'terms';
};

/** One outcome of one rate card. */
export type Card = { readonly id: string; readonly outcome: string };

/** A line, where it stands, the index that its rate card follows, and what of a claim names its payer. */
export type FoundLine = {
  readonly line: RateLine;
  readonly path: string;
  readonly indexed?: Indexed;
  readonly payersBy?: string;
};

/** The line of a rate card in a version of the terms, with its place. */
export function lineIn(
  engine: Engine,
  version: number,
  { id, outcome }: Card,
): FoundLine | undefined {
  const node = engine.versions[version]?.nodes.get(id);
  const place = node?.sentence.rates?.findIndex((line) => line.outcome === outcome) ?? -1;
  const line = node?.sentence.rates?.[place];
  if (!node || !line) return undefined;
  const { indexed, payersBy } = node.sentence;
  return {
    line,
    path: `${node.path}/rates/${place}`,
    ...(indexed ? { indexed } : {}),
    ...(payersBy ? { payersBy } : {}),
  };
}

/**
 * Decides which claims are accepted: by outcome date, each under the version of the terms of its day, as often
 * per person as the line allows, and only after the outcomes that it builds on. Over all periods and cohorts,
 * because a person who enrols again is the same person.
 */
export function acceptanceOf(engine: Engine, card: Card): Acceptance {
  const key = `${card.id}|${card.outcome}`;
  const known = engine.claims.accepted.get(key);
  if (known) return known;
  // A ladder that leads back to itself accepts nothing; checking the terms refuses it.
  if (engine.claims.accepted.has(key)) return { claims: [], refused: [], first: new Map() };
  engine.claims.accepted.set(key, undefined);

  const claims: BookedClaim[] = [];
  const refused: RefusedClaim[] = [];
  const first = new Map<string, string>();
  const taken = new Map<string, number>();
  const rules = engine.versions.map((_version, place) => ruleIn(engine, place, card));
  for (const claim of engine.claims.persons.get(card.outcome) ?? []) {
    const rule = rules[claim.version];
    const why = rule ? (follows(claim, rule) ? null : 'ladder') : 'terms';
    if (!rule || why) {
      refused.push({ claim, count: claim.count, why: why ?? 'terms' });
      continue;
    }
    const count = take(taken, claim, rule);
    if (count > 0) {
      claims.push(count === claim.count ? claim : { ...claim, count });
      if (!first.has(claim.person ?? '')) first.set(claim.person ?? '', claim.date);
    }
    if (count < claim.count) refused.push({ claim, count: claim.count - count, why: 'again' });
  }
  const acceptance = { claims, refused, first };
  engine.claims.accepted.set(key, acceptance);
  return acceptance;
}

/** What a line asks of its claims, read once for all of them. */
type Rule = {
  /** So many claims per person and interval; none: as many as there are. */
  readonly most: number | undefined;
  readonly interval: string | undefined;
  /** The first accepted days of the outcomes that it builds on. */
  readonly after: readonly ReadonlyMap<string, string>[];
};

function ruleIn(engine: Engine, version: number, card: Card): Rule | undefined {
  const { line } = lineIn(engine, version, card) ?? {};
  if (!line) return undefined;
  const [most = '1', , interval] = (line.claims ?? '1').split(' ');
  const after = [line.after ?? []]
    .flat()
    .map((outcome) => acceptanceOf(engine, cardOf(engine, { id: card.id, outcome })).first);
  return { most: most === 'any' ? undefined : Number(most), interval, after };
}

/** Takes as many of a claim as its line still allows this person. */
function take(taken: Map<string, number>, claim: BookedClaim, { most, interval }: Rule): number {
  if (most === undefined) return claim.count;
  const person = claim.person ?? '';
  const key = interval === undefined ? person : `${person}|${intervalOf(claim, interval)}`;
  const before = taken.get(key) ?? 0;
  const count = Math.max(0, Math.min(claim.count, most - before));
  taken.set(key, before + count);
  return count;
}

function follows({ person = '', date }: BookedClaim, { after }: Rule): boolean {
  return after.every((first) => {
    const earlier = first.get(person);
    return earlier !== undefined && (date === '' || earlier <= date);
  });
}

/** The rate card that prices an earlier outcome: the same one, or the first that does. */
function cardOf(engine: Engine, { id, outcome }: Card): Card {
  for (const { nodes } of engine.versions.toReversed()) {
    const prices = (of: string) =>
      nodes.get(of)?.sentence.rates?.some((line) => line.outcome === outcome) ?? false;
    if (prices(id)) return { id, outcome };
    const other = [...nodes.keys()].find(prices);
    if (other !== undefined) return { id: other, outcome };
  }
  return { id, outcome };
}
