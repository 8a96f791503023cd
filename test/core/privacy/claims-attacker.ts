import type { Explained } from '../../../core/explain/explained.ts';
import { WITHHELD } from '../../../core/privacy/disclosed.ts';
import { type Attack, type Equation, spansOf } from './attacker.ts';
import type { Published } from './claims-contract.ts';

const OUTCOMES = ['started', 'kept', 'course'];

/**
 * Somebody who fetched every disclosed result and settlement, and knows what a rate card is: claims of the years add up
 * to those to date, whoever kept a job had started it, nobody starts twice, and whoever found work in six months claims
 * it. Written apart from the rules that it attacks. It draws nothing from what was paid.
 */
export function attackClaims({ results, settlements }: Published): Attack {
  const told = new Map<string, number>();
  const equations: Equation[] = [];
  const unknown = new Set<string>();
  const add = (total: string, parts: readonly string[]): void => {
    for (const place of [total, ...parts]) unknown.add(place);
    const terms = new Map([[total, 1], ...parts.map((part) => [part, -1] as const)]);
    equations.push({ terms, equals: 0 });
  };
  const tell = (place: string, figure: string | number | undefined): void => {
    unknown.add(place);
    if (figure !== undefined && figure !== WITHHELD) told.set(place, Number(figure));
  };
  const claimed = (outcome: string, at: number) => `claims ${outcome} ${at}`;
  const toDate = (outcome: string, at: number) => `to date ${outcome} ${at}`;
  const newest = new Map<string, number>();
  for (const [at, { disclosed }] of results.entries()) {
    newest.set(disclosed.periodId, at);
    for (const outcome of OUTCOMES) {
      const mine = disclosed.claims.filter((each) => each.outcome === outcome);
      const isWithheld = disclosed.claims.some(({ count }) => count === WITHHELD);
      // Where nothing is withheld, an outcome that is not there was claimed by nobody.
      tell(claimed(outcome, at), mine[0]?.count ?? (isWithheld ? undefined : 0));
      add(
        toDate(outcome, at),
        [...newest.values()].map((each) => claimed(outcome, each)),
      );
    }
    tell(`enrolled ${at}`, disclosed.enrolledCount);
    add(toDate('started', at), [toDate('kept', at), `between ${at}`]);
    add(`enrolled ${at}`, [toDate('started', at), `idle ${at}`]);
    const quick = disclosed.metrics.find(({ metric }) => metric === 'quick');
    if (quick) {
      tell(`quick ${at}`, quick.sides.own?.sum);
      add(claimed('started', at), [`quick ${at}`, `besides ${at}`]);
    }
  }
  for (const [at, { explained, lines }] of settlements.entries()) {
    for (const node of [explained, ...lines.map((line) => line.explained)].flatMap(nodesIn)) {
      const { persons } = node.facts ?? {};
      if (node.name === undefined || persons === undefined) continue;
      if (OUTCOMES.includes(node.name)) tell(toDate(node.name, at), persons);
    }
  }
  return spansOf({ told, equations, unknown });
}

function nodesIn(node: Explained): Explained[] {
  return [node, ...node.inputs.flatMap(nodesIn)];
}
