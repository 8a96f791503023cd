import type { Period } from '../../terms/shape/metric.ts';
import type { Otherwise, Sentence } from '../../terms/shape/sentence.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { ISODate } from '../facts.ts';
import type { TermsInForce } from '../settlement.ts';

/** A sentence where it stands: what its sum is inside of decides whether it is read at all. */
export type Node = {
  readonly sentence: Sentence;
  readonly path: string;
  readonly inside?: { readonly node: Node; readonly branch: 'parts' | 'otherwise' };
};

/** A version of the terms with every sentence of it by name. */
export type Version = TermsInForce & { readonly nodes: ReadonlyMap<string, Node> };

/** Indexes the versions that are in force on a day, oldest first; at least the first one is. */
export function versionsInForce(terms: readonly TermsInForce[], asOf: ISODate): Version[] {
  const inForce = terms.filter(
    ({ effectiveFrom }, place) => place === 0 || !effectiveFrom || effectiveFrom <= asOf,
  );
  return inForce.map((version) => ({ ...version, nodes: nodesOf(version.terms) }));
}

/** The follow-up periods that count for payment, of all versions, in the order of the newest. */
export function paidPeriods(versions: readonly Version[]): readonly Period[] {
  const periods = new Map<string, Period>();
  for (const { terms } of versions.toReversed()) {
    for (const period of terms.periods ?? []) {
      if (!periods.has(period.id)) periods.set(period.id, period);
    }
  }
  return [...periods.values()].filter(({ purpose }) => purpose !== 'learning');
}

/** The place in the list of the version that holds on a day. */
export function versionAt(versions: readonly Version[], date: ISODate): number {
  const found = versions.findLastIndex(
    ({ effectiveFrom }) => !effectiveFrom || effectiveFrom <= date,
  );
  return Math.max(found, 0);
}

/** Terms are never changed once they are read, and each settlement asks for the same ones several times. */
const KNOWN = new WeakMap<Terms, ReadonlyMap<string, Node>>();

function nodesOf(terms: Terms): ReadonlyMap<string, Node> {
  const known = KNOWN.get(terms) ?? collectedIn(terms);
  KNOWN.set(terms, known);
  return known;
}

function collectedIn(terms: Terms): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const [place, sentence] of terms.payments.entries()) {
    collect({ sentence, path: `/payments/${place}` }, nodes);
  }
  for (const [name, amount] of Object.entries(terms.amounts ?? {})) {
    if (typeof amount === 'string' || !isSentence(amount)) continue;
    collect({ sentence: { ...amount, id: name } as Sentence, path: `/amounts/${name}` }, nodes);
  }
  return nodes;
}

/** Whether an amount is a sentence rather than a number, a table or a delivered figure. */
export function isSentence(amount: object): boolean {
  return !('delivered' in amount || 'rows' in amount || 'values' in amount || 'is' in amount);
}

/** The name of a rate card that replaces another mechanism: no name of the terms can be it. */
export function otherwiseId(id: string): string {
  return `${id}/otherwise`;
}

function collect(node: Node, nodes: Map<string, Node>): void {
  const { sentence, path } = node;
  nodes.set(sentence.id, node);
  for (const [place, part] of (sentence.parts ?? []).entries()) {
    collect(
      { sentence: part, path: `${path}/parts/${place}`, inside: { node, branch: 'parts' } },
      nodes,
    );
  }
  if (typeof sentence.otherwise === 'object' && sentence.otherwise.rates) {
    const id = otherwiseId(sentence.id);
    const card = { ...sentence.otherwise, id };
    const inside = { node, branch: 'otherwise' } as const;
    nodes.set(id, { sentence: card, path: `${path}/otherwise`, inside });
  }
  for (const [place, part] of partsOf(sentence.otherwise).entries()) {
    const inside = { node, branch: 'otherwise' } as const;
    collect({ sentence: part, path: `${path}/otherwise/parts/${place}`, inside }, nodes);
  }
}

function partsOf(otherwise: Otherwise | string | undefined): readonly Sentence[] {
  return typeof otherwise === 'object' ? (otherwise.parts ?? []) : [];
}
