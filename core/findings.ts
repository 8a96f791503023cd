/**
 * What people can get wrong is data: a finding says what, where, and (through `core/words`) how to mend it.
 * All findings of a file are returned together; nothing is thrown for bad input.
 */
export type Severity = 'error' | 'warning' | 'note';

/** Where it is: a JSON pointer into the document, and the place in the file as an editor shows it (from 1). */
export type Place = {
  readonly path?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The row of a table file; the header is row 1. */
  readonly row?: number;
  /** The column's name in a table file, or the field's name in a form. */
  readonly field?: string;
};

/** What the sentence needs: plain values only, never personal data. */
export type FindingFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export type Finding = {
  /** Such as `terms.currency-unknown`; each has a sentence in every language in `core/words`. */
  readonly code: string;
  readonly severity: Severity;
  readonly at: Place;
  readonly clause?: string;
  readonly facts: FindingFacts;
};

/** An answer, or why there is none. Warnings and notes may come with an answer. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** An answer, with the warnings and notes that came up on the way. */
export function answer<T>(value: T, findings: readonly Finding[] = []): Answer<T> {
  return { ok: true, value, findings };
}

/** No answer, and why. */
export function refusal(findings: readonly Finding[]): { ok: false; findings: readonly Finding[] } {
  return { ok: false, findings };
}

/** True if something must be mended before going on. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
