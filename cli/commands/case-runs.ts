import { type CaseOutcome, readCase, runCase } from '../../core/cases/case.ts';
import type { Finding } from '../../core/findings.ts';
import { type Io, readText } from '../io.ts';
import { type CaseFile, caseFiles } from './case-files.ts';
import { termsFile } from './terms-file.ts';

/** A worked example that ran, or the findings that kept it from running. */
export type CaseRun = {
  readonly contract: string;
  readonly file: string;
  readonly outcome?: CaseOutcome;
  readonly findings: readonly Finding[];
};

/** Runs the worked examples under the paths, in name order. */
export function caseRuns(paths: readonly string[], io: Io): CaseRun[] {
  return caseFiles(paths, io).map((file) => runOne(file, io));
}

function runOne({ file, termsFile: termsPath }: CaseFile, io: Io): CaseRun {
  const { read, findings } = termsFile(termsPath, io);
  if (!read) return { contract: termsPath, file, findings };
  const contract = read.terms.contract;
  const example = readCase(readText(file, io), file);
  if (!example.ok) return { contract, file, findings: example.findings };
  const outcome = runCase(read, example.value);
  const errors = outcome.findings.filter((finding) => finding.severity === 'error');
  return { contract, file, outcome, findings: errors };
}
