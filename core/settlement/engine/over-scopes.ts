import type { Sentence } from '../../terms/shape/sentence.ts';
import { type Engine, type Scope, termsIn, versionOn } from './engine.ts';
import { type Figure, saidOf } from './figure.ts';
import { canBeNegative } from './sign.ts';
import { sumOf } from './sum.ts';
import type { Node } from './versions.ts';

type Each = {
  readonly sentence: Sentence;
  readonly path: string;
  readonly per: 'cohort' | 'period';
  readonly scope: Scope;
};

/**
 * Computes a sentence within each cohort, or within each period that has ended, and adds. A period follows
 * the version of the terms that was in force on its last day; where that version lacks the sentence, the
 * period gives nothing.
 */
export function overScopes(
  engine: Engine,
  each: Each,
  read: (node: Node, scope: Scope) => Figure,
): Figure {
  const { sentence, per } = each;
  const parts = per === 'cohort' ? inCohorts(engine, each) : inPeriods(engine, each);
  const figures = parts.map(({ node, scope }) => ({
    figure: read(node, scope),
    canBeNegative: () => canBeNegative(engine, node.sentence, scope),
  }));
  return sumOf(figures, { name: sentence.id, ...saidOf(sentence), facts: { per } });
}

type Part = { readonly node: Node; readonly scope: Scope };

function inCohorts(engine: Engine, { sentence, path, scope }: Each): Part[] {
  const node = nodeOf(engine, scope.version, sentence.id) ?? { sentence, path };
  return (termsIn(engine, scope).cohorts ?? []).map((cohort) => ({
    node,
    scope: { ...scope, cohort },
  }));
}

function inPeriods(engine: Engine, { sentence, scope }: Each): Part[] {
  return engine.periods
    .filter(({ to }) => to <= engine.asOf)
    .flatMap((period) => {
      const version = versionOn(engine, period.to);
      const node = nodeOf(engine, version, sentence.id);
      return node ? [{ node, scope: { ...scope, version, period: period.id } }] : [];
    });
}

function nodeOf(engine: Engine, version: number, id: string): Node | undefined {
  return engine.versions[version]?.nodes.get(id);
}
