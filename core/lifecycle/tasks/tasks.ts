import { dateOf, instantOf } from '../../calendar/instant.ts';
import { addSpan } from '../../calendar/span.ts';
import type { Role } from '../../terms/shape/frame.ts';
import type { Terms } from '../../terms/shape/terms.ts';
import type { Instant } from '../items/common.ts';
import type { TaskItem } from '../items/work.ts';
import type { TaskKind } from '../items/workflow.ts';

/** The event by which terms ask whether the intervention was delivered as agreed. */
export const DELIVERY = 'delivery';

/** What holds for every task of a kind. No task is ever decided by silence: a deadline only reminds. */
export type TaskRule = {
  readonly role: TaskItem['role'];
  readonly choices: readonly string[];
  /** Choices that are refused without a reason. */
  readonly needsReason: readonly string[];
  /** A choice after which the others who were asked the same need not answer any more. */
  readonly endsRound?: string;
};

export const TASK_RULES: Readonly<Record<TaskKind, TaskRule>> = {
  'sign-terms': {
    role: 'signatory',
    choices: ['accept', 'reject'],
    needsReason: ['reject'],
    endsRound: 'reject',
  },
  'report-delivery': {
    role: 'provider',
    choices: ['reported'],
    needsReason: [],
  },
  // Whoever the terms let decide on the delivery, if they say so: `taskRole`.
  'accept-delivery': {
    role: 'outcome-payer',
    choices: ['accepted', 'rejected'],
    needsReason: ['rejected'],
  },
  'deliver-data': {
    role: 'project-owner',
    choices: ['delivered', 'not-available'],
    needsReason: ['not-available'],
  },
  'verify-outcome': {
    role: 'evaluator',
    choices: ['approve', 'reject', 'ask'],
    needsReason: ['reject', 'ask'],
  },
  'answer-objection': {
    role: 'evaluator',
    choices: ['upheld', 'revise'],
    needsReason: ['upheld', 'revise'],
  },
  arbitrate: {
    role: 'arbiter',
    choices: ['upheld', 'revise'],
    needsReason: ['upheld', 'revise'],
  },
  attest: {
    role: 'finance',
    choices: ['attest', 'refuse'],
    needsReason: ['refuse'],
    endsRound: 'refuse',
  },
  'confirm-payment': {
    role: 'finance',
    choices: ['paid', 'rejected', 'unknown'],
    needsReason: ['rejected', 'unknown'],
  },
};

/**
 * The parties that sign the terms: those that say so, and of those that say nothing the payers, investors
 * and providers.
 */
export function signatories(terms: Terms): string[] {
  return Object.entries(terms.parties)
    .filter(([, party]) =>
      party.signs === undefined
        ? party.roles.some((role) => SIGNING_ROLES.includes(role))
        : party.signs === 'true',
    )
    .map(([name]) => name);
}

const SIGNING_ROLES: readonly Role[] = ['outcome-payer', 'investor', 'provider'];

/** The role that a task waits for: the terms may say who decides on the delivery. */
export function taskRole(task: TaskKind, { events }: Terms): TaskItem['role'] {
  const named = task === 'accept-delivery' ? events?.[DELIVERY]?.decidedBy : undefined;
  return named ?? TASK_RULES[task].role;
}

/**
 * The party that a task waits for, where the workflow names none: the verifier and arbiter that the terms
 * name, else the first party with the role, else the first payer (which then has people in that role).
 *
 * @throws RangeError for terms without payers, or a signature without a party: faults in the program.
 */
export function taskParty(task: TaskKind, terms: Terms): string {
  const party = namedParty(task, terms) ?? firstWith(taskRole(task, terms), terms);
  const answering = party ?? firstWith('outcome-payer', terms) ?? terms.settlement.payers[0]?.party;
  if (answering === undefined || task === 'sign-terms') {
    throw new RangeError(`The task ${task} says no party`);
  }
  return answering;
}

function namedParty(task: TaskKind, { verification }: Terms): string | undefined {
  if (task === 'verify-outcome' || task === 'answer-objection') return verification?.verifier;
  return task === 'arbitrate' ? verification?.objections?.arbiter : undefined;
}

function firstWith(role: TaskItem['role'], terms: Terms): string | undefined {
  const parties = Object.entries(terms.parties);
  return parties.find(([, { roles }]) => roles.some((held) => held === role))?.[0];
}

/** When a task is to be decided at the latest, if the terms say so: the end of that day. */
export function taskDeadline(input: {
  task: TaskKind;
  purpose: string;
  terms: Terms;
  openedAt: Instant;
  timeZone: string;
}): Instant | undefined {
  const { openedAt, timeZone } = input;
  const written = deadlineInTerms(input);
  if (written === undefined) return undefined;
  const date =
    'date' in written ? written.date : addSpan(dateOf(openedAt, timeZone), written.within);
  return instantOf(date, timeZone, 'end of day');
}

function deadlineInTerms({ task, purpose, terms }: Parameters<typeof taskDeadline>[0]) {
  const date = (text: string | undefined) => (text === undefined ? undefined : { date: text });
  const within = (text: string | undefined) => (text === undefined ? undefined : { within: text });
  switch (task) {
    case 'sign-terms':
      // The date is that of the first signing; an amendment comes after it.
      return purpose === 'onboarding' ? date(terms.phases?.signBy) : undefined;
    case 'report-delivery':
      return date(terms.phases?.intervention.to);
    case 'verify-outcome':
    case 'answer-objection':
      return within(terms.verification?.decideWithin);
    case 'attest':
      return within(terms.payout?.attestWithin);
    case 'confirm-payment':
      return within(terms.payout?.dueWithin);
    case 'accept-delivery':
    case 'deliver-data':
    case 'arbitrate':
      return undefined;
  }
}
