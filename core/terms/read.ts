import { type Answer, answer, type Finding, hasErrors, type Place, refusal } from '../findings.ts';
import { findPersonnummer } from '../privacy/personnummer.ts';
import { canonicalTerms, termsHash } from './canonical.ts';
import { termsFinding } from './codes.ts';
import { impossibleDates } from './impossible-dates.ts';
import { knownFields, shapeFindings } from './issues.ts';
import { mechanismFindings } from './mechanisms.ts';
import { locator } from './places.ts';
import { Terms } from './shape/terms.ts';
import { pointer, writtenTexts } from './written.ts';
import { readYaml, type WrittenDocument } from './yaml.ts';

/** Terms that have the right shape, with everything needed to sign them and to point into them. */
export type ReadTerms = {
  readonly terms: Terms;
  /** SHA-256 of the canonical form, in hexadecimal: what people sign. */
  readonly hash: string;
  readonly canonical: string;
  /** The YAML as it was written; kept beside the canonical form. */
  readonly text: string;
  /** Where something stands in the file, by JSON pointer; what is not written is where it would stand. */
  readonly at: (path: string) => Place;
};

/**
 * Reads terms from YAML. Everything that is wrong is found at once: YAML that could be read in two ways, fields
 * and words that do not exist, numbers and dates that are not written as terms write them, and personal identity
 * numbers. Whether the terms make sense is the question of `checkTerms`.
 *
 * @example readTerms('contract: demo\n…', 'terms.yaml')
 *   // → { ok: true, value: { terms, hash: '5b1f…', … }, findings: [] }
 */
export function readTerms(text: string, file?: string): Answer<ReadTerms> {
  return termsIn(readSource(text, file), { text, file });
}

/** A file read as texts, with what is found in its characters alone. */
export function readSource(text: string, file?: string): WrittenDocument {
  const read = readYaml(text, file);
  return { ...read, findings: [...read.findings, ...personnummerFindings(text, read)] };
}

/** The terms in a document that was read; `text` is kept beside their canonical form. */
export function termsIn(
  read: Pick<WrittenDocument, 'document' | 'places' | 'findings'>,
  { text, file }: { readonly text: string; readonly file: string | undefined },
): Answer<ReadTerms> {
  const locate = locator(read.places, file);
  const { document } = read;
  const findings = [...read.findings];
  if (document === undefined) return refusal(inOrder(findings));

  // Terms are read once: to compile a parser for them takes longer than it saves.
  const parsed = Terms.safeParse(document, { error: knownFields, jitless: true });
  findings.push(...mechanismFindings(document, locate), ...impossibleDates(document, locate.value));
  findings.push(...shapeFindings(parsed.error?.issues ?? [], document, locate));
  if (!parsed.success || hasErrors(findings)) return refusal(inOrder(findings));

  const canonical = canonicalTerms(document);
  const hash = termsHash(canonical);
  return answer({ terms: parsed.data, hash, canonical, text, at: locate.value }, findings);
}

/** Nobody's identity number may stand in terms: looked for in the file, and in texts that hide it by escapes. */
function personnummerFindings(text: string, read: WrittenDocument): readonly Finding[] {
  const inFile = findPersonnummer(text).map(({ index }) => read.placeOf(index));
  const lines = new Set(inFile.map(({ line }) => line));
  const inTexts = [...writtenTexts(read.document ?? '')]
    .filter((written) => findPersonnummer(written.text).length > 0)
    .map(({ path }) => read.places.values.get(pointer(path)) ?? {})
    .filter(({ line }) => !lines.has(line));
  return [...inFile, ...inTexts].map((at) => termsFinding({ code: 'terms.personnummer', at }));
}

/** As they stand in the file, from the top. */
function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (one, other) =>
      (one.at.line ?? 0) - (other.at.line ?? 0) || (one.at.column ?? 0) - (other.at.column ?? 0),
  );
}
