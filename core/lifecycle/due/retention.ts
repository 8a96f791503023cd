import type { ISODate } from '../../calendar/date.ts';
import { dateOf, instantOf } from '../../calendar/instant.ts';
import { addSpan } from '../../calendar/span.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Affair, Instant } from '../items/common.ts';
import { WHOLE_CONTRACT } from '../items/constants.ts';
import type { ContractItem } from '../items/contract.ts';
import type { SettlementItem } from '../items/period.ts';
import type { DueItem, TaskItem, TransitionItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';

/** What the erasure of a contract's persons is about: it happens once. */
export const ERASURE: Affair = { periodId: WHOLE_CONTRACT, purpose: 'erasure', revision: 1 };

/** The contract's last day: as the terms say, else the last day of the last period, else of the intervention. */
export function lastDayOf({ phases, periods = [] }: Terms): ISODate | undefined {
  const last = periods
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  return phases?.end ?? last ?? phases?.intervention.to;
}

/**
 * When the persons' data are to be erased: the day after they have been kept as long as the terms say, counted from the
 * contract's last day, or from the day on which it ended before that. Undefined where the terms say nothing.
 */
export function erasureDueAt(
  terms: Terms,
  { timeZone, endedOn }: { timeZone: string; endedOn?: ISODate },
): Instant | undefined {
  const end = endedOn ?? lastDayOf(terms);
  if (terms.retention === undefined || end === undefined) return undefined;
  return instantOf(addSpan(end, terms.retention.personLevel), timeZone, 'end of day');
}

/** The due item as it is after the contract has ended before its last day; nothing where it was not planned. */
export function erasureAfterEnd(
  dues: readonly DueItem[],
  input: { terms: Terms; timeZone: string; at: Instant },
): DueItem[] {
  const { terms, timeZone, at } = input;
  const when = erasureDueAt(terms, { timeZone, endedOn: dateOf(at, timeZone) });
  return dues
    .filter(({ what, state }) => what === 'erase-persons' && state === 'waiting')
    .flatMap((due) => (when === undefined || when >= due.at ? [] : [{ ...due, at: when }]));
}

/** What keeps persons' data, though their time has passed. */
export const KEEPS_PERSONS = ['not-over', 'open-settlement', 'under-way', 'objections'] as const;
export type KeepsPersons = (typeof KEEPS_PERSONS)[number];

/**
 * Why persons may not be erased yet; nothing if they may. While the contract runs, a correction or an objection is
 * under way or may still come, or a payment is open, the data may be needed to answer what is asked.
 */
export function keepsPersons(input: {
  contract: ContractItem;
  transitions: readonly TransitionItem[];
  tasks: readonly TaskItem[];
  dues: readonly DueItem[];
  settlements: readonly SettlementItem[];
}): readonly KeepsPersons[] {
  const { contract, transitions, tasks, dues, settlements } = input;
  const open = settlements.find((item) => settlementKey(item) === contract.openSettlement);
  const isOver = contract.phase === 'closed' || contract.phase === 'terminated';
  const isUnderWay =
    transitions.some(({ state }) => state === 'open') ||
    tasks.some(({ state }) => state === 'open');
  const mayObject = dues.some(
    ({ what, state }) => what === 'objections-close' && state === 'waiting',
  );
  const holds: Readonly<Record<KeepsPersons, boolean>> = {
    'not-over': !isOver,
    'open-settlement':
      open !== undefined && open.state !== 'reconciled' && open.state !== 'superseded',
    'under-way': isUnderWay,
    objections: mayObject,
  };
  return KEEPS_PERSONS.filter((why) => holds[why]);
}
