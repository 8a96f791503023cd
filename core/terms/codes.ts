import type { Finding, FindingFacts, Place, Severity } from '../findings.ts';

/** What reading can find: the file is not terms at all, or a field is not as it must be. */
export const READING_CODES = [
  'terms.file-empty',
  'terms.file-too-long',
  'terms.too-deep',
  'terms.yaml-malformed',
  'terms.one-document',
  'terms.duplicate-key',
  'terms.anchor',
  'terms.tag',
  'terms.merge-key',
  'terms.key-not-text',
  'terms.character-broken',
  'terms.personnummer',
  'terms.field-unknown',
  'terms.decimal-comma',
  'terms.field-missing',
  'terms.value-missing',
  'terms.list-empty',
  'terms.kind-wrong',
  'terms.word-unknown',
  'terms.name-malformed',
  'terms.figure-malformed',
  'terms.number-malformed',
  'terms.quantity-malformed',
  'terms.date-malformed',
  'terms.date-impossible',
  'terms.span-malformed',
  'terms.contract-malformed',
  'terms.claims-malformed',
  'terms.limit-malformed',
  'terms.range-malformed',
  'terms.unit-malformed',
  'terms.organisation-number-malformed',
  'terms.text-malformed',
  'terms.mechanism-missing',
  'terms.mechanism-many',
] as const;

export type ReadingCode = (typeof READING_CODES)[number];

export type TermsFindingCode = ReadingCode;

type FindingParts = {
  readonly code: TermsFindingCode;
  readonly severity?: Severity;
  readonly at: Place;
  readonly clause?: string | undefined;
  readonly facts?: FindingFacts;
};

/** A finding of this room: an error with no facts, unless said otherwise. */
export function termsFinding({ code, severity, at, clause, facts }: FindingParts): Finding {
  return {
    code,
    severity: severity ?? 'error',
    at,
    ...(clause === undefined ? {} : { clause }),
    facts: facts ?? {},
  };
}
