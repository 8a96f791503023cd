import { dateOf } from '../../calendar/instant.ts';
import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import type { Change } from '../change.ts';
import { collectionOf, INTERVENTION } from '../due/due.ts';
import { refused } from '../finding.ts';
import type { Actor, Instant, Person } from '../items/common.ts';
import { WHOLE_CONTRACT } from '../items/constants.ts';
import type { ContractItem, TermsItem } from '../items/contract.ts';
import type { PeriodItem } from '../items/period.ts';
import type { TransitionItem } from '../items/work.ts';
import { beginTransition } from '../tasks/begin.ts';
import { inPhase, mayBegin, type SignedPurpose } from './phases.ts';

/** Puts a version of the terms before the parties: the first one, or an amendment. */
export function startSigning(input: {
  contract: ContractItem;
  terms: TermsItem;
  person: Person;
  at: Instant;
}): Answer<Change> {
  const { contract, terms, person, at } = input;
  const { contractId, phase } = contract;
  const findings: Finding[] = [];
  if (!mayBegin(terms.purpose, phase)) {
    findings.push(refused('trigger.phase', { purpose: terms.purpose, phase }));
  }
  if (terms.state !== 'draft') {
    findings.push(refused('trigger.not-a-draft', { state: terms.state }));
  }
  if (findings.length > 0) return refusal(findings);

  const revision = terms.termsVersion;
  const affair = { periodId: WHOLE_CONTRACT, purpose: terms.purpose, revision };
  const begun = beginTransition({
    contractId,
    workflow: 'onboarding',
    affair,
    at,
    startedBy: person,
  });
  const head = terms.purpose === 'onboarding' ? inPhase(contract, 'onboarding') : contract;
  return answer({
    contractId,
    writes: [
      { op: 'replace', item: head },
      { op: 'replace', item: { ...terms, state: 'signing' } },
      ...begun.writes,
    ],
    events: [
      {
        what: 'signing-begun',
        who: person,
        at,
        facts: { purpose: terms.purpose, termsVersion: String(revision), hash: terms.hash },
      },
    ],
    outbox: begun.outbox,
  });
}

/** Puts a suspension, its end, or the contract's termination before the parties. */
export function startCourseChange(input: {
  contract: ContractItem;
  purpose: Exclude<SignedPurpose, 'onboarding' | 'amendment'>;
  reason: string;
  /** The contract's transitions so far; changes of a kind are numbered. */
  transitions: readonly TransitionItem[];
  person: Person;
  at: Instant;
}): Answer<Change> {
  const { contract, purpose, reason, transitions, person, at } = input;
  const { contractId, phase } = contract;
  const earlier = transitions.filter((each) => each.purpose === purpose);
  const open = transitions.filter(
    (each) => each.workflow === 'onboarding' && each.state === 'open',
  );
  const findings: Finding[] = [
    ...(mayBegin(purpose, phase) ? [] : [refused('trigger.phase', { purpose, phase })]),
    ...open.map((each) => refused('trigger.being-signed', { purpose: each.purpose })),
    ...(reason.trim() === '' ? [refused('trigger.reason-missing', {}, 'reason')] : []),
    ...(findPersonnummer(reason).length > 0
      ? [refused('task.personnummer', { field: 'reason' }, 'reason')]
      : []),
  ];
  if (findings.length > 0) return refusal(findings);

  const affair = { periodId: WHOLE_CONTRACT, purpose, revision: earlier.length + 1 };
  const begun = beginTransition({
    contractId,
    workflow: 'onboarding',
    affair,
    at,
    startedBy: person,
  });
  const event = { what: `${purpose}-proposed`, who: person, at, facts: { reason } };
  return answer({ contractId, ...begun, events: [event] });
}

/** Begins the intervention, once. */
export function startIntervention(input: {
  contract: ContractItem;
  existing: TransitionItem | undefined;
  startedBy: Actor;
  at: Instant;
}): Answer<Change> {
  const { contract, existing, startedBy, at } = input;
  const { contractId, phase } = contract;
  if (existing) return refusal([refused('trigger.begun', { workflow: 'intervention' })]);
  if (phase !== 'intervention') {
    return refusal([refused('trigger.phase', { purpose: 'intervention', phase })]);
  }
  const begun = beginTransition({
    contractId,
    workflow: 'intervention',
    affair: INTERVENTION,
    at,
    startedBy,
  });
  const event = { what: 'intervention-begun', who: startedBy, at, facts: {} };
  return answer({ contractId, ...begun, events: [event] });
}

/** Asks for the data of a period, once per revision, when its last day is over. */
export function startFollowUp(input: {
  contract: ContractItem;
  period: PeriodItem;
  existing: TransitionItem | undefined;
  startedBy: Actor;
  at: Instant;
}): Answer<Change> {
  const { contract, period, existing, startedBy, at } = input;
  const { contractId, phase, timeZone } = contract;
  const { periodId, revision, state, to } = period;
  const findings: Finding[] = [];
  if (existing) findings.push(refused('trigger.begun', { workflow: 'follow-up' }));
  else if (state !== 'planned') findings.push(refused('trigger.not-planned', { periodId, state }));
  if (phase !== 'intervention' && phase !== 'follow-up') {
    findings.push(refused('trigger.phase', { purpose: 'follow-up', phase }));
  }
  if (dateOf(at, timeZone) <= to)
    findings.push(refused('trigger.period-not-over', { periodId, to }));
  if (findings.length > 0) return refusal(findings);

  const affair = collectionOf(periodId, revision);
  const begun = beginTransition({ contractId, workflow: 'follow-up', affair, at, startedBy });
  const facts = { period: periodId, revision: String(revision) };
  const event = { what: 'follow-up-begun', who: startedBy, at, facts };
  return answer({ contractId, ...begun, events: [event] });
}
