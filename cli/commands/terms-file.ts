import type { Finding } from '../../core/findings.ts';
import { hasErrors } from '../../core/findings.ts';
import { checkTerms } from '../../core/terms/check.ts';
import { type ReadTerms, readTerms } from '../../core/terms/read.ts';
import { type Io, readText } from '../io.ts';

/** Terms from a file, read and checked; without `read` the findings say why. */
export type TermsFile = { readonly read?: ReadTerms; readonly findings: readonly Finding[] };

/** Reads and checks the terms in a file. `read` is left out if something must be mended first. */
export function termsFile(file: string, io: Io): TermsFile {
  const read = readTerms(readText(file, io), file);
  if (!read.ok) return { findings: read.findings };
  const findings = [...read.findings, ...checkTerms(read.value)];
  return hasErrors(findings) ? { findings } : { read: read.value, findings };
}
