import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import type { Change, Write } from '../change.ts';
import { refused } from '../finding.ts';
import type { Instant, Person } from '../items/common.ts';
import type { ContractItem } from '../items/contract.ts';
import type { ImportItem } from '../items/delivered.ts';
import type { PeriodItem } from '../items/period.ts';
import type { TaskItem } from '../items/work.ts';
import { sameAffair } from '../payout/payout.ts';
import { withoutReason } from './correction.ts';
import { stands } from './standing.ts';

/** The event of a delivery that is taken back. */
export const WITHDRAWN_EVENT = 'data-withdrawn';

type Withdrawing = {
  readonly contract: ContractItem;
  readonly item: ImportItem;
  readonly periods: readonly PeriodItem[];
  /** The contract's tasks. */
  readonly tasks: readonly TaskItem[];
  readonly reason: string;
  readonly person: Person;
  readonly at: Instant;
};

/**
 * Takes a delivery back: it stays on record with who, when and why, and is left out of what is computed and checked
 * from now on. What is frozen stays computed from it.
 *
 * Refused once the data of the period that it was delivered for are frozen, or while they are about to be: between the
 * word that they are there and the freezing nothing may go that was found complete.
 */
export function withdrawImport(input: Withdrawing): Answer<Change> {
  const { contract, item, tasks, reason, person, at } = input;
  const { contractId } = contract;
  const { importId, what, file, periodId, revision } = item;
  const periods = collectingWith(input);
  const asked = tasks.filter((task) => periods.some((period) => asksForDataOf(task, period)));
  const findings = [
    ...notWithdrawable(input, periods),
    ...asked.flatMap(beingFrozen),
    ...withoutReason(reason),
  ];
  if (findings.length > 0) return refusal(findings);
  const about = periodId === undefined ? {} : { period: periodId, revision: String(revision) };
  const checks = [...periods, ...asked].map((each): Write => ({ op: 'check', item: each }));
  return answer({
    contractId,
    writes: [
      { op: 'replace', item: { ...item, withdrawn: { by: person, at, reason } } },
      // The head is written as it was: what is delivered or frozen at the same time was held against this delivery.
      { op: 'replace', item: contract },
      ...checks,
    ],
    events: [
      {
        what: WITHDRAWN_EVENT,
        who: person,
        at,
        facts: { import: importId, what, file, ...about, reason },
      },
    ],
    outbox: [],
  });
}

/** The periods that collect now and would be computed from the delivery: its own, or all where it enrols. */
export function collectingWith({
  item: { periodId, revision },
  periods,
}: Pick<Withdrawing, 'item' | 'periods'>): PeriodItem[] {
  return periods.filter(
    (period) =>
      period.state === 'collecting' &&
      (periodId === undefined || (period.periodId === periodId && period.revision === revision)),
  );
}

function notWithdrawable(
  { item, periods }: Withdrawing,
  collecting: readonly PeriodItem[],
): Finding[] {
  const { periodId, revision = 1, withdrawn } = item;
  if (!stands(item)) return [refused('withdrawal.done', { at: withdrawn?.at ?? '' })];
  if (periodId === undefined || collecting.length > 0) return [];
  const own = periods.find((each) => each.periodId === periodId && each.revision === revision);
  return [refused('withdrawal.frozen', { periodId, revision, state: own?.state ?? '' })];
}

function asksForDataOf(task: TaskItem, { periodId, revision }: PeriodItem): boolean {
  const affair = { periodId, purpose: 'follow-up', revision };
  return task.task === 'deliver-data' && sameAffair(task, affair);
}

/** The data are said to be there: until that is checked, and the task perhaps open again, they are not touched. */
function beingFrozen({ state, decision, periodId }: TaskItem): Finding[] {
  const isSaid = state === 'decided' && decision?.choice === 'delivered';
  return isSaid ? [refused('withdrawal.being-frozen', { periodId })] : [];
}
