import type { Finding } from '../../findings.ts';
import { belongingOf } from '../../outcomes/checks/belonging.ts';
import { inForceOf, repetitionsOf } from '../../outcomes/deliveries/in-force.ts';
import { lateKeyOf } from '../../outcomes/deliveries/late-rows.ts';
import type { Enrolment, Observation } from '../../outcomes/records.ts';
import { grouped } from '../../settlement/engine/fact-book.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { ImportItem } from '../items/delivered.ts';
import type { PeriodItem } from '../items/period.ts';
import { newestRevisions } from '../payout/payout.ts';
import { stands } from './standing.ts';

/** Rows that were delivered for a period. */
export type DeliveredRows = { readonly periodId: string; readonly rows: readonly Observation[] };

/** What stands of other periods' deliveries, for the newest revision of each: another has taken an older one's place. */
export function importsForOthers(
  imports: readonly ImportItem[],
  { periodId, periods }: { periodId: string; periods: readonly PeriodItem[] },
): ImportItem[] {
  const others = newestRevisions(periods).filter((each) => each.periodId !== periodId);
  return imports.filter(
    (each) =>
      stands(each) &&
      each.what === 'observations' &&
      others.some((of) => of.periodId === each.periodId && of.revision === each.revision),
  );
}

/** The periods of which data are collected now or later, but for this one. */
export function othersToCollect(periods: readonly PeriodItem[], periodId: string): string[] {
  return newestRevisions(periods)
    .filter(({ state }) => state === 'planned' || state === 'collecting')
    .flatMap((each) => (each.periodId === periodId ? [] : [each.periodId]));
}

/** The rows of imports by the period that they were delivered for. */
export function rowsByPeriod(
  imports: readonly ImportItem[],
  observations: readonly Observation[],
): DeliveredRows[] {
  const periodOf = new Map(imports.map(({ importId, periodId = '' }) => [importId, periodId]));
  const byPeriod = grouped(observations, ({ at }) => periodOf.get(at?.file ?? '') ?? '');
  return [...byPeriod].map(([periodId, rows]) => ({ periodId, rows }));
}

/**
 * That rows count in a period which were delivered for others alone, also with another value than there: its outcome is
 * computed from what is delivered for it. How many rows and persons, and for which periods they came.
 */
export function deliveredElsewhere(about: {
  readonly terms: Terms;
  readonly enrolments: readonly Enrolment[];
  readonly periodId: string;
  /** What was delivered for the period. */
  readonly own: readonly Observation[];
  readonly others: readonly DeliveredRows[];
}): Finding[] {
  const { terms, enrolments, own, others, periodId: period } = about;
  const counts = belongingOf(terms, enrolments);
  const notSaid = repetitionsOf(terms, own);
  const lacking = others.map(({ rows, ...of }) => ({
    ...of,
    rows: notSaid(inForceOf(terms, rows).filter((row) => counts(row, period))).fresh,
  }));
  const all = lacking.flatMap(({ rows }) => rows);
  if (all.length === 0) return [];
  const facts = {
    period,
    rows: new Set(all.map(saidIn)).size,
    persons: new Set(all.map(({ person }) => person)).size,
    periods: lacking.flatMap(({ rows, periodId }) => (rows.length > 0 ? [periodId] : [])).sort(),
  };
  return [{ code: 'data.delivered-elsewhere', severity: 'warning', at: {}, facts }];
}

function saidIn(row: Observation): string {
  return `${lateKeyOf(row)} ${row.until ?? ''} ${row.value}`;
}
