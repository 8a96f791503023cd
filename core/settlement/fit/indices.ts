import type { Finding } from '../../findings.ts';
import type { Facts } from '../facts.ts';
import { settlementFinding } from '../finding.ts';
import type { Known } from './known.ts';
import { notInTerms } from './places.ts';

/** Index figures of indices that the terms do not have, or given twice. */
export function indexFindings({ indices = [] }: Facts, known: Known): Finding[] {
  const seen = new Map<string, string>();
  return indices.flatMap(({ index: name, at }, place) => {
    const path = `/facts/indices/${place}`;
    if (!known.indices.has(name)) {
      return [notInTerms('settlement.index-not-in-terms', { name, path }, known.indices)];
    }
    const first = seen.get(`${name}|${at}`);
    seen.set(`${name}|${at}`, path);
    const facts = { name, first: first ?? '' };
    return first === undefined ? [] : [settlementFinding('settlement.fact-twice', { path, facts })];
  });
}
