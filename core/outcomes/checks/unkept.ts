import type { ISODate } from '../../calendar/date.ts';
import type { Finding, Place } from '../../findings.ts';
import { grouped } from '../../settlement/engine/fact-book.ts';
import type { Metric } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import { leavingRuleOf } from '../plan/leaving.ts';
import { planOf } from '../plan/plan.ts';
import type { Enrolment, Observation } from '../records.ts';
import { belongingOf } from './belonging.ts';

/** For which period rows are delivered, and for which others they could be. */
export type DeliveredFor = {
  readonly periodId: string;
  /** Periods of which data are collected now or later: what is frozen is corrected, and told of what comes late. */
  readonly others: readonly string[];
};

/**
 * Which rows are not to be taken in though nothing is wrong with them: of a person whose data the terms do not let be
 * used, and of days that count in another period alone. Rows that were kept before are not asked for again, and stay
 * uncounted.
 *
 * @example unkeptRows({ terms, enrolments, asOf, period: { periodId: 'y1', others: ['y2'] } }, rows)
 *   // → an error with the row of each that counts in y2 and not in y1
 */
export function* unkeptRows(
  against: {
    readonly terms: Terms;
    readonly enrolments: readonly Enrolment[];
    readonly asOf: ISODate;
    readonly period?: DeliveredFor | undefined;
  },
  rows: readonly Observation[],
): Generator<Finding> {
  const { terms, enrolments, asOf, period } = against;
  const withdrawn = withdrawals(terms, enrolments, asOf);
  const counts = period && period.others.length > 0 ? belongingOf(terms, enrolments) : undefined;
  for (const row of rows) {
    const left = withdrawn(row);
    if (left) {
      const { leftOn = '', leftReason = '' } = left;
      yield error('outcomes.data-not-for-use', row, { left: leftOn, reason: leftReason });
    }
    if (!counts || !period || counts(row, period.periodId)) continue;
    const periods = period.others.filter((other) => counts(row, other));
    if (periods.length === 0) continue;
    const { observation } = row;
    yield error('outcomes.of-other-period', row, { observation, period: period.periodId, periods });
  }
}

/** Tells of a row the leaving after which nothing of the person may be used by whatever reads the row. */
function withdrawals(
  terms: Terms,
  enrolments: readonly Enrolment[],
  asOf: ISODate,
): (row: Observation) => Enrolment | undefined {
  const { metrics, claimable } = planOf(terms);
  const readersOf = (name: string): (Metric | undefined)[] => [
    ...metrics.flatMap(({ metric, measure }) => (measure.observation === name ? [metric] : [])),
    ...(claimable.has(name) ? [undefined] : []),
  ];
  const leavers = new Set(enrolments.flatMap((each) => (each.leftOn ? [each.person] : [])));
  const persons = grouped(
    enrolments.filter(({ person: one }) => leavers.has(one)),
    ({ person: one }) => one,
  );
  const hasWithdrawn = (enrolment: Enrolment, readers: readonly (Metric | undefined)[]) =>
    (enrolment.leftOn ?? WHILE_THERE) <= asOf &&
    readers.every((metric) => leavingRuleOf(terms, metric, enrolment)?.data === 'none');
  return ({ person, observation }) => {
    const all = persons.get(person);
    const readers = all ? readersOf(observation) : [];
    if (!all || readers.length === 0) return undefined;
    return all.every((each) => hasWithdrawn(each, readers)) ? all.at(-1) : undefined;
  };
}

const WHILE_THERE = '9999-12-31';

function error(code: string, { at }: { at?: Place }, facts: Finding['facts']): Finding {
  return { code, severity: 'error', at: { ...at, field: 'date' }, facts };
}
