import type { Sentence } from '../../terms/shape/sentence.ts';
import type { Engine, Scope, Spot } from './engine.ts';
import type { Node } from './versions.ts';

/** A sentence with where it stands and the version it stands in. */
export type Placed = { readonly sentence: Sentence; readonly at: Spot };

/**
 * Sentences that an amendment took away from a sum, but that still hold for outcomes of earlier dates: rate
 * cards, and what is computed within periods. An amendment never takes back what older terms gave.
 */
export function carriedParts(engine: Engine, { path, scope }: Spot): Placed[] {
  const newest = engine.versions.length - 1;
  if (scope.version !== newest || scope.period !== undefined) return [];
  const holder = [...(engine.versions[newest]?.nodes.values() ?? [])].find(
    (node) => node.path === path,
  );
  return holder
    ? carried(engine, scope, (node) => node.inside?.node.sentence.id === holder.sentence.id)
    : [];
}

/** The same for the payments at the top, and for those whose sum is gone. */
export function carriedPayments(engine: Engine, scope: Scope): Placed[] {
  const newest = engine.versions.at(-1)?.nodes;
  return carried(
    engine,
    scope,
    (node) =>
      node.path.startsWith('/payments/') &&
      (node.inside === undefined || !newest?.has(node.inside.node.sentence.id)),
  );
}

function carried(engine: Engine, scope: Scope, isHere: (node: Node) => boolean): Placed[] {
  const known = new Set(engine.versions.at(-1)?.nodes.keys());
  const found: Placed[] = [];
  for (let version = engine.versions.length - 2; version >= 0; version -= 1) {
    for (const [id, node] of engine.versions[version]?.nodes ?? []) {
      const { per, rates } = node.sentence;
      if (
        known.has(id) ||
        node.inside?.branch === 'otherwise' ||
        !(per === 'period' || rates) ||
        !isHere(node)
      )
        continue;
      known.add(id);
      found.push({
        sentence: node.sentence,
        at: { path: node.path, scope: { ...scope, version } },
      });
    }
  }
  return found;
}
