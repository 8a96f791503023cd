import type { Capital, Metric, Period } from '../../terms/shape/metric.ts';
import type { Amount, Sentence } from '../../terms/shape/sentence.ts';
import { versionsInForce } from '../engine/versions.ts';
import type { TermsInForce } from '../settlement.ts';

/** What facts can be about: the names of all versions of the terms, the newest meaning first. */
export type Known = {
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly capital: ReadonlyMap<string, Capital>;
  readonly amounts: ReadonlyMap<string, Amount>;
  readonly events: ReadonlyMap<string, readonly string[]>;
  readonly cohorts: ReadonlySet<string>;
  readonly periods: ReadonlyMap<string, Period>;
  readonly payers: ReadonlySet<string>;
  readonly indices: ReadonlySet<string>;
  /** Outcomes of rate cards, and whether claims on them must say their cohort or period. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<'cohort' | 'period'>>;
};

export function knownOf(terms: readonly TermsInForce[]): Known {
  const newestFirst = terms.toReversed().map((version) => version.terms);
  return {
    metrics: merged(newestFirst.map(({ metrics }) => Object.entries(metrics ?? {}))),
    capital: merged(newestFirst.map(({ capital }) => Object.entries(capital ?? {}))),
    amounts: merged(newestFirst.map(({ amounts }) => Object.entries(amounts ?? {}))),
    events: merged(
      newestFirst.map(({ events }) =>
        Object.entries(events ?? {}).map(([name, { states }]) => [name, states] as const),
      ),
    ),
    cohorts: new Set(newestFirst.flatMap(({ cohorts }) => cohorts ?? [])),
    periods: merged(
      newestFirst.map(({ periods }) =>
        (periods ?? []).map((period) => [period.id, period] as const),
      ),
    ),
    payers: payersOf(terms),
    indices: new Set(newestFirst.flatMap(({ indices }) => Object.keys(indices ?? {}))),
    outcomes: outcomesOf(terms),
  };
}

/** Keeps the first value of each name, in the order of the terms. */
function merged<T>(lists: readonly (readonly (readonly [string, T])[])[]): Map<string, T> {
  const values = new Map<string, T>();
  for (const [name, value] of lists.flat()) if (!values.has(name)) values.set(name, value);
  return values;
}

function outcomesOf(terms: readonly TermsInForce[]): Map<string, Set<'cohort' | 'period'>> {
  const outcomes = new Map<string, Set<'cohort' | 'period'>>();
  const visit = (sentence: Sentence, outer: readonly ('cohort' | 'period')[]) => {
    for (const { outcome } of sentence.rates ?? []) {
      outcomes.set(outcome, new Set([...(outcomes.get(outcome) ?? []), ...outer]));
    }
  };
  for (const { nodes } of versionsInForce(terms, '9999-12-31')) {
    for (const node of nodes.values()) {
      const outer: ('cohort' | 'period')[] = [];
      for (let at: typeof node | undefined = node; at; at = at.inside?.node) {
        if (at.sentence.per) outer.push(at.sentence.per);
      }
      visit(node.sentence, outer);
    }
  }
  return outcomes;
}

/** Everyone who pays the whole or a sentence of its own, the settlement's payers first. */
function payersOf(terms: readonly TermsInForce[]): Set<string> {
  const versions = versionsInForce(terms, '9999-12-31').toReversed();
  return new Set(
    versions.flatMap(({ nodes, terms: { settlement } }) => [
      ...settlement.payers.map(({ party }) => party),
      ...[...nodes.values()].flatMap(({ sentence }) => sentence.payers ?? []),
    ]),
  );
}
