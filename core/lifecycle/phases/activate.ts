import { dateOf } from '../../calendar/instant.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Change, NewEvent, Write } from '../change.ts';
import { planDue } from '../due/due.ts';
import { plannedPeriod } from '../due/periods.ts';
import { erasureAfterEnd } from '../due/retention.ts';
import type { Instant } from '../items/common.ts';
import { WHOLE_CONTRACT } from '../items/constants.ts';
import type { ContractItem, TermsItem } from '../items/contract.ts';
import type { DueItem, TaskItem, TransitionItem } from '../items/work.ts';
import { affairOf, beginTransition } from '../tasks/begin.ts';
import { closeTasks, doneDue, finishTransition } from '../tasks/finish.ts';
import { inPhase } from './phases.ts';

/**
 * What an activation writes. `plan` only adds what is planned and may be saved before, in pieces, because a
 * long contract has more of it than one transaction holds; `change` is what makes it so.
 */
export type Activation = { readonly plan: readonly Write[]; readonly change: Change };

/** The terms come into force: periods and due dates are planned, and the intervention may begin. */
export function activateTerms(input: {
  contract: ContractItem;
  transition: TransitionItem;
  item: TermsItem;
  terms: Terms;
  at: Instant;
}): Activation {
  const { contract, transition, item, terms, at } = input;
  const { contractId, timeZone } = contract;
  const plan: Write[] = [
    ...(terms.periods ?? []).map(
      (period): Write => ({
        op: 'create',
        item: plannedPeriod({ contractId, period, terms }),
      }),
    ),
    ...planDue({ contractId, terms, timeZone, revisions: new Map(), at }).map(
      (due): Write => ({
        op: 'create',
        item: due,
      }),
    ),
  ];
  const { termsVersion } = item;
  const head = { ...inPhase(contract, 'intervention'), termsVersion };
  return {
    plan,
    change: {
      contractId,
      writes: [
        { op: 'replace', item: head },
        { op: 'replace', item: inForce(item, dateOf(at, timeZone)) },
        finishTransition(transition, 'finished', 'activated'),
      ],
      events: [termsInForce(item, at)],
      outbox: [],
    },
  };
}

/** A version of the terms in force; the day is the one that the parties agreed, or the day of signing. */
export function inForce(item: TermsItem, signedOn: string): TermsItem {
  return { ...item, state: 'in-force', effectiveFrom: item.effectiveFrom ?? signedOn };
}

export function termsInForce(item: TermsItem, at: Instant): NewEvent {
  const facts = { termsVersion: String(item.termsVersion), hash: item.hash };
  return { what: 'terms-in-force', who: { system: 'workflow' }, at, facts };
}

/** What is under way in a contract. */
export type CourseItems = {
  readonly transitions: readonly TransitionItem[];
  readonly tasks: readonly TaskItem[];
  readonly dues: readonly DueItem[];
};

/**
 * The contract is suspended, goes on, or ends before its time. A termination withdraws what would collect or
 * deliver more, and settles for the last time what is verified.
 */
export function changeCourse(
  input: {
    contract: ContractItem;
    transition: TransitionItem;
    at: Instant;
    /** Under which it runs: a termination lets the retention begin. */
    terms: Terms;
  } & CourseItems,
): Change {
  const { contract, transition, at } = input;
  const { contractId } = contract;
  const { purpose } = transition;
  const to = phaseAfter(contract, purpose);
  const end = purpose === 'termination' ? termination(input) : { writes: [], outbox: [] };
  return {
    contractId,
    writes: [
      { op: 'replace', item: inPhase(contract, to) },
      finishTransition(transition, 'finished', 'activated'),
      ...end.writes,
    ],
    events: [
      {
        what: 'phase-changed',
        who: { system: 'workflow' },
        at,
        facts: { from: contract.phase, to, purpose },
      },
    ],
    outbox: end.outbox,
  };
}

function phaseAfter({ suspendedFrom }: ContractItem, purpose: string): ContractItem['phase'] {
  if (purpose === 'suspension') return 'suspended';
  if (purpose === 'termination') return 'terminated';
  if (suspendedFrom === undefined) throw new RangeError('Only a suspended contract is resumed');
  return suspendedFrom;
}

function termination({
  contract,
  transition,
  at,
  terms,
  transitions,
  tasks,
  dues,
}: Parameters<typeof changeCourse>[0]): Pick<Change, 'writes' | 'outbox'> {
  const { contractId, timeZone } = contract;
  const erasures = erasureAfterEnd(dues, { terms, timeZone, at });
  const stopped = transitions.filter(
    ({ workflow, state }) =>
      state === 'open' && (workflow === 'intervention' || workflow === 'follow-up'),
  );
  const { revision } = affairOf(transition);
  const begun = beginTransition({
    contractId,
    workflow: 'payout',
    affair: { periodId: WHOLE_CONTRACT, purpose: 'termination', revision },
    at,
    startedBy: { system: 'workflow' },
  });
  return {
    writes: [
      ...begun.writes,
      ...stopped.map((each) => finishTransition(each, 'superseded', 'terminated')),
      ...closeTasks(
        tasks.filter(({ workflow }) => workflow === 'intervention' || workflow === 'follow-up'),
        'terminated',
      ),
      ...doneDue(dues.filter(isOfCourse)),
      ...erasures.map((item): Write => ({ op: 'replace', item })),
    ],
    outbox: begun.outbox,
  };
}

/** Payments and objections that are under way are finished; nothing new is collected or delivered. */
function isOfCourse({ what, purpose }: DueItem): boolean {
  return (
    what === 'intervention-begins' ||
    what === 'intervention-ends' ||
    what === 'collect-data' ||
    what === 'contract-ends' ||
    (what === 'task-deadline' && (purpose === 'intervention' || purpose === 'follow-up'))
  );
}
