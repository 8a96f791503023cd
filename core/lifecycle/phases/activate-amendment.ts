import { dateOf } from '../../calendar/instant.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Change, Write } from '../change.ts';
import { planDue, replanDue } from '../due/due.ts';
import { plannedPeriod } from '../due/periods.ts';
import type { Instant } from '../items/common.ts';
import type { ContractItem, TermsItem } from '../items/contract.ts';
import type { PeriodItem, SettlementItem } from '../items/period.ts';
import type { TaskItem, TransitionItem } from '../items/work.ts';
import { settlementKey } from '../names.ts';
import { newestRevisions } from '../payout/payout.ts';
import { supersede } from '../payout/supersede.ts';
import { closeTasks, doneDue, finishTransition } from '../tasks/finish.ts';
import { type Activation, type CourseItems, inForce, termsInForce } from './activate.ts';
import { isSettled, standing } from './amendment.ts';
import { titleOf } from './create.ts';

export type AmendmentInput = CourseItems & {
  readonly contract: ContractItem;
  readonly transition: TransitionItem;
  /** The version that comes into force, and its terms. */
  readonly item: TermsItem;
  readonly terms: Terms;
  /** The version that it replaces. */
  readonly replaced: TermsItem;
  readonly periods: readonly PeriodItem[];
  readonly settlements: readonly SettlementItem[];
  readonly at: Instant;
};

const BECAUSE = 'amendment';

/**
 * An amendment comes into force: added periods are planned, and the periods that it names go to a new
 * revision, which voids what was approved of the old one. A period that was settled meanwhile stays as it
 * is: an amendment never rewrites what was settled, that takes a correction.
 */
export function activateAmendment(input: AmendmentInput): Activation {
  const { contract, transition, item, terms, replaced, periods, dues, settlements, at } = input;
  const { contractId, timeZone } = contract;
  const newest = new Map(standing(periods).map((period) => [period.periodId, period]));
  const moved = item.movesPeriods
    .filter((periodId) => !isSettled(periodId, settlements))
    .flatMap((periodId) => newest.get(periodId) ?? []);
  const revisions = revisionsAfter(periods, moved);
  const planned = planDue({ contractId, terms, timeZone, revisions, at });
  const replanned = replanDue(planned, dues);
  const movedParts = moved.map((period) => movePeriod(input, period));
  const left = headAfter(input, moved);
  return {
    plan: [
      ...(terms.periods ?? [])
        .filter(({ id }) => !newest.has(id))
        .map((period): Write => {
          const revision = revisions.get(period.id) ?? 1;
          return { op: 'create', item: plannedPeriod({ contractId, period, terms, revision }) };
        }),
      ...replanned.filter(({ op }) => op === 'create'),
    ],
    change: {
      contractId,
      writes: [
        { op: 'replace', item: { ...left, termsVersion: item.termsVersion } },
        { op: 'replace', item: inForce(item, dateOf(at, timeZone)) },
        { op: 'replace', item: { ...replaced, state: 'replaced' } },
        finishTransition(transition, 'finished', 'activated'),
        ...replanned.filter(({ op }) => op === 'replace'),
        ...movedParts.flatMap(({ writes }) => writes),
      ],
      events: [termsInForce(item, at), ...movedParts.flatMap(({ events }) => events)],
      outbox: [],
    },
  };
}

/** The revision under which each period goes on: a new one if it moves, or comes back after it was taken away. */
function revisionsAfter(
  periods: readonly PeriodItem[],
  moved: readonly PeriodItem[],
): Map<string, number> {
  return new Map(
    newestRevisions(periods).map((period) => {
      const { periodId, revision, state } = period;
      return [periodId, moved.includes(period) || state === 'superseded' ? revision + 1 : revision];
    }),
  );
}

/** The head under its new title, without the open settlement if that is withdrawn. */
function headAfter(input: AmendmentInput, moved: readonly PeriodItem[]): ContractItem {
  const { contract, settlements, terms } = input;
  const { openSettlement, ...head } = contract;
  const open = settlements.find((each) => settlementKey(each) === openSettlement);
  const withdrawn = moved.some(({ periodId }) => periodId === open?.periodId);
  const title = titleOf(terms);
  return withdrawn || openSettlement === undefined
    ? { ...head, title }
    : { ...head, title, openSettlement };
}

function movePeriod(input: AmendmentInput, period: PeriodItem): Pick<Change, 'writes' | 'events'> {
  const { contract, item, terms, at } = input;
  const { contractId } = contract;
  const { periodId, revision } = period;
  const wanted = terms.periods?.find(({ id }) => id === periodId);
  const next = revision + 1;
  const reason = `${BECAUSE} ${item.termsVersion}`;
  const withdrawn = withdraw(input, periodId);
  const facts = { period: periodId, from: String(revision), to: wanted ? String(next) : '' };
  return {
    writes: [
      { op: 'replace', item: { ...period, state: 'superseded', reason } },
      ...(wanted
        ? [
            {
              op: 'create' as const,
              item: plannedPeriod({ contractId, period: wanted, terms, revision: next, reason }),
            },
          ]
        : []),
      ...withdrawn.writes,
    ],
    events: [{ what: 'period-moved', who: { system: 'workflow' }, at, facts }, ...withdrawn.events],
  };
}

/** Everything that works on a period: its tasks close, its transitions end, an open settlement with them. */
function withdraw(input: AmendmentInput, periodId: string): Pick<Change, 'writes' | 'events'> {
  const of = <T extends { periodId: string }>(items: readonly T[]) =>
    items.filter((each) => each.periodId === periodId);
  const open = of(input.transitions).filter(({ state }) => state === 'open');
  const settlement = of(input.settlements).find(
    ({ state }) => state === 'settled' || state === 'attested',
  );
  const superseded = settlement
    ? supersede({ item: settlement, tasks: [] }, input.at, BECAUSE)
    : { writes: [], events: [] };
  // Due items that are planned are moved by the new plan; the others end here.
  const dues = of(input.dues).filter(({ what }) => what !== 'collect-data');
  return {
    writes: [
      ...superseded.writes,
      ...closeTasks(of<TaskItem>(input.tasks), BECAUSE),
      ...open.map((each) => finishTransition(each, 'superseded', BECAUSE)),
      ...doneDue(dues),
    ],
    events: superseded.events,
  };
}
