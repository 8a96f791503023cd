import type { Explained } from '../../core/explain/explained.ts';
import { type Answer, answer, type Place, refusal } from '../../core/findings.ts';
import { amountsBeside } from '../../core/settlement/amounts.ts';
import { type ReadResults, readResults } from '../../core/settlement/results-file.ts';
import { settle } from '../../core/settlement/settle.ts';
import type { Settlement } from '../../core/settlement/settlement.ts';
import type { ReadTerms } from '../../core/terms/read.ts';
import { type Io, readText } from '../io.ts';
import { termsFile } from './terms-file.ts';

/** A settlement, with the amounts that the terms compute and no payment reads. */
export type Settled = { readonly settlement: Settlement; readonly amounts: readonly Explained[] };

/** Settles the terms in a file on the results in another. */
export function settled(termsPath: string, resultsPath: string, io: Io): Answer<Settled> {
  const { read, findings } = termsFile(termsPath, io);
  const results = readResults(readText(resultsPath, io), resultsPath);
  if (!read || !results.ok) return refusal([...findings, ...results.findings]);
  const { facts, settled: before, final } = results.value;
  const inForce = [{ version: 1, hash: read.hash, terms: read.terms }];
  const input = { terms: inForce, facts, settled: before, final };
  const settlement = settle(input);
  const placed = settlement.findings.map(({ at: { path }, ...finding }) => ({
    ...finding,
    at:
      path === undefined ? { file: resultsPath } : placeOf(path, { read, results: results.value }),
  }));
  if (!settlement.ok) return refusal(placed);
  const amounts = amountsBeside(input, settlement.value);
  return answer({ settlement: settlement.value, amounts }, [...results.findings, ...placed]);
}

/** What is found stands in the results, or in the terms. */
function placeOf(
  path: string,
  { read, results }: { read: ReadTerms; results: ReadResults },
): Place {
  const place = results.at(path);
  return place.file === undefined && !path.startsWith('/facts/') ? read.at(path) : place;
}
