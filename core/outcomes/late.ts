import type { ISODate } from '../calendar/date.ts';
import type { Finding } from '../findings.ts';
import type { DecimalText } from '../money/decimal.ts';
import type { Terms } from '../terms/shape/terms.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { type Known, lateKeyOf, lateRows } from './late-rows.ts';
import type { Observation } from './records.ts';

/** A metric's effect as it was frozen, and as it would be with what came late. `null`: there is none. */
export type LateMetric = {
  readonly metric: string;
  readonly cohort?: string;
  readonly unit: string;
  readonly was: DecimalText | null;
  readonly is: DecimalText | null;
};

/** What came late for a period, and what it would change. Counts and figures, nothing of one person. */
export type LateData = {
  /** How many persons it is about. */
  readonly persons: number;
  readonly rows: { readonly changed: number; readonly added: number };
  /** Persons of whom other days count: they turn out to have left, to have changed group or to take part. */
  readonly enrolments: number;
  readonly metrics: readonly LateMetric[];
  /** Left out where there are as many claims as there were. */
  readonly claims?: { readonly was: number; readonly is: number };
};

/** What came late, and the rows and persons that it is about: of these only a hash is kept. */
export type Late = {
  readonly data: LateData;
  readonly differing: { readonly rows: readonly string[]; readonly persons: readonly string[] };
};

/**
 * How what came since differs from what a period was evaluated from, and what it would change in it: each effect and
 * the claims, as they were and as they would be. Nothing is changed by telling it; a correction collects the period
 * anew and settles the difference.
 *
 * @returns undefined if nothing came late: it says the same again, or is of another period.
 */
export function lateData(input: {
  readonly terms: Terms;
  readonly periodId: string;
  readonly was: Known;
  /** Everybody enrolled, and the rows that were delivered since, for whatever period. */
  readonly since: Known;
  readonly asOf: ISODate;
}): Late | undefined {
  const { changed, added, persons } = lateRows(input);
  const rows = [...changed, ...added];
  const concerned = new Set([...rows.map(({ person }) => person), ...persons]);
  if (concerned.size === 0) return undefined;
  const data = {
    persons: concerned.size,
    rows: { changed: changed.length, added: added.length },
    enrolments: persons.length,
    ...effectsOf(input),
  };
  return { data, differing: { rows: rows.map(textOf).sort(), persons: [...persons].sort() } };
}

function textOf(row: Observation): string {
  return `${lateKeyOf(row)} ${row.until ?? ''} ${row.value}`;
}

/** What late data are told as to whoever delivered them. */
export function lateFindings(
  { persons, rows, enrolments, metrics, claims }: LateData,
  about: { readonly period: string; readonly revision: number },
): Finding[] {
  const counts = { persons, ...rows, enrolments };
  return [
    warning('outcomes.late-rows', { ...about, ...counts }),
    ...metrics.map(({ was, is, ...metric }) =>
      warning('outcomes.late-effect', { ...about, ...metric, was: was ?? '–', is: is ?? '–' }),
    ),
    ...(claims ? [warning('outcomes.late-claims', { ...about, ...claims })] : []),
  ];
}

function effectsOf(input: Parameters<typeof lateData>[0]): Pick<LateData, 'metrics' | 'claims'> {
  const { terms, periodId, was, since, asOf } = input;
  const common = { terms, asOf, periods: [periodId] };
  const observations = withLate(was.observations, since.observations);
  const before = evaluate({ ...common, ...was });
  const after = evaluate({ ...common, enrolments: since.enrolments, observations });
  if (!before.ok || !after.ok) return { metrics: [] };
  const counts = { was: before.value.claims.length, is: after.value.claims.length };
  return {
    metrics: changedMetrics(before.value, after.value),
    ...(counts.was === counts.is ? {} : { claims: counts }),
  };
}

/** Rows that were known, with those that came later: a later value of the same day and name replaces the earlier. */
function withLate(known: readonly Observation[], late: readonly Observation[]): Observation[] {
  const newer = new Set(late.map(lateKeyOf));
  return [...known.filter((row) => !newer.has(lateKeyOf(row))), ...late];
}

function changedMetrics(before: Evaluation, after: Evaluation): LateMetric[] {
  return after.metrics.flatMap(({ metric, cohort, effect, unit, denominators }) => {
    const was = before.metrics.find((each) => each.metric === metric && each.cohort === cohort);
    const isSame = was?.effect === effect && was?.denominators.measured === denominators.measured;
    const place = cohort === undefined ? {} : { cohort };
    return isSame ? [] : [{ metric, ...place, unit, was: was?.effect ?? null, is: effect }];
  });
}

function warning(code: string, facts: Finding['facts']): Finding {
  return { code, severity: 'warning', at: {}, facts };
}
