import type { Finding, FindingFacts, Place, Severity } from '../findings.ts';

/** What reading can find: the file is not terms at all, or a field is not as it must be. */
export const READING_CODES = [
  'terms.file-empty',
  'terms.file-too-long',
  'terms.too-deep',
  'terms.not-utf-8',
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
  'terms.moment-malformed',
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
  'terms.case-without-terms',
  'terms.case-unreadable',
] as const;

export type ReadingCode = (typeof READING_CODES)[number];

/** What check can find among names: who and what the terms speak of. */
export const NAMING_CODES = [
  'terms.name-twice',
  'terms.name-reserved',
  'terms.name-unknown',
  'terms.side-unknown',
  'terms.event-as-figure',
  'terms.event-bounded',
  'terms.event-unknown',
  'terms.state-unknown',
  'terms.bounds-missing',
  'terms.read-before',
  'terms.circle',
  'terms.learning-paid',
  'terms.after-unknown',
  'terms.outcome-twice',
  'terms.party-unknown',
  'terms.role-missing',
  'terms.role-vacant',
  'terms.verification-missing',
  'terms.verifier-not-independent',
  'terms.verifier-agreed-interested',
  'terms.cohort-unknown',
  'terms.period-unknown',
  'terms.cohorts-missing',
  'terms.periods-missing',
  'terms.currency-unknown',
] as const;

export type NamingCode = (typeof NAMING_CODES)[number];

/** What check can find in the rules: what would be computed wrongly, never, or otherwise than meant. */
export const RULE_CODES = [
  'terms.figure-unpublished',
  'terms.base-missing',
  'terms.word-misplaced',
  'terms.cut-of-payers',
  'terms.price-by-settlement',
  'terms.otherwise-never',
  'terms.percent-missing',
  'terms.percent-of-nothing',
  'terms.unit-mismatch',
  'terms.each-missing',
  'terms.table-gap',
  'terms.table-overlap',
  'terms.rows-unordered',
  'terms.row-empty',
  'terms.row-unreachable',
  'terms.rising-unbounded',
  'terms.floor-above-cap',
  'terms.gate-unreachable',
  'terms.gate-always-open',
  'terms.negative-eats',
  'terms.comparator-missing',
  'terms.comparator-value-missing',
  'terms.reference-missing',
  'terms.effect-assumed',
  'terms.missing-rule-left-out',
  'terms.rest-twice',
  'terms.shares-above-whole',
  'terms.shares-below-whole',
  'terms.dates-backwards',
  'terms.periods-overlap',
  'terms.period-outside-phases',
  'terms.window-after-end',
] as const;

export type RuleCode = (typeof RULE_CODES)[number];

/** What check can find in how persons are measured and followed. */
export const FOLLOW_UP_CODES = [
  'terms.measure-of-one',
  'terms.measure-word-missing',
  'terms.up-to-not-days',
  'terms.time-misfit',
  'terms.times-not-added',
  'terms.up-to-beyond-window',
  'terms.outliers-unbounded',
  'terms.bounds-empty',
  'terms.not-above-zero',
  'terms.window-empty',
  'terms.window-not-own',
  'terms.arm-of-own',
  'terms.combined-not-measured',
  'terms.leaving-data',
  'terms.failure-unknown',
  'terms.during-missing',
  'terms.excluded-twice',
  'terms.exclusion-not-agreed',
  'terms.retention-missing',
] as const;

export type FollowUpCode = (typeof FOLLOW_UP_CODES)[number];

/** What check can find in how the interval of an effect is made. */
export const UNCERTAINTY_CODES = [
  'terms.method-misfit',
  'terms.clusters-missing',
  'terms.level-impossible',
  'terms.resamples-impossible',
  'terms.seed-not-whole',
  'terms.matching-unclear',
  'terms.matching-without-group',
] as const;

export type UncertaintyCode = (typeof UNCERTAINTY_CODES)[number];

/** Every finding of this room. */
export type TermsFindingCode = ReadingCode | NamingCode | RuleCode | FollowUpCode | UncertaintyCode;

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
