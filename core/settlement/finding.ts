import type { Finding, FindingFacts, Severity } from '../findings.ts';

/** Everything that settling can find; each has its sentences in `core/words/{sv,en}/settlement.ts`. */
export const SETTLEMENT_CODES = [
  // Facts that do not fit the terms.
  'settlement.metric-not-in-terms',
  'settlement.capital-not-in-terms',
  'settlement.amount-not-in-terms',
  'settlement.amount-not-delivered',
  'settlement.event-not-in-terms',
  'settlement.state-not-in-terms',
  'settlement.outcome-not-in-terms',
  'settlement.cohort-not-in-terms',
  'settlement.period-not-in-terms',
  'settlement.payer-not-in-terms',
  'settlement.index-not-in-terms',
  'settlement.claim-payer-missing',
  'settlement.fact-twice',
  'settlement.facts-overlap',
  'settlement.place-wrong',
  'settlement.place-missing',
  'settlement.dated-after',
  'settlement.dated-outside-period',
  'settlement.metric-empty',
  'settlement.count-not-whole',
  'settlement.withdrawn-too-many',
  'settlement.attribute-not-in-terms',
  'settlement.attribute-left-out',
  'settlement.attribute-no-number',
  'settlement.attribute-value-not-named',
  'settlement.outside-range',
  'settlement.requires-taken',
  'settlement.share-or-mean',
  'settlement.drawn-above-committed',
  'settlement.period-runs',
  // What the terms leave open.
  'settlement.figure-unknown',
  'settlement.figure-not-in-terms',
  'settlement.cannot-pool',
  'settlement.table-gap',
  'settlement.row-open',
  'settlement.base-missing',
  'settlement.mechanism-missing',
  'settlement.day-missing',
  'settlement.movement-undated',
  'settlement.settled-undivided',
  'settlement.after-paid-alone',
  'settlement.quota-outside',
  'settlement.circular',
  'settlement.payers-fall-short',
  'settlement.recipient-missing',
] as const;

export type SettlementCode = (typeof SETTLEMENT_CODES)[number];

/** A finding of this room: an error unless said otherwise. `path` is a JSON pointer into facts or terms. */
export function settlementFinding(
  code: SettlementCode,
  { path, facts, severity = 'error' }: { path: string; facts: FindingFacts; severity?: Severity },
): Finding {
  return { code, severity, at: { path }, facts };
}
