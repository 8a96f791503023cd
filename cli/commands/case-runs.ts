import { type CaseOutcome, readCase, runCase } from '../../core/cases/case.ts';
import type { Finding } from '../../core/findings.ts';
import { termsFinding } from '../../core/terms/codes.ts';
import { type Io, MisuseError, readText } from '../io.ts';
import { type CaseFile, caseFiles } from './case-files.ts';
import { termsFile } from './terms-file.ts';

/** A worked example that ran, or the findings that kept it from running. */
export type CaseRun = {
  readonly contract: string;
  readonly file: string;
  readonly outcome?: CaseOutcome;
  readonly findings: readonly Finding[];
};

/** Runs the worked examples under the paths, in name order; what is wrong with one keeps no other from being run. */
export function caseRuns(paths: readonly string[], io: Io): CaseRun[] {
  return caseFiles(paths, io).map((each) => {
    try {
      return runOne(each, io);
    } catch (error) {
      if (!(error instanceof MisuseError)) throw error;
      const { file } = each;
      const facts = { why: error.message.replace(/\.$/, '') };
      const findings = [termsFinding({ code: 'terms.case-unreadable', at: { file }, facts })];
      return { contract: each.termsFile ?? file, file, findings };
    }
  });
}

function runOne({ file, termsFile: termsPath }: CaseFile, io: Io): CaseRun {
  if (termsPath === undefined) {
    const findings = [termsFinding({ code: 'terms.case-without-terms', at: { file } })];
    return { contract: file, file, findings };
  }
  const { read, findings } = termsFile(termsPath, io);
  if (!read) return { contract: termsPath, file, findings };
  const contract = read.terms.contract;
  const example = readCase(readText(file, io), file);
  if (!example.ok) return { contract, file, findings: example.findings };
  const outcome = runCase(read, example.value);
  const errors = outcome.findings.filter((finding) => finding.severity === 'error');
  return { contract, file, outcome, findings: errors };
}
