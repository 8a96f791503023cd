import { expect } from 'vitest';
import {
  accepted,
  attackClaims,
  type Between,
  claimed,
  nodesIn,
  OUTCOMES,
  type Outcome,
  sumsOf,
} from './claims-attacker.ts';
import { BELOW } from './claims-contract.ts';
import type { Published } from './claims-published.ts';

type Truth = ReadonlyMap<string, number>;

/** Every figure as it truly is, by the attacker's names. */
function truthOf(published: Published): Truth {
  const { results, settlements } = published;
  const truth = new Map<string, number>();
  const of = (place: string): number => truth.get(place) ?? 0;
  for (const [at, { result }] of results.entries()) {
    for (const outcome of OUTCOMES) {
      const counted = result.evaluation?.claimCounts.find((each) => each.outcome === outcome);
      truth.set(claimed(outcome, [at]), counted?.count ?? 0);
    }
    truth.set(`enrolled ${at}`, result.evaluation?.enrolledCount ?? 0);
    const quick = result.evaluation?.metrics.find(({ metric }) => metric === 'quick');
    truth.set(`quick ${at}`, Number(quick?.own?.sum ?? 0));
  }
  for (const outcome of OUTCOMES) {
    for (const on of sumsOf(published)) {
      const parts = on.map((place) => of(claimed(outcome, [place])));
      truth.set(
        claimed(outcome, on),
        parts.reduce((sum, part) => sum + part, 0),
      );
    }
    for (const [at, { whole }] of settlements.entries()) {
      const nodes = whole.lines.flatMap(({ explained }) => nodesIn(explained));
      const said = nodes.find(
        ({ name, facts }) => name === outcome && facts?.persons !== undefined,
      );
      truth.set(accepted(outcome, at), Number(said?.facts?.persons ?? 0));
    }
  }
  return truth;
}

type Pair = readonly [one: string, other: string];

/** What is between two figures that are of the same persons, if it can be. */
function betweensOf(published: Published, truth: Truth, isClean: boolean): Between[] {
  const of = (place: string): number => truth.get(place) ?? 0;
  const between = (is: Between['is'], [one, other]: Pair): Between => {
    return { one, other, rest: `${one} less ${other}`, is };
  };
  const { beside, changed } = revisionsOf(published);
  return [
    // Claims of one revision and of another may not fit.
    ...rungsOf(published, isClean)
      .filter(([one, other]) => of(one) >= of(other))
      .map((pair) => between('rest', pair)),
    ...[...acceptedSince(published), ...beside].map((pair) => between('difference', pair)),
    ...changed.map((pair) => between(of(pair[0]) === of(pair[1]) ? 'none' : 'difference', pair)),
  ];
}

/** Who started and did not keep it, and who of the enrolled did neither: to date, and of what is accepted. */
function rungsOf(published: Published, isClean: boolean): Pair[] {
  const rungs = (on: readonly number[], of: (outcome: Outcome) => string): Pair[] => [
    [of('started'), of('kept')],
    [`enrolled ${on.at(-1)}`, of('started')],
  ];
  const toDate = sumsOf(published).flatMap((on) => rungs(on, (outcome) => claimed(outcome, on)));
  const settled = published.settlements.flatMap(({ on }, at) =>
    rungs(on, (outcome) => accepted(outcome, at)),
  );
  return [...(isClean ? toDate : []), ...settled];
}

function acceptedSince({ settlements }: Published): Pair[] {
  return settlements.flatMap((_, one) =>
    settlements
      .slice(0, one)
      .flatMap((_each, other) =>
        OUTCOMES.map((outcome): Pair => [accepted(outcome, one), accepted(outcome, other)]),
      ),
  );
}

/** A year's claims beside the metric of whatever revision, and beside another revision. */
function revisionsOf({ results }: Published): { beside: Pair[]; changed: Pair[] } {
  const year = (at: number) => results[at]?.result.periodId;
  const pairs = results.flatMap((_, one) =>
    results.flatMap((_each, other) => (year(one) === year(other) ? [[one, other] as const] : [])),
  );
  return {
    beside: pairs.map(([one, other]) => [claimed('started', [one]), `quick ${other}`]),
    changed: pairs
      .filter(([one, other]) => one > other)
      .flatMap(([one, other]) =>
        OUTCOMES.map((outcome): Pair => [claimed(outcome, [one]), claimed(outcome, [other])]),
      ),
  };
}

/** What of few can be found: by its name, how many it is, and between which numbers it is known to be. */
export function foundIn(published: Published, isClean = true): { few: number; found: string[] } {
  const truth = truthOf(published);
  const betweens = betweensOf(published, truth, isClean);
  const attacker = attackClaims(published, betweens);
  const of = (place: string): number => truth.get(place) ?? 0;
  const few = [
    ...truth,
    ...betweens.map(({ one, other, rest }) => [rest, Math.abs(of(one) - of(other))] as const),
  ].filter(([place, value]) => value > 0 && value < BELOW && !isUntouched(place));
  const found = few.flatMap(([place, value]) => {
    const { least, most } = attacker.span(place);
    const isHidden = !attacker.wasTold(place) && most - least + 1 >= BELOW - 1;
    return isHidden ? [] : [`${place} (${value}) is between ${least} and ${most}`];
  });
  return { few: few.length, found };
}

/** Enrolled and metrics are held by other tests. */
function isUntouched(place: string): boolean {
  return /^(enrolled|quick) \d+$/.test(place);
}

/** @returns how many figures of few there were to hide */
export function expectHidden(published: Published, isClean = true): number {
  const { few, found } = foundIn(published, isClean);
  expect(found).toEqual([]);
  return few;
}
