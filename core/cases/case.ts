import type { Explained } from '../explain/explained.ts';
import { type Answer, answer, type Finding, type Place, refusal } from '../findings.ts';
import { amountsBeside } from '../settlement/amounts.ts';
import { readShape } from '../settlement/read-shape.ts';
import { type ReadResults, resultsOf } from '../settlement/results-file.ts';
import { settle } from '../settlement/settle.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { Case } from './case-shape.ts';
import { type Check, checksOf } from './checks.ts';
import { type Reconciled, reconciled } from './reconciliation.ts';

/** A worked example that was read, with its facts. */
export type ReadCase = { readonly example: Case; readonly results: ReadResults };

/** How a worked example came out. `checks` and `reconciled` are empty, and `findings` says why, if it could not be settled. */
export type CaseOutcome = {
  readonly it: string;
  readonly source: string;
  readonly status: Case['status'];
  readonly ok: boolean;
  readonly checks: readonly Check[];
  /** The published figures, beside what the terms give. */
  readonly reconciled: readonly Reconciled[];
  readonly findings: readonly Finding[];
  readonly explained: Explained | null;
};

/**
 * Reads a worked example, a `*.case.yaml`.
 *
 * @example readCase(text, 'contracts/demo/cases/cap-reached.case.yaml')
 */
export function readCase(text: string, file?: string): Answer<ReadCase> {
  const read = readShape(Case, { text, file });
  if (!read.ok) return refusal(read.findings);
  const { value: example, at } = read.value;
  const results = resultsOf(example.given, { at, under: '/given' });
  return answer({ example, results }, read.findings);
}

/** Settles what a worked example gives, and compares with what it expects. */
export function runCase(
  { terms, hash }: { readonly terms: Terms; readonly hash: string },
  { example, results }: ReadCase,
): CaseOutcome {
  const { it, source, status, expect } = example;
  const { facts, settled, final } = results;
  const input = { terms: [{ version: 1, hash, terms }], facts, settled, final };
  const settlement = settle(input);
  const findings = settlement.findings.map((finding) => placed(finding, results.at));
  if (!settlement.ok) {
    const none = { checks: [], reconciled: [], explained: null };
    return { it, source, status, ok: false, findings, ...none };
  }
  const computed = { ...settlement.value, amounts: amountsBeside(input, settlement.value) };
  const checks = checksOf(computed, expect);
  return {
    it,
    source,
    status,
    ok: checks.every(({ ok }) => ok),
    checks,
    reconciled: reconciled(computed, expect),
    findings,
    explained: settlement.value.explained,
  };
}

function placed(finding: Finding, at: (path: string) => Place): Finding {
  const { path } = finding.at;
  return path === undefined ? finding : { ...finding, at: at(path) };
}
