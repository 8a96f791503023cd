import { describe, expect, it } from 'vitest';
import type { Write } from '../../../../core/lifecycle/change.ts';
import { planDue } from '../../../../core/lifecycle/due/due.ts';
import type { TermsItem } from '../../../../core/lifecycle/items/contract.ts';
import type { DueItem } from '../../../../core/lifecycle/items/work.ts';
import { activateTerms, changeCourse } from '../../../../core/lifecycle/phases/activate.ts';
import {
  type AmendmentInput,
  activateAmendment,
} from '../../../../core/lifecycle/phases/activate-amendment.ts';
import { type DraftTerms, draftTerms } from '../../../../core/lifecycle/phases/amendment.ts';
import { draftContract, termsVersion } from '../../../../core/lifecycle/phases/create.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import {
  AT,
  CONTRACT,
  contract,
  decided,
  HASH,
  norrkoping,
  OTHER_HASH,
  period,
  person,
  settlement,
  stored,
  task,
  transitionOf,
} from '../fixtures.ts';

/** The third year of follow-up that Norrköping added, for learning only. */
const third = {
  id: 'follow_up_3',
  from: '2020-01-01',
  to: '2020-12-31',
  purpose: 'learning' as const,
};
const extended: Terms = { ...norrkoping, periods: [...(norrkoping.periods ?? []), third] };

const written = (terms: Terms, hash = OTHER_HASH) => ({ terms, hash, textFile: hash });

function version(number: number, rest: Partial<TermsItem> = {}): TermsItem {
  const about = { contractId: CONTRACT, version: number, person: person('olle'), at: AT };
  const item = stored<TermsItem>(termsVersion(written(norrkoping, HASH), about));
  return { ...item, ...rest };
}

const first = version(1, { state: 'in-force', effectiveFrom: '2016-06-01' });
const periods = [period('follow_up_1', { state: 'verified' }), period('follow_up_2')];

describe('a new contract', () => {
  it('is a draft with the first version of its terms', () => {
    const change = draftContract(written(norrkoping), { person: person('adam'), at: AT });
    expect(change.contractId).toBe(CONTRACT);
    expect(change.writes).toMatchObject([
      { op: 'create', item: { phase: 'draft', termsVersion: 0, latestTermsVersion: 1 } },
      { op: 'create', item: { termsVersion: 1, state: 'draft', hash: OTHER_HASH } },
    ]);
  });
});

