import { addDays } from '../../calendar/date.ts';
import { instantOf } from '../../calendar/instant.ts';
import { addSpan } from '../../calendar/span.ts';
import type { Period } from '../../terms/shape/metric.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Write } from '../change.ts';
import type { Affair, Instant } from '../items/common.ts';
import { WHOLE_CONTRACT } from '../items/constants.ts';
import type { New } from '../items/item.ts';
import type { DueItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';
import { ERASURE, erasureDueAt } from './retention.ts';

/** What the intervention is about, everywhere the same: an amendment does not begin it again. */
export const INTERVENTION: Affair = {
  periodId: WHOLE_CONTRACT,
  purpose: 'intervention',
  revision: 1,
};

/**
 * The day on which the data of a period are asked for: the terms say it, or it is the day after the last, and after
 * the lag of the slowest register that a metric is read from. On the period's last day the last window closes.
 *
 * @example dataDueOf({ to: '2018-12-31' }, { metrics: { work: { window: { lag: '3 months', … }, … } } }) // → '2019-04-01'
 */
export function dataDueOf(
  { to, dataDue }: Pick<Period, 'to' | 'dataDue'>,
  { metrics = {} }: Pick<Terms, 'metrics'>,
): string {
  const after = addDays(to, 1);
  const lags = Object.values(metrics).flatMap(({ window }) => window?.lag ?? []);
  const known = lags.map((lag) => addSpan(after, lag));
  return dataDue ?? [after, ...known].sort().at(-1) ?? after;
}

/**
 * Everything that the terms let happen by itself, with instants: the intervention's first and last day, the
 * data of each period, the contract's end, the erasure of persons. What lies in the past is planned too: the sweep finds it at once.
 *
 * `revisions` holds the newest revision of each period, 1 for those that are not there yet.
 */
export function planDue(input: {
  contractId: string;
  terms: Terms;
  timeZone: string;
  revisions: ReadonlyMap<string, number>;
  /** When the intervention begins, if the terms name no day. */
  at: Instant;
}): New<DueItem>[] {
  const { contractId, terms, timeZone, revisions, at } = input;
  const { phases, periods = [] } = terms;
  const start = (date: string) => instantOf(date, timeZone, 'start of day');
  const end = (date: string) => instantOf(date, timeZone, 'end of day');
  const due = (what: DueItem['what'], affair: Affair, when: Instant): New<DueItem> => ({
    kind: 'due',
    contractId,
    ...affair,
    dueId: dueIdOf(what, affair),
    what,
    at: when,
    state: 'waiting',
  });
  const erasure = erasureDueAt(terms, { timeZone });
  const begins = phases === undefined ? at : start(phases.intervention.from);
  const contractEnd = { periodId: WHOLE_CONTRACT, purpose: 'contract-end', revision: 1 };
  return [
    due('intervention-begins', INTERVENTION, begins),
    ...(phases ? [due('intervention-ends', INTERVENTION, end(phases.intervention.to))] : []),
    ...periods.map((period) => {
      const affair = collectionOf(period.id, revisions.get(period.id) ?? 1);
      return due('collect-data', affair, start(dataDueOf(period, terms)));
    }),
    ...(erasure === undefined ? [] : [due('erase-persons', ERASURE, erasure)]),
    ...(phases?.end === undefined ? [] : [due('contract-ends', contractEnd, end(phases.end))]),
  ];
}

/** What the collection of a period's data is about. */
export function collectionOf(periodId: string, revision: number): Affair {
  return { periodId, purpose: 'follow-up', revision };
}

/** The permanent id of a planned due item. */
export function dueIdOf(what: DueItem['what'], affair: Affair): string {
  return `${what}.${settlementKey(affair)}`;
}

const PLANNED: readonly DueItem['what'][] = [
  'intervention-begins',
  'intervention-ends',
  'collect-data',
  'contract-ends',
  'erase-persons',
];

/**
 * The writes that turn the plan as it stands into the plan of new terms. What is done stays done; what the
 * terms no longer say is marked done.
 */
export function replanDue(planned: readonly New<DueItem>[], existing: readonly DueItem[]): Write[] {
  const byId = new Map(existing.map((due) => [due.dueId, due]));
  const wanted = new Set(planned.map(({ dueId }) => dueId));
  const dropped = existing.filter(
    ({ what, state, dueId }) => PLANNED.includes(what) && state === 'waiting' && !wanted.has(dueId),
  );
  return [
    ...planned.flatMap((due): Write[] => {
      const there = byId.get(due.dueId);
      if (!there) return [{ op: 'create', item: due }];
      const moved = there.state === 'waiting' && there.at !== due.at;
      return moved ? [{ op: 'replace', item: { ...there, at: due.at } }] : [];
    }),
    ...dropped.map((due): Write => ({ op: 'replace', item: { ...due, state: 'done' } })),
  ];
}
