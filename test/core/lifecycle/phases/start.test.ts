import { describe, expect, it } from 'vitest';
import type { TermsItem } from '../../../../core/lifecycle/items/contract.ts';
import { termsVersion } from '../../../../core/lifecycle/phases/create.ts';
import { recordDelivery } from '../../../../core/lifecycle/phases/delivery.ts';
import { baselineOf, readSigning } from '../../../../core/lifecycle/phases/signing.ts';
import {
  startCourseChange,
  startFollowUp,
  startIntervention,
  startSigning,
} from '../../../../core/lifecycle/phases/start.ts';
import { type Action, mayDo } from '../../../../core/lifecycle/tasks/actions.ts';
import {
  AT,
  CONTRACT,
  contract,
  decided,
  HASH,
  member,
  norrkoping,
  OTHER_HASH,
  period,
  person,
  stored,
  task,
  transitionOf,
} from '../fixtures.ts';

const petra = person('petra');
const codes = ({ findings }: { findings: readonly { code: string }[] }) =>
  findings.map(({ code }) => code);

function terms(rest: Partial<TermsItem> = {}): TermsItem {
  const written = { terms: norrkoping, hash: HASH, textFile: HASH };
  const about = { contractId: CONTRACT, version: 1, person: petra, at: AT };
  return { ...stored<TermsItem>(termsVersion(written, about)), ...rest };
}

describe('signing begins', () => {
  it('once per version of the terms, and the contract comes to onboarding', () => {
    const head = contract({ phase: 'draft', termsVersion: 0 });
    const begun = startSigning({ contract: head, terms: terms(), person: petra, at: AT });
    expect(begun).toMatchObject({
      value: {
        writes: [
          { item: { phase: 'onboarding' } },
          { item: { state: 'signing' } },
          { op: 'create', item: { workflow: 'onboarding', purpose: 'onboarding', revision: 1 } },
        ],
        outbox: [{ message: { what: 'start-execution', workflow: 'onboarding' } }],
      },
    });
  });

  it('neither out of turn nor for what is no draft', () => {
    const again = startSigning({
      contract: contract(),
      terms: terms({ state: 'in-force' }),
      person: petra,
      at: AT,
    });
    expect(codes(again)).toEqual(['trigger.phase', 'trigger.not-a-draft']);
  });
});

describe('the parties’ answers', () => {
  const parties = ['norrkoping', 'leksell_social_ventures'];
  const asked = parties.map((party) =>
    task('sign-terms', party, { detail: party, subjectHash: HASH }),
  );
  const [city, investor] = asked;
  if (!city || !investor) throw new Error('two parties sign');
  const transition = transitionOf(city);

  it('make a signature of every acceptance', () => {
    const tasks = [decided(city, 'nils', 'accept'), decided(investor, 'lena', 'accept')];
    expect(readSigning({ transition, tasks, parties, hash: HASH })).toEqual({
      outcome: 'accepted',
      signatures: [
        { party: 'norrkoping', person: person('nils'), at: AT, hash: HASH },
        { party: 'leksell_social_ventures', person: person('lena'), at: AT, hash: HASH },
      ],
    });
  });

  it('are a rejection where one rejects', () => {
    const tasks = [decided(city, 'nils', 'reject'), investor];
    expect(readSigning({ transition, tasks, parties, hash: HASH })).toMatchObject({
      outcome: 'rejected',
      rejectedBy: { person: { subject: 'nils' } },
    });
  });

  it('are never an acceptance where one is missing, or accepted something else', () => {
    const one = [decided(city, 'nils', 'accept'), investor];
    expect(() => readSigning({ transition, tasks: one, parties, hash: HASH })).toThrow(RangeError);
    const both = [decided(city, 'nils', 'accept'), decided(investor, 'lena', 'accept')];
    expect(() => readSigning({ transition, tasks: both, parties, hash: OTHER_HASH })).toThrow(
      RangeError,
    );
  });
});

it('the baseline is what outcomes are compared with, and nothing that comes later', () => {
  const baseline = baselineOf(norrkoping, HASH, []);
  expect(Object.keys(baseline.comparators)).toEqual(['saving', 'school_results']);
  expect(baseline.comparators['saving']).toMatchObject({ kind: 'own-reference-period' });
  expect(baseline.termsHash).toBe(HASH);
});