describe('an amendment', () => {
  function draft(rest: Partial<DraftTerms> = {}) {
    return draftTerms({
      contract: contract(),
      written: written(extended),
      versions: [first],
      periods,
      settlements: [],
      movesPeriods: [],
      person: person('olle'),
      at: AT,
      ...rest,
    });
  }
  const codes = (rest: Partial<DraftTerms>) => draft(rest).findings.map(({ code }) => code);
  const moved = (change: object): Terms => ({
    ...norrkoping,
    periods: (norrkoping.periods ?? []).map((each) =>
      each.id === 'follow_up_2' ? { ...each, ...change } : each,
    ),
  });

  it('that adds a year of follow-up is drafted as a version of its own', () => {
    expect(draft()).toMatchObject({
      ok: true,
      value: {
        writes: [
          { op: 'replace', item: { latestTermsVersion: 2, termsVersion: 1 } },
          { op: 'create', item: { termsVersion: 2, purpose: 'amendment', state: 'draft' } },
        ],
      },
    });
  });

  it.each([
    [
      'of another contract',
      { written: written({ ...extended, contract: 'other' }) },
      'other-contract',
    ],
    ['in another currency', { written: written({ ...extended, currency: 'EUR' }) }, 'currency'],
    ['that changes nothing', { written: written(norrkoping, HASH) }, 'nothing-new'],
    [
      'while another is signed',
      { versions: [first, version(2, { state: 'signing' })] },
      'being-signed',
    ],
    ['of a closed contract', { contract: contract({ phase: 'closed' }) }, 'phase'],
    ['while the contract is signed', { contract: contract({ phase: 'onboarding' }) }, 'phase'],
    ['that moves a period there is not', { movesPeriods: ['follow_up_9'] }, 'period-unknown'],
    [
      'that silently moves a period’s last day',
      { written: written(moved({ to: '2020-06-30' })) },
      'period-changed',
    ],
    [
      'that silently leaves a period out',
      { written: written({ ...norrkoping, periods: [] }) },
      'period-changed',
    ],
  ] as const)('%s is refused', (_, rest, code) => {
    expect(new Set(codes(rest))).toEqual(new Set([`amendment.${code}`]));
  });

  it('never holds for a period that is settled, however early it is to hold', () => {
    const settled = { settlements: [settlement({ state: 'issued' })] };
    const refusal = ['amendment.reaches-settled'];
    expect(codes({ ...settled, effectiveFrom: '2010-01-01' })).toEqual(refusal);
    expect(codes({ ...settled, effectiveFrom: '2018-12-31' })).toEqual(refusal);
    expect(codes({ ...settled, effectiveFrom: '2019-01-01' })).toEqual([]);
    expect(codes({ effectiveFrom: '2010-01-01' })).toEqual([]);
  });

  it('never touches a period that is settled, named or not', () => {
    const settled = { settlements: [settlement({ state: 'issued' })] };
    expect(codes({ ...settled, movesPeriods: ['follow_up_1'] })).toEqual([
      'amendment.period-settled',
    ]);
    const withoutFirst = { ...norrkoping, periods: norrkoping.periods?.slice(1) ?? [] };
    expect(codes({ ...settled, written: written(withoutFirst) })).toEqual([
      'amendment.period-settled',
    ]);
    expect(codes(settled)).toEqual([]);
  });

  it('before the contract is in force is simply another draft, and drops the one before', () => {
    expect(draft({ contract: contract({ phase: 'draft' }), versions: [version(1)] })).toMatchObject(
      {
        value: {
          writes: [
            {},
            { item: { termsVersion: 2, purpose: 'onboarding' } },
            { item: { termsVersion: 1, state: 'rejected' } },
          ],
        },
      },
    );
  });
});

