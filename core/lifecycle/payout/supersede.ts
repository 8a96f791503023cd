import type { Change } from '../change.ts';
import type { Instant } from '../items/common.ts';
import type { SettlementItem } from '../items/period.ts';
import type { DueItem, TaskItem, TransitionItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';
import { closeTasks, doneDue, finishTransition, remindersOf } from '../tasks/finish.ts';

/** The open settlement of a contract, with what works on it. */
export type OpenSettlement = {
  readonly item: SettlementItem;
  readonly transition?: TransitionItem;
  readonly tasks: readonly TaskItem[];
  /** What reminds of the tasks. */
  readonly dues?: readonly DueItem[];
};

/** Withdraws a settlement that is not issued, because another one takes its place. */
export function supersede(
  { item, transition, tasks, dues = [] }: OpenSettlement,
  at: Instant,
  because = 'another settlement takes its place',
): Pick<Change, 'writes' | 'events'> {
  return {
    writes: [
      { op: 'replace', item: { ...item, state: 'superseded', reason: because } },
      ...closeTasks(tasks, because),
      ...doneDue(remindersOf(tasks, dues)),
      ...(transition?.state === 'open'
        ? [finishTransition(transition, 'superseded', 'superseded')]
        : []),
    ],
    events: [
      {
        what: 'settlement-superseded',
        who: { system: 'workflow' },
        at,
        facts: { settlement: settlementKey(item), because },
      },
    ],
  };
}

/** The settlements that a change withdraws, as they are after it. */
export function withdrawnIn({ writes }: Pick<Change, 'writes'>): SettlementItem[] {
  return writes.flatMap(({ op, item }) =>
    op === 'replace' && item.kind === 'settlement' && item.state === 'superseded' ? [item] : [],
  );
}
