import { describe, expect, it } from 'vitest';
import { planDue } from '../../../../core/lifecycle/due/due.ts';
import {
  ERASURE,
  erasureAfterEnd,
  erasureDueAt,
  keepsPersons,
  lastDayOf,
} from '../../../../core/lifecycle/due/retention.ts';
import type { MembershipItem } from '../../../../core/lifecycle/items/contract.ts';
import type { DueItem } from '../../../../core/lifecycle/items/work.ts';
import { askErasure } from '../../../../core/lifecycle/leaving/erasure.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { AT, CONTRACT, contract, norrkoping, person, stored } from '../fixtures.ts';

const timeZone = 'Europe/Stockholm';
const kept: Terms = { ...norrkoping, retention: { personLevel: '2 years' } };

describe('the time for which persons’ data are kept', () => {
  it('begins with the contract’s last day: as the terms say, else the last day of its last period', () => {
    const phases = { intervention: { from: '2016-08-15', to: '2018-06-30' }, end: '2021-03-31' };
    expect(lastDayOf({ ...kept, phases })).toBe('2021-03-31');
    expect(lastDayOf({ ...kept, phases: { intervention: phases.intervention } })).toBe(
      norrkoping.periods?.at(-1)?.to,
    );
  });

  it('is over at the end of the day that the terms count to', () => {
    const phases = { intervention: { from: '2016-08-15', to: '2018-06-30' }, end: '2021-03-31' };
    expect(erasureDueAt({ ...kept, phases }, { timeZone })).toBe('2023-03-31T21:59:59.999Z');
    const { retention: _, ...silent } = kept;
    expect(erasureDueAt(silent, { timeZone })).toBeUndefined();
  });

  it('is planned with everything else when the terms come into force', () => {
    const planned = planDue({
      contractId: CONTRACT,
      terms: kept,
      timeZone,
      revisions: new Map(),
      at: AT,
    });
    const [due] = planned.filter(({ what }) => what === 'erase-persons');
    expect(due).toMatchObject({ ...ERASURE, at: erasureDueAt(kept, { timeZone }) });
    const { retention: _, ...silent } = kept;
    const none = planDue({
      contractId: CONTRACT,
      terms: silent,
      timeZone,
      revisions: new Map(),
      at: AT,
    });
    expect(none.some(({ what }) => what === 'erase-persons')).toBe(false);
  });

  it('begins earlier when the contract ends earlier, and never later', () => {
    const due = stored<DueItem>({
      kind: 'due',
      contractId: CONTRACT,
      ...ERASURE,
      dueId: 'erase-persons',
      what: 'erase-persons',
      at: '2025-12-31T22:59:59.999Z',
      state: 'waiting',
    });
    const ended = (at: string) => erasureAfterEnd([due], { terms: kept, timeZone, at });
    expect(ended('2019-02-01T08:00:00.000Z')).toMatchObject([{ at: '2021-02-01T22:59:59.999Z' }]);
    expect(ended('2024-02-01T08:00:00.000Z')).toEqual([]);
  });
});

describe('persons’ data whose time is over', () => {
  const quiet = { transitions: [], tasks: [], dues: [], settlements: [] };

  it.each(['closed', 'terminated'] as const)(
    'may go when the contract is %s and nothing is under way',
    (phase) => {
      expect(keepsPersons({ contract: contract({ phase }), ...quiet })).toEqual([]);
    },
  );

  it.each(['intervention', 'follow-up', 'suspended'] as const)(
    'stay while the contract is in %s',
    (phase) => {
      expect(keepsPersons({ contract: contract({ phase }), ...quiet })).toEqual(['not-over']);
    },
  );
});

describe('an erasure before its time', () => {
  const member = (subject: string, role: MembershipItem['role']) =>
    stored<MembershipItem>({
      kind: 'membership',
      contractId: CONTRACT,
      person: person(subject),
      party: 'norrkoping',
      role,
    });
  const memberships = [
    member('petra', 'project-owner'),
    member('ada', 'administrator'),
    member('both', 'administrator'),
    member('both', 'project-owner'),
  ];
  const ask = (subject: string, head = contract({ phase: 'closed' })) =>
    askErasure({
      contract: head,
      person: person(subject),
      memberships,
      today: '2021-01-01',
      reason: 'kommunen begär det',
      keeps: [],
      at: AT,
    });
  const afterAsking = (subject: string) => {
    const asked = ask(subject);
    const item = asked.ok ? asked.value.writes[0]?.item : undefined;
    if (item?.kind !== 'contract') throw new Error('nothing was asked');
    return contract({ ...item, phase: 'closed' });
  };

  it('is decided by a project owner and an administrator together', () => {
    const decided = ask('ada', afterAsking('petra'));
    expect(decided.ok && decided.value).toMatchObject({
      outbox: [{ message: { what: 'erase-persons' } }],
      events: [{ what: 'erasure-decided' }],
      writes: [{ item: { erasure: { state: 'decided', why: 'request' } } }],
    });
  });

  it('is not decided by one person, whatever roles they hold', () => {
    const alone = ask('both', afterAsking('both'));
    expect(alone.findings.map(({ code }) => code)).toEqual(['authority.erasure-alone']);
  });

  it('waits for what is under way, and is decided once', () => {
    const early = askErasure({
      contract: contract(),
      person: person('petra'),
      memberships,
      today: '2021-01-01',
      reason: 'nu',
      keeps: ['not-over'],
      at: AT,
    });
    expect(early.findings.map(({ code }) => code)).toEqual(['erasure.too-early']);
    const erasure = { state: 'done' as const, why: 'retention' as const, at: AT };
    const late = ask('petra', contract({ phase: 'closed', erasure }));
    expect(late.findings.map(({ code }) => code)).toEqual(['erasure.decided']);
  });
});
