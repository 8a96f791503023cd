import type { NewEvent } from '../../core/lifecycle/change.ts';
import type { Person } from '../../core/lifecycle/items/common.ts';
import type { ItemOf, New } from '../../core/lifecycle/items/item.ts';

export const CONTRACT = 'norrkoping-2016';
export const AT = '2026-01-31T22:00:00.000Z';
export const ANNA: Person = { issuer: 'https://login.example.se', subject: 'anna#1', name: 'Anna' };

export function period(periodId: string, revision = 1): New<ItemOf<'period'>> {
  return {
    kind: 'period',
    contractId: CONTRACT,
    periodId,
    revision,
    state: 'planned',
    from: '2025-01-01',
    to: '2025-12-31',
    dataDue: '2026-02-28',
    purpose: 'payment',
  };
}

export function contract(contractId = CONTRACT): New<ItemOf<'contract'>> {
  return {
    kind: 'contract',
    contractId,
    title: { sv: 'Sociala insatser', en: 'Social interventions' },
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    phase: 'draft',
    termsVersion: 0,
    latestTermsVersion: 1,
    ledgerSequence: 0,
    enrolment: 'not-open',
    createdAt: AT,
    createdBy: ANNA,
  };
}

export function membership(contractId: string, person: Person = ANNA): New<ItemOf<'membership'>> {
  return { kind: 'membership', contractId, person, party: 'kommunen', role: 'outcome-payer' };
}

export function task(taskId: string, dueAt?: string): New<ItemOf<'task'>> {
  return {
    kind: 'task',
    contractId: CONTRACT,
    ...affair,
    taskId,
    workflow: 'payout',
    task: 'attest',
    party: 'kommunen',
    role: 'finance',
    state: 'open',
    attempt: 1,
    openedAt: AT,
    ...(dueAt === undefined ? {} : { dueAt }),
  };
}

export function due(dueId: string, at: string, contractId = CONTRACT): New<ItemOf<'due'>> {
  return { kind: 'due', contractId, ...affair, dueId, what: 'collect-data', at, state: 'waiting' };
}

export function transition(checkAt?: string): New<ItemOf<'transition'>> {
  return {
    kind: 'transition',
    contractId: CONTRACT,
    ...affair,
    workflow: 'payout',
    attempt: 1,
    at: AT,
    state: 'open',
    startedBy: { system: 'sweep' },
    ...(checkAt === undefined ? {} : { checkAt }),
  };
}

export function event(what: string, facts: Record<string, string> = {}): NewEvent {
  return { what, who: ANNA, at: AT, facts };
}

const affair = { periodId: 'year_1', purpose: 'outcome-payment', revision: 1 };
