import type { Terms } from '../terms/shape/terms.ts';
import type { Written } from '../terms/written.ts';
import { type DiffNode, type Group, nodesOf } from './nodes.ts';

/** One place of a rule that is written otherwise: its word, and what stood there and stands there now. */
export type ChangedPlace = {
  readonly place: string;
  readonly old?: Written;
  readonly new?: Written;
};

/** What an amendment does to one named thing of the terms. */
export type Change = {
  readonly group: Group;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'moved' | 'changed';
  /** JSON pointers into the old and the new terms. */
  readonly oldPath?: string;
  readonly newPath?: string;
  /** For a payment that is now inside another sum: its name; `null` if it now stands by itself. */
  readonly inside?: string | null;
  readonly places: readonly ChangedPlace[];
};

/**
 * What an amendment changes, thing by thing: sentences by their id, wherever they stand, and everything else by
 * its name. Something that has moved and changed is told twice.
 *
 * @example termsDiff(signed, amended)
 *   // → [{ group: 'payment', name: 'premium', kind: 'changed', places: [{ place: 'share', old: '60 %', new: '50 %' }], … }]
 */
export function termsDiff(before: Terms, after: Terms): readonly Change[] {
  const [old, next] = [nodesOf(before), nodesOf(after)];
  const removed = [...old].flatMap(([key, node]) =>
    next.has(key) ? [] : [change(node, 'removed', { oldPath: node.path })],
  );
  const rest = [...next].flatMap(([key, node]) => {
    const was = old.get(key);
    if (was === undefined) return [change(node, 'added', { newPath: node.path })];
    return [...moved({ was, node, old, next }), ...changed(was, node)];
  });
  return [...rest, ...removed];
}

function change(
  { group, name }: DiffNode,
  kind: Change['kind'],
  rest: Omit<Partial<Change>, 'group' | 'name' | 'kind'>,
): Change {
  return { group, name, kind, places: [], ...rest };
}

type Nodes = ReadonlyMap<string, DiffNode>;

function moved({
  was,
  node,
  old,
  next,
}: {
  was: DiffNode;
  node: DiffNode;
  old: Nodes;
  next: Nodes;
}): Change[] {
  const paths = { oldPath: was.path, newPath: node.path };
  if (was.parent !== node.parent) {
    return [change(node, 'moved', { ...paths, inside: node.parent ?? null })];
  }
  return place(was, old, next) === place(node, next, old) ? [] : [change(node, 'moved', paths)];
}

/** The place among those siblings that stand beside it in both versions. */
function place(node: DiffNode, here: Nodes, there: Nodes): number {
  const siblings = [...here].filter(
    ([key, { group, parent }]) =>
      group === node.group && parent === node.parent && there.get(key)?.parent === parent,
  );
  return siblings.findIndex(([, { name }]) => name === node.name);
}

function changed(was: DiffNode, node: DiffNode): Change[] {
  const words = [...new Set([...Object.keys(was.fields), ...Object.keys(node.fields)])];
  const places = words.flatMap((word): ChangedPlace[] => {
    const [old, next] = [was.fields[word], node.fields[word]];
    if (JSON.stringify(old) === JSON.stringify(next)) return [];
    return [
      {
        place: word,
        ...(old === undefined ? {} : { old }),
        ...(next === undefined ? {} : { new: next }),
      },
    ];
  });
  if (places.length === 0) return [];
  return [change(node, 'changed', { oldPath: was.path, newPath: node.path, places })];
}
