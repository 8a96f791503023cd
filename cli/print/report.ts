import { type Finding, hasErrors } from '../../core/findings.ts';
import { EXIT, type ExitCode, type Io } from '../io.ts';
import { words } from '../words/words.ts';
import { findingsJson, findingsText } from './findings.ts';

/** Prints findings with their count and answers the exit code: findings that are errors are 1. */
export function reportFindings(findings: readonly Finding[], io: Io): ExitCode {
  const failed = hasErrors(findings);
  if (io.json) {
    io.out(JSON.stringify({ ok: !failed, findings: findingsJson(findings, io.language) }, null, 2));
    return failed ? EXIT.findings : EXIT.fine;
  }
  const { fine, counted } = words(io.language);
  if (findings.length === 0) {
    io.out(fine);
    return EXIT.fine;
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  io.out(`${findingsText(findings, io.language)}\n${counted(errors, warnings)}`);
  return failed ? EXIT.findings : EXIT.fine;
}