describe('what comes into force', () => {
  const signing = transitionOf(task('sign-terms', 'norrkoping'));

  it('is planned to the day: intervention, data of every period, the contract’s end, the erasure of persons', () => {
    const due = planDue({
      contractId: CONTRACT,
      terms: norrkoping,
      timeZone: 'Europe/Stockholm',
      revisions: new Map(),
      at: AT,
    });
    expect(due.map(({ dueId, at }) => [dueId, at])).toEqual([
      ['intervention-begins.contract.intervention.r1', '2016-08-14T22:00:00.000Z'],
      ['intervention-ends.contract.intervention.r1', '2017-12-31T22:59:59.999Z'],
      ['collect-data.follow_up_1.follow-up.r1', '2018-12-31T23:00:00.000Z'],
      ['collect-data.follow_up_2.follow-up.r1', '2019-12-31T23:00:00.000Z'],
      ['erase-persons.contract.erasure.r1', '2022-12-31T22:59:59.999Z'],
      ['contract-ends.contract.contract-end.r1', '2020-12-31T22:59:59.999Z'],
    ]);
  });

  it('after the first signing is the contract, from the day it was signed', () => {
    const { plan, change } = activateTerms({
      contract: contract({ phase: 'onboarding', termsVersion: 0 }),
      transition: signing,
      item: version(1, { state: 'signing' }),
      terms: norrkoping,
      at: AT,
    });
    expect(plan.map(({ op, item }) => [op, item.kind])).toEqual([
      ...Array(2).fill(['create', 'period']),
      ...Array(6).fill(['create', 'due']),
    ]);
    expect(change.writes).toMatchObject([
      { item: { kind: 'contract', phase: 'intervention', termsVersion: 1 } },
      { item: { kind: 'terms', state: 'in-force', effectiveFrom: '2019-02-01' } },
      { item: { kind: 'transition', state: 'finished', outcome: 'activated' } },
    ]);
  });

  function amend(rest: Partial<AmendmentInput> = {}) {
    const terms = rest.terms ?? extended;
    const dues = planDue({
      contractId: CONTRACT,
      terms: norrkoping,
      timeZone: 'Europe/Stockholm',
      revisions: new Map(),
      at: AT,
    }).map((due) => stored<DueItem>({ ...due, state: due.at <= AT ? 'done' : 'waiting' }));
    const { plan, change } = activateAmendment({
      contract: contract(),
      transition: { ...signing, purpose: 'amendment', revision: 2 },
      item: version(2, { state: 'signing', hash: OTHER_HASH }),
      replaced: first,
      periods,
      settlements: [],
      transitions: [],
      tasks: [],
      dues,
      at: AT,
      ...rest,
      terms,
    });
    return { change, writes: [...plan, ...change.writes] };
  }

  const found = (writes: readonly Write[], kind: string) =>
    writes.flatMap(({ item }) => (item.kind === kind ? [item] : []));

  it('by an amendment adds the new year and leaves the others alone', () => {
    const { writes } = amend();
    expect(found(writes, 'period')).toMatchObject([
      { periodId: 'follow_up_3', revision: 1, state: 'planned', purpose: 'learning' },
    ]);
    expect(found(writes, 'due')).toMatchObject([
      { what: 'collect-data', periodId: 'follow_up_3', at: '2020-12-31T23:00:00.000Z' },
    ]);
    expect(found(writes, 'terms')).toMatchObject([
      { termsVersion: 2, state: 'in-force' },
      { termsVersion: 1, state: 'replaced' },
    ]);
  });

  const movesFirst = version(2, {
    state: 'signing',
    purpose: 'amendment',
    movesPeriods: ['follow_up_1'],
  });
  const attest = task('attest', 'norrkoping', { detail: '2', subjectHash: HASH });

  it('moves a named period to a new revision, and voids what was approved of the old one', () => {
    const verified = decided(task('verify-outcome', 'lumell_associates'), 'eva', 'approve');
    const { writes, change } = amend({
      item: movesFirst,
      contract: contract({ openSettlement: 'follow_up_1.outcome-payment.r1' }),
      settlements: [settlement({ state: 'attested' })],
      transitions: [transitionOf(attest)],
      tasks: [verified, attest],
    });
    expect(found(writes, 'period')).toMatchObject([
      { periodId: 'follow_up_3' },
      { periodId: 'follow_up_1', revision: 1, state: 'superseded' },
      { periodId: 'follow_up_1', revision: 2, state: 'planned', reason: 'amendment 2' },
    ]);
    expect(found(writes, 'settlement')).toMatchObject([{ state: 'superseded' }]);
    expect(found(writes, 'contract')[0]).not.toHaveProperty('openSettlement');
    expect(found(writes, 'task')).toMatchObject([
      { taskId: attest.taskId, state: 'superseded', closedBecause: 'amendment' },
    ]);
    expect(found(writes, 'transition')).toMatchObject([
      { state: 'finished' },
      { workflow: 'payout', state: 'superseded' },
    ]);
    expect(change.events.map(({ what }) => what)).toEqual([
      'terms-in-force',
      'period-moved',
      'settlement-superseded',
    ]);
  });

  it('asks for the data of a moved period again', () => {
    const { writes } = amend({ item: movesFirst });
    const due = found(writes, 'due').filter(
      (each) => 'what' in each && each.what === 'collect-data',
    );
    expect(due).toMatchObject([
      { dueId: 'collect-data.follow_up_1.follow-up.r2', state: 'waiting' },
      { dueId: 'collect-data.follow_up_3.follow-up.r1', state: 'waiting' },
    ]);
  });

  it('leaves a period alone that was issued while the amendment was signed', () => {
    const { writes } = amend({
      item: movesFirst,
      contract: contract({ openSettlement: 'follow_up_1.outcome-payment.r1' }),
      settlements: [settlement({ state: 'issued' })],
      transitions: [transitionOf(attest)],
      tasks: [attest],
    });
    expect(found(writes, 'period')).toMatchObject([{ periodId: 'follow_up_3' }]);
    expect(found(writes, 'settlement')).toEqual([]);
    expect(found(writes, 'contract')[0]).toMatchObject({
      openSettlement: 'follow_up_1.outcome-payment.r1',
    });
  });

  it('moves the day of what is not done yet, and drops what the terms no longer say', () => {
    const terms: Terms = {
      ...norrkoping,
      periods: norrkoping.periods?.slice(0, 1) ?? [],
      phases: { intervention: { from: '2016-08-15', to: '2017-12-31' }, end: '2021-12-31' },
    };
    const item = version(2, { state: 'signing', movesPeriods: ['follow_up_2'] });
    const { writes } = amend({ item, terms });
    expect(found(writes, 'due')).toMatchObject([
      { what: 'erase-persons', at: '2023-12-31T22:59:59.999Z', state: 'waiting' },
      { what: 'contract-ends', at: '2021-12-31T22:59:59.999Z', state: 'waiting' },
      { what: 'collect-data', periodId: 'follow_up_2', state: 'done' },
    ]);
    expect(found(writes, 'period')).toMatchObject([
      { periodId: 'follow_up_2', state: 'superseded' },
    ]);
  });
});

