import { ZERO } from '../../money/decimal.ts';
import { gateAt } from '../mechanism/gate.ts';
import type { Engine, Scope } from './engine.ts';
import { type Figure, makeFigure } from './figure.ts';
import { overScopes } from './over-scopes.ts';
import type { Node } from './versions.ts';

/**
 * A sentence read by its name. What stands inside a sum with a condition is read through that condition: 0 if
 * it is shut, waiting while it waits. What is computed within each cohort or period is added over those that
 * the reader is not already inside.
 */
export function namedSentence(engine: Engine, node: Node, scope: Scope): Figure {
  const each = eachOf(node).find((per) => scope[per] === undefined);
  if (each) {
    return overScopes(
      engine,
      { sentence: node.sentence, path: node.path, per: each, scope },
      (found, within) => namedSentence(engine, found, within),
    );
  }
  for (let outer = node.inside; outer; outer = outer.node.inside) {
    const { sentence, path } = outer.node;
    const { verdict } = gateAt(engine, sentence, { path, scope });
    const isRead = outer.branch === 'parts' ? verdict === 'holds' : verdict === 'fails';
    if (!isRead) return unread(node, verdict === 'waiting');
  }
  return engine.sentence(node.sentence, { path: node.path, scope });
}

/** The words `per` of the sentence and of all that it is inside of. */
function eachOf(node: Node): ('cohort' | 'period')[] {
  const own = node.sentence.per === undefined ? [] : [node.sentence.per];
  return node.inside ? [...own, ...eachOf(node.inside.node)] : own;
}

function unread({ sentence }: Node, isWaiting: boolean): Figure {
  return makeFigure({
    formula: 'sentence',
    name: sentence.id,
    value: isWaiting ? null : ZERO,
    state: isWaiting ? 'waiting' : 'shut',
  });
}
