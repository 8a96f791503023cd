import type { Explained } from '../../../core/explain/explained.ts';
import { WITHHELD } from '../../../core/privacy/disclosed.ts';
import { type Attack, type Equation, spansOf } from './attacker.ts';
import type { Published } from './claims-published.ts';

export const OUTCOMES = ['started', 'kept', 'course'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Two figures and the name of what is between them. */
export type Between = {
  readonly one: string;
  readonly other: string;
  readonly rest: string;
  /**
   * What is known of it: the other is a part of the one; there may be more of either; or it is guessed that they are the
   * same, as a correction leaves most as it was.
   */
  readonly is: 'rest' | 'difference' | 'none';
};

/** A difference may be negative, and what the solver looks for may not: it is counted from here. */
const BELOW_ALL = 1000;

/**
 * Somebody who fetched every disclosed result and settlement, and knows what a rate card is: claims of the years add up
 * to those to date, of which some are accepted; whoever kept a job had started it, nobody starts twice, and whoever
 * found work in six months claims it. Written apart from the rules that it attacks. It draws nothing from what was paid.
 *
 * @param asked what else is looked for
 */
export function attackClaims(published: Published, asked: readonly Between[]): Attack {
  const { results, settlements } = published;
  const told = new Map<string, number>();
  const equations: Equation[] = [];
  const add = (total: string, parts: readonly string[]): void => {
    const terms = new Map([[total, 1], ...parts.map((part) => [part, -1] as const)]);
    equations.push({ terms, equals: 0 });
  };
  const tell = (place: string, figure: string | number | undefined): void => {
    if (figure !== undefined && figure !== WITHHELD) told.set(place, Number(figure));
  };
  for (const [at, { disclosed }] of results.entries()) {
    const isWithheld = disclosed.claims.some(({ count }) => count === WITHHELD);
    for (const outcome of OUTCOMES) {
      const mine = disclosed.claims.find((each) => each.outcome === outcome);
      // Where nothing is withheld, an outcome that is not there was claimed by nobody.
      tell(claimed(outcome, [at]), mine?.count ?? (isWithheld ? undefined : 0));
    }
    tell(`enrolled ${at}`, disclosed.enrolledCount);
    tell(`quick ${at}`, disclosed.metrics.find(({ metric }) => metric === 'quick')?.sides.own?.sum);
  }
  for (const on of sumsOf(published).filter(({ length }) => length > 1)) {
    for (const outcome of OUTCOMES) {
      add(
        claimed(outcome, on),
        on.map((each) => claimed(outcome, [each])),
      );
    }
  }
  for (const [at, { disclosed, on }] of settlements.entries()) {
    const { explained, lines } = disclosed;
    for (const node of [explained, ...lines.map((line) => line.explained)].flatMap(nodesIn)) {
      const { persons, again = 0, ladder = 0 } = node.facts ?? {};
      const outcome = OUTCOMES.find((each) => each === node.name);
      if (outcome === undefined || persons === undefined) continue;
      tell(accepted(outcome, at), persons);
      tell(claimed(outcome, on), Number(persons) + Number(again) + Number(ladder));
    }
  }
  for (const { one, other, rest, is } of asked) {
    const from = is === 'rest' ? 0 : BELOW_ALL;
    const terms = new Map([one, other, rest].map((place, at) => [place, at === 0 ? 1 : -1]));
    equations.push({ terms, equals: -from });
    if (is === 'none') told.set(rest, from);
  }
  return spansOf({ told, equations });
}

/** What was claimed according to these results together, by their places. */
export function claimed(outcome: Outcome, on: readonly number[]): string {
  return `claims ${outcome} ${on.join('+')}`;
}

/** What was accepted in a settlement. */
export function accepted(outcome: Outcome, settlement: number): string {
  return `accepted ${outcome} ${settlement}`;
}

/** Which results are added up: the newest of the first years, as they were at any time, and what was settled. */
export function sumsOf({ results, settlements }: Published): number[][] {
  const newest = new Map<string, number>();
  const whole = results.map(({ result }, at) => {
    newest.set(result.periodId, at);
    return [...newest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place);
  });
  const all = [...whole, ...settlements.map(({ on }) => on)];
  const first = all.flatMap((on) => on.map((_, last) => on.slice(0, last + 1)));
  return [...new Map(first.map((on) => [on.join('+'), on])).values()];
}

export function nodesIn(node: Explained): Explained[] {
  return [node, ...node.inputs.flatMap(nodesIn)];
}
