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
export type RefusedClaim = BookedClaim & { readonly why: 'again' | 'ladder' | 'terms' };

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
  const lines = linesByVersion(engine, card);
  for (const claim of engine.claims.persons.get(card.outcome) ?? []) {
    const line = lines(claim.version);
    const why = line ? (follows(engine, claim, { card, line }) ? null : 'ladder') : 'terms';
    if (!line || why) {
      refused.push({ ...claim, why: why ?? 'terms' });
      continue;
    }
    const count = take(taken, claim, line);
    if (count > 0) {
      claims.push(count === claim.count ? claim : { ...claim, count });
      if (!first.has(claim.person ?? '')) first.set(claim.person ?? '', claim.date);
    }
    if (count < claim.count) refused.push({ ...claim, count: claim.count - count, why: 'again' });
  }
  const acceptance = { claims, refused, first };
  engine.claims.accepted.set(key, acceptance);
  return acceptance;
}

/** The lines of a rate card, each version looked up once. */
function linesByVersion(engine: Engine, card: Card): (version: number) => RateLine | undefined {
  const lines = engine.versions.map((_version, place) => lineIn(engine, place, card)?.line);
  return (version) => lines[version];
}

/** Takes as many of a claim as its line still allows this person. */
function take(taken: Map<string, number>, claim: BookedClaim, line: RateLine): number {
  const { claims = '1' } = line;
  if (claims === 'any') return claim.count;
  const [most, , interval] = claims.split(' ');
  const person = claim.person ?? '';
  const key = interval === undefined ? person : `${person}|${intervalOf(claim, interval)}`;
  const before = taken.get(key) ?? 0;
  const count = Math.max(0, Math.min(claim.count, Number(most) - before));
  taken.set(key, before + count);
  return count;
}

function follows(
  engine: Engine,
  claim: BookedClaim,
  { card, line }: { card: Card; line: RateLine },
): boolean {
  return [line.after ?? []].flat().every((outcome) => {
    const earlier = acceptanceOf(engine, cardOf(engine, { id: card.id, outcome }));
    const date = earlier.first.get(claim.person ?? '');
    return date !== undefined && (claim.date === '' || date <= claim.date);
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
