import { type Answer, answer, type Place, refusal } from '../findings.ts';
import type { Facts } from './facts.ts';
import { factsOf } from './facts-of-results.ts';
import { readShape } from './read-shape.ts';
import { Results } from './results-shape.ts';
import type { SettledAmount } from './settlement.ts';

/** What a results file says, and where: `at('/facts/metrics/0')` is the place in the file of that fact. */
export type ReadResults = {
  readonly facts: Facts;
  readonly settled: readonly SettledAmount[];
  readonly final: boolean;
  readonly at: (path: string) => Place;
};

/**
 * Reads a results file: everything verified to date, as text in YAML. Whether it fits the terms is found when
 * it is settled.
 *
 * @example
 * readResults('metrics: { saving: 2 500 000 }\ncapital: { advanced: 10 000 000 }', 'results.yaml')
 */
export function readResults(text: string, file?: string): Answer<ReadResults> {
  const read = readShape(Results, { text, file });
  if (!read.ok) return refusal(read.findings);
  const { value, at } = read.value;
  return answer(resultsOf(value, { at, under: '' }), read.findings);
}

/** The same for results that stand inside another file, `under` a place of it. */
export function resultsOf(
  results: Results,
  { at, under }: { readonly at: (path: string) => Place; readonly under: string },
): ReadResults {
  const { facts, settled, sources } = factsOf(results);
  return {
    facts,
    settled,
    final: results.final === 'true',
    at: (path) => {
      const source = sources.get(path);
      return source === undefined ? { path } : { ...at(under + source), path };
    },
  };
}
