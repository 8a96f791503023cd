import { type Answer, answer, refusal } from '../../core/findings.ts';
import { readResults } from '../../core/settlement/results-file.ts';
import { settle } from '../../core/settlement/settle.ts';
import type { Settlement } from '../../core/settlement/settlement.ts';
import { type Io, readText } from '../io.ts';
import { termsFile } from './terms-file.ts';

/** Settles the terms in a file on the results in another. */
export function settled(termsPath: string, resultsPath: string, io: Io): Answer<Settlement> {
  const { read, findings } = termsFile(termsPath, io);
  const results = readResults(readText(resultsPath, io), resultsPath);
  if (!read || !results.ok) return refusal([...findings, ...results.findings]);
  const { facts, settled: before, final } = results.value;
  const inForce = [{ version: 1, hash: read.hash, terms: read.terms }];
  const settlement = settle({ terms: inForce, facts, settled: before, final });
  if (!settlement.ok) {
    const placed = settlement.findings.map(({ at: { path }, ...finding }) => ({
      ...finding,
      at: path === undefined ? { file: resultsPath } : results.value.at(path),
    }));
    return refusal(placed);
  }
  return answer(settlement.value, [...results.findings, ...settlement.findings]);
}
