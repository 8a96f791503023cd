import type { Finding } from '../../core/findings.ts';

/** Two files of persons by name, and how they are to be read. */
export type Registers = {
  readonly enrolments: string;
  readonly observations: string;
  /** The files that say how files of a source are read, at most one for each kind. */
  readonly mappings: readonly string[];
  readonly mend: boolean;
};

/** Whether files are to be read as registers write them from the start; else they are plain until one turns out not to be. */
export function isAskedFor({ mappings, mend }: Registers): boolean {
  return mappings.length > 0 || mend;
}

/** Whether a file turned out not to be plain text: XLSX, Windows-1252, UTF-16. */
export function isNotPlain(findings: readonly Finding[]): boolean {
  return findings.some(({ code }) => code === 'intake.not-utf8');
}
