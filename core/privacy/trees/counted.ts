import type { Explained } from '../../explain/explained.ts';
import { isSmall } from '../cells/table.ts';

/** The facts of a node that count claims or claimants, and the formulas that have such facts. */
const COUNTING = ['persons', 'published', 'again', 'ladder', 'terms', 'over', 'claimants'];
const FORMULAS: readonly Explained['formula'][] = [
  'claims',
  'rate-line',
  'rates',
  'sum',
  'at-most-per',
];

/** Counts in a derivation by what they count, which is the same in every settlement. */
export type Counts = ReadonlyMap<string, readonly number[]>;

/** Whether a node tells how many claims were made, accepted or cut. */
export function tellsCounts(node: Explained): boolean {
  return node.formula === 'claims' || countsAt(node).length > 0;
}

/**
 * Every count of claims in some derivations. The same settlement is derived anew each time, so that what a count is of
 * is its way down the tree by names.
 */
export function countsIn(trees: readonly Explained[]): Counts {
  const found = new Map<string, number[]>();
  const visit = (node: Explained, path: readonly string[]): void => {
    const here = [...path, [node.formula, node.name, node.cohort, node.period].join(' ')];
    for (const [fact, value] of node.withheld ? [] : countsAt(node)) {
      const key = [...here, fact].join('/');
      found.set(key, [...(found.get(key) ?? []), value]);
    }
    for (const input of node.inputs) visit(input, here);
  };
  for (const tree of trees) visit(tree, []);
  return found;
}

/**
 * Whether the counts of claims in a derivation may be shown. What all lines come to together is paid and known, so that
 * one line that is withheld would follow from the others: where one is of few, or differs by few from what was shown
 * before, none is shown.
 */
export function mayShowCounts(counts: Counts, before: Counts, below: number): boolean {
  return [...counts].every(([key, values]) =>
    values.every(
      (value) =>
        !isSmall(value, below) &&
        !(before.get(key) ?? []).some((shown) => isSmall(value - shown, below)),
    ),
  );
}

function countsAt({ formula, value, facts = {} }: Explained): [string, number][] {
  if (!FORMULAS.includes(formula)) return [];
  const counts = COUNTING.flatMap((fact): [string, number][] => {
    const text = facts[fact];
    return text !== undefined && /^-?\d+$/.test(text) ? [[fact, Number(text)]] : [];
  });
  return formula === 'claims' && value !== null ? [...counts, ['accepted', Number(value)]] : counts;
}