describe('another course', () => {
  const signing = (purpose: string) => ({
    ...transitionOf(task('sign-terms', 'norrkoping')),
    purpose,
  });

  it('is a suspension that remembers the phase, and an end of it that comes back there', () => {
    const none = { transitions: [], tasks: [], dues: [], at: AT, terms: norrkoping };
    const suspended = changeCourse({
      contract: contract(),
      transition: signing('suspension'),
      ...none,
    });
    expect(suspended.writes[0]?.item).toMatchObject({
      phase: 'suspended',
      suspendedFrom: 'follow-up',
    });
    const resumed = changeCourse({
      contract: contract({ phase: 'suspended', suspendedFrom: 'follow-up' }),
      transition: signing('resumption'),
      ...none,
    });
    expect(resumed.writes[0]?.item).toMatchObject({ phase: 'follow-up' });
  });

  it('is a termination that collects no more and settles for the last time', () => {
    const data = task('deliver-data', 'norrkoping');
    const attest = task('attest', 'norrkoping', { detail: '1' });
    const due = stored<DueItem>({
      kind: 'due',
      contractId: CONTRACT,
      periodId: 'follow_up_2',
      purpose: 'follow-up',
      revision: 1,
      dueId: 'collect-data.follow_up_2.follow-up.r1',
      what: 'collect-data',
      at: '2019-12-31T23:00:00.000Z',
      state: 'waiting',
    });
    const change = changeCourse({
      contract: contract(),
      transition: signing('termination'),
      terms: norrkoping,
      transitions: [transitionOf(data), transitionOf(attest)],
      tasks: [data, attest],
      dues: [due],
      at: AT,
    });
    expect(change.writes.map(({ item }) => [item.kind, 'state' in item ? item.state : ''])).toEqual(
      [
        ['contract', ''],
        ['transition', 'finished'],
        ['transition', 'open'],
        ['transition', 'superseded'],
        ['task', 'superseded'],
        ['due', 'done'],
      ],
    );
    expect(change.outbox).toMatchObject([
      { message: { what: 'start-execution', workflow: 'payout', purpose: 'termination' } },
    ]);
  });
});