describe('another course', () => {
  const ask = (rest: object) =>
    startCourseChange({
      contract: contract(),
      purpose: 'suspension',
      reason: 'Pandemin.',
      transitions: [],
      person: petra,
      at: AT,
      ...rest,
    });

  it('is numbered, and put before the parties', () => {
    const earlier = { ...transitionOf(task('sign-terms', 'norrkoping')), purpose: 'suspension' };
    const begun = ask({ transitions: [{ ...earlier, state: 'finished' }] });
    expect(begun).toMatchObject({
      value: { writes: [{ item: { purpose: 'suspension', revision: 2 } }] },
    });
  });

  it('is refused with every reason', () => {
    const open = transitionOf(task('sign-terms', 'norrkoping'));
    const wrong = ask({
      contract: contract({ phase: 'closed' }),
      reason: ' ',
      transitions: [open],
    });
    expect(codes(wrong)).toEqual([
      'trigger.phase',
      'trigger.being-signed',
      'trigger.reason-missing',
    ]);
    expect(codes(ask({ reason: 'Enligt 191212121212' }))).toEqual(['task.personnummer']);
  });
});

describe('the next phase', () => {
  const base = { startedBy: petra, at: AT, existing: undefined };

  it('is the intervention, once', () => {
    const head = contract({ phase: 'intervention' });
    expect(startIntervention({ ...base, contract: head })).toMatchObject({ ok: true });
    const existing = transitionOf(task('report-delivery', 'norrkoping'));
    expect(codes(startIntervention({ ...base, contract: head, existing }))).toEqual([
      'trigger.begun',
    ]);
    expect(codes(startIntervention({ ...base, contract: contract() }))).toEqual(['trigger.phase']);
  });

  it.each([
    { at: '2018-12-31T22:59:59.999Z', codes: ['trigger.period-not-over'] },
    { at: '2018-12-31T23:00:00.000Z', codes: [] },
  ])(
    'is follow-up when the period’s last day is over in Stockholm: $at',
    ({ at, codes: expected }) => {
      const begun = startFollowUp({
        ...base,
        at,
        contract: contract(),
        period: period('follow_up_1'),
      });
      expect(codes(begun)).toEqual(expected);
    },
  );

  it('is no follow-up of what was collected already', () => {
    const verified = period('follow_up_1', { state: 'verified' });
    expect(codes(startFollowUp({ ...base, contract: contract(), period: verified }))).toEqual([
      'trigger.not-planned',
    ]);
  });
});

describe('a delivery', () => {
  const accept = task('accept-delivery', 'norrkoping');
  const record = (choice: string, terms = norrkoping) => {
    const { decision } = decided(accept, 'olle', choice);
    if (!decision) throw new Error('it is decided');
    const head = contract({ phase: 'intervention' });
    return recordDelivery({ contract: head, transition: transitionOf(accept), terms, decision });
  };
  const kinds = ({ change }: ReturnType<typeof record>) =>
    change.writes.map(({ item }) => ('workflow' in item ? item.workflow : item.kind));

  it('that is accepted is a fact, and begins the payment that asks for it', () => {
    expect(kinds(record('accepted'))).toEqual(['contract', 'fact', 'intervention', 'payout']);
  });

  it('that is rejected is a fact, and pays nothing', () => {
    expect(kinds(record('rejected'))).toEqual(['contract', 'fact', 'intervention']);
  });

  it('that no payment asks for begins none, and is no fact where the terms know no such event', () => {
    const [, ...others] = norrkoping.payments;
    const { events: _, ...rest } = norrkoping;
    expect(kinds(record('accepted', { ...rest, payments: others }))).toEqual([
      'contract',
      'intervention',
    ]);
  });
});

describe('what people do besides deciding', () => {
  const may = (action: Action, ...memberships: ReturnType<typeof member>[]) =>
    mayDo({ action, person: petra, memberships, today: '2019-02-01', terms: norrkoping }).map(
      ({ code }) => code,
    );
  const as = (role: Parameters<typeof member>[2]) => member('petra', 'norrkoping', role);

  it.each([
    ['create-contract', 'administrator', 'project-owner'],
    ['manage-members', 'administrator', 'auditor'],
    ['write-terms', 'project-owner', 'investor'],
    ['import', 'project-owner', 'evaluator'],
    ['object', 'investor', 'provider'],
    ['state-fact', 'finance', 'evaluator'],
    ['read-persons', 'evaluator', 'auditor'],
  ] as const)('%s is for %s, not for %s', (action, able, unable) => {
    expect(may(action, as(able))).toEqual([]);
    expect(may(action, as(unable))).toEqual(['authority.action']);
  });

  it('reading a contract is for everybody who has a part in it, and for nobody else', () => {
    expect(may('read-contract', as('auditor'))).toEqual([]);
    expect(may('read-contract')).toEqual(['authority.not-a-member']);
    const past = member('petra', 'norrkoping', 'finance', { to: '2018-12-31' });
    expect(may('read-contract', past)).toEqual(['authority.action']);
  });
});
