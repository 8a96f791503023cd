import type { Finding } from '../../../core/findings.ts';
import { checkedFor } from '../../../core/outcomes/evaluate.ts';
import { lateKeyOf } from '../../../core/outcomes/late-rows.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import { type DeliveredFor, unkeptRows } from '../../../core/outcomes/unkept.ts';
import { updatedEnrolments } from '../../../core/outcomes/updated.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';

/** What rows are held against: the terms, everybody enrolled, and what was delivered of the period. */
export type Against = {
  readonly terms: Terms;
  readonly enrolments: readonly Enrolment[];
  readonly observations: readonly Observation[];
  readonly asOf: string;
  /** For which period rows of observations are delivered. */
  readonly period?: DeliveredFor | undefined;
};

/** What is wrong with rows of enrolments beside those who are enrolled already. */
export function unfitEnrolments(against: Against, rows: readonly Enrolment[]): readonly Finding[] {
  const { enrolments, findings } = updatedEnrolments(against.enrolments, rows);
  if (findings.length > 0) return findings;
  return checkedFor({ ...against, enrolments, observations: [] }).findings;
}

/**
 * What is wrong with rows of observations beside what is known. Of two rows that contradict each other both are wrong:
 * which of them is right only whoever delivers them knows.
 */
export function unfitObservations(
  against: Against,
  rows: readonly Observation[],
): readonly Finding[] {
  const observations = [...against.observations, ...rows];
  const checked = checkedFor({ ...against, observations });
  const findings = [...checked.findings, ...unkeptRows(against, rows)];
  const twice = findings.filter(({ code }) => code === 'outcomes.duplicate-observation');
  if (twice.length === 0) return findings;
  const repeated = new Set(twice.map(({ at }) => at.row));
  const keys = new Set(rows.filter(({ at }) => repeated.has(at?.row)).map(lateKeyOf));
  const others = rows.filter((row) => keys.has(lateKeyOf(row)) && !repeated.has(row.at?.row));
  const [first] = twice;
  const pairs = others.flatMap(({ at = {} }) =>
    first ? [{ ...first, at: { ...at, field: 'date' } }] : [],
  );
  return [...findings, ...pairs];
}
