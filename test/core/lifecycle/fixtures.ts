import { readFileSync } from 'node:fs';
import type { Person } from '../../../core/lifecycle/items/common.ts';
import type { ContractItem, MembershipItem } from '../../../core/lifecycle/items/contract.ts';
import type { Item, New } from '../../../core/lifecycle/items/item.ts';
import type { PeriodItem, SettlementItem } from '../../../core/lifecycle/items/period.ts';
import type { TaskItem, TransitionItem } from '../../../core/lifecycle/items/work.ts';
import { taskId } from '../../../core/lifecycle/names.ts';
import { TASK_RULES } from '../../../core/lifecycle/tasks/tasks.ts';
import { readTerms } from '../../../core/terms/read.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';

export const CONTRACT = 'norrkoping-2016';
export const AT = '2019-02-01T09:00:00.000Z';
export const HASH = 'a'.repeat(64);
export const OTHER_HASH = 'b'.repeat(64);

/** The published contract of Norrköping. */
export const norrkoping: Terms = termsOf(
  readFileSync('contracts/norrkoping-2016/terms.yaml', 'utf8'),
);

function termsOf(text: string): Terms {
  const read = readTerms(text, 'terms.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value.terms;
}

export function person(subject: string): Person {
  return { issuer: 'https://login.example.se', subject, name: subject };
}

/** An item as the store would answer it. */
export function stored<I extends Item>(item: New<I>, version = 1): I {
  return { ...item, format: 1, version } as unknown as I;
}

export function member(
  subject: string,
  party: string,
  role: MembershipItem['role'],
  rest: Partial<MembershipItem> = {},
): MembershipItem {
  const item = { kind: 'membership' as const, contractId: CONTRACT, person: person(subject) };
  return stored({ ...item, party, role, ...rest });
}

export function contract(rest: Partial<ContractItem> = {}): ContractItem {
  return {
    ...stored<ContractItem>({
      kind: 'contract',
      contractId: CONTRACT,
      title: { sv: 'Norrköping', en: 'Norrköping' },
      currency: 'SEK',
      timeZone: 'Europe/Stockholm',
      phase: 'follow-up',
      termsVersion: 1,
      latestTermsVersion: 1,
      ledgerSequence: 0,
      enrolment: 'closed',
      createdAt: AT,
      createdBy: person('administrator'),
    }),
    ...rest,
  };
}

const AFFAIRS: Readonly<
  Record<TaskItem['task'], Pick<TaskItem, 'periodId' | 'purpose' | 'workflow'>>
> = {
  'sign-terms': { periodId: 'contract', purpose: 'onboarding', workflow: 'onboarding' },
  'report-delivery': { periodId: 'contract', purpose: 'intervention', workflow: 'intervention' },
  'accept-delivery': { periodId: 'contract', purpose: 'intervention', workflow: 'intervention' },
  'deliver-data': { periodId: 'follow_up_1', purpose: 'follow-up', workflow: 'follow-up' },
  'verify-outcome': {
    periodId: 'follow_up_1',
    purpose: 'verification',
    workflow: 'outcome-verification',
  },
  'answer-objection': {
    periodId: 'follow_up_1',
    purpose: 'objection',
    workflow: 'outcome-verification',
  },
  arbitrate: {
    periodId: 'follow_up_1',
    purpose: 'objection',
    workflow: 'outcome-verification',
  },
  attest: { periodId: 'follow_up_1', purpose: 'outcome-payment', workflow: 'payout' },
  'confirm-payment': { periodId: 'follow_up_1', purpose: 'outcome-payment', workflow: 'payout' },
};

/** An open task of a kind. */
export function task(
  kind: TaskItem['task'],
  party: string,
  rest: Partial<TaskItem> & { detail?: string } = {},
): TaskItem {
  const { detail, ...fields } = rest;
  const affair = { ...AFFAIRS[kind], revision: 1 };
  const item = stored<TaskItem>({
    kind: 'task',
    contractId: CONTRACT,
    ...affair,
    taskId: taskId({ ...affair, ...fields }, kind, detail),
    task: kind,
    party,
    role: TASK_RULES[kind].role,
    state: 'open',
    token: 'token',
    attempt: 1,
    openedAt: AT,
  });
  return { ...item, ...fields };
}

/** The task as a person has decided it. */
export function decided(item: TaskItem, by: string, choice: string): TaskItem {
  const { subjectHash: hash } = item;
  return {
    ...item,
    state: 'decided',
    decision: { choice, by: person(by), at: AT, ...(hash === undefined ? {} : { hash }) },
  };
}

/** The open transition that a task belongs to. */
export function transitionOf(
  { workflow, periodId, purpose, revision }: TaskItem,
  rest: Partial<TransitionItem> = {},
): TransitionItem {
  return {
    ...stored<TransitionItem>({
      kind: 'transition',
      contractId: CONTRACT,
      workflow,
      periodId,
      purpose,
      revision,
      attempt: 1,
      at: AT,
      state: 'open',
      startedBy: { system: 'sweep' },
    }),
    ...rest,
  };
}

export function settlement(rest: Partial<SettlementItem> = {}): SettlementItem {
  return {
    ...stored<SettlementItem>({
      kind: 'settlement',
      contractId: CONTRACT,
      periodId: 'follow_up_1',
      purpose: 'outcome-payment',
      revision: 1,
      state: 'settled',
      currency: 'SEK',
      entitled: '4000000',
      settledBefore: '0',
      payable: '4000000',
      claimedBack: '0',
      payers: [
        {
          payer: 'norrkoping',
          payable: '4000000',
          claimedBack: '0',
          recipients: [{ party: 'leksell_social_ventures', amount: '4000000' }],
        },
      ],
      file: HASH,
      termsVersion: 1,
      ledgerSequence: 0,
      settledAt: AT,
      attests: [],
    }),
    ...rest,
  };
}

export function period(periodId: string, rest: Partial<PeriodItem> = {}): PeriodItem {
  const dates = {
    follow_up_1: { from: '2018-01-01', to: '2018-12-31', dataDue: '2019-01-01' },
    follow_up_2: { from: '2019-01-01', to: '2019-12-31', dataDue: '2020-01-01' },
  }[periodId] ?? { from: '2020-01-01', to: '2020-12-31', dataDue: '2021-01-01' };
  const item: New<PeriodItem> = {
    kind: 'period',
    contractId: CONTRACT,
    periodId,
    revision: 1,
    state: 'planned',
    purpose: 'payment',
    ...dates,
  };
  return { ...stored<PeriodItem>(item), ...rest };
}
