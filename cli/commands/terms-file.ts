import { dirname, join } from 'node:path';
import { type Answer, type Finding, hasErrors } from '../../core/findings.ts';
import { checkTerms } from '../../core/terms/check.ts';
import { programmeOf, readProject } from '../../core/terms/project.ts';
import { type ReadTerms, readTerms } from '../../core/terms/read.ts';
import { type Io, readText } from '../io.ts';

/** Terms from a file, read and checked; without `read` the findings say why. */
export type TermsFile = { readonly read?: ReadTerms; readonly findings: readonly Finding[] };

/**
 * Reads and checks the terms in a file, or of a project whose file `extends` a programme's. `read` is left out if
 * something must be mended first.
 */
export function termsFile(file: string, io: Io): TermsFile {
  const read = readFile(file, io);
  if (!read.ok) return { findings: read.findings };
  const findings = [...read.findings, ...checkTerms(read.value)];
  return hasErrors(findings) ? { findings } : { read: read.value, findings };
}

/** The files that terms are read from: their own, and their programme's. */
export function termsFiles(file: string, io: Io): string[] {
  const programme = programmeOf(readText(file, io));
  return programme === undefined ? [file] : [file, join(dirname(file), programme)];
}

function readFile(file: string, io: Io): Answer<ReadTerms> {
  const text = readText(file, io);
  const programme = programmeOf(text);
  if (programme === undefined) return readTerms(text, file);
  const path = join(dirname(file), programme);
  return readProject({ text: readText(path, io), file: path }, { text, file });
}
