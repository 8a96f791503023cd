import { describe, expect, it } from 'vitest';
import type { TaskItem } from '../../../../core/lifecycle/items/work.ts';
import { type Asking, askTask } from '../../../../core/lifecycle/tasks/ask.ts';
import { signatories, taskDeadline, taskParty } from '../../../../core/lifecycle/tasks/tasks.ts';
import {
  AT,
  contract,
  decided,
  HASH,
  norrkoping,
  OTHER_HASH,
  task,
  transitionOf,
} from '../fixtures.ts';

const verify = task('verify-outcome', 'lumell_associates', { subjectHash: HASH, version: 2 });

function ask(tasks: readonly TaskItem[], rest: Partial<Asking> = {}) {
  return askTask({
    transition: transitionOf(verify, { attempt: 2 }),
    contract: contract(),
    terms: norrkoping,
    tasks,
    task: 'verify-outcome',
    token: 'new-token',
    subjectHash: HASH,
    at: AT,
    ...rest,
  });
}

describe('asking for a decision', () => {
  it('opens the task under its permanent key, with its deadline and a notice', () => {
    expect(ask([])).toMatchObject({
      taskId: 'follow_up_1.verification.r1.verify-outcome',
      answered: false,
      change: {
        writes: [
          {
            op: 'create',
            item: {
              party: 'lumell_associates',
              role: 'evaluator',
              state: 'open',
              token: 'new-token',
              attempt: 2,
              subjectHash: HASH,
              dueAt: '2019-03-03T22:59:59.999Z',
            },
          },
          {
            op: 'create',
            item: {
              kind: 'due',
              what: 'task-deadline',
              dueId: 'deadline.follow_up_1.verification.r1.verify-outcome',
              at: '2019-03-03T22:59:59.999Z',
            },
          },
        ],
      },
      notice: { type: 'task-waits', to: [{ party: 'lumell_associates', role: 'evaluator' }] },
    });
  });

  it('again gives the open task the new token, and troubles nobody with another notice', () => {
    const asked = ask([verify]);
    expect(asked).toMatchObject({
      answered: false,
      change: {
        writes: [{ op: 'replace', item: { token: 'new-token', attempt: 2, version: 2 } }],
        events: [],
      },
    });
    expect(asked).not.toHaveProperty('notice');
  });

  it('after the decision finds the answer', () => {
    expect(ask([decided(verify, 'eva', 'approve')])).toEqual({
      taskId: verify.taskId,
      answered: true,
    });
  });

  it('about something else than was approved opens the task again: no approval outlives its subject', () => {
    const asked = ask([decided(verify, 'eva', 'approve')], { subjectHash: OTHER_HASH });
    expect(asked).toMatchObject({
      answered: false,
      change: { writes: [{ op: 'replace', item: { state: 'open', subjectHash: OTHER_HASH } }, {}] },
      notice: { noticeId: `task-waits.norrkoping-2016.${verify.taskId}.v2` },
    });
    if (asked.answered) throw new Error('it is open');
    expect(asked.change.writes[0]?.item).not.toHaveProperty('decision');
  });

  it('anew opens a task that was taken out of the way', () => {
    const retired = { ...decided(verify, 'eva', 'ask'), state: 'superseded' as const };
    expect(ask([retired])).toMatchObject({ answered: false, notice: { type: 'task-waits' } });
  });

  it('is needless where another has rejected the same', () => {
    const [city, investor] = ['norrkoping', 'leksell_social_ventures'].map((party) =>
      task('sign-terms', party, { detail: party, subjectHash: HASH }),
    );
    if (!city || !investor) throw new Error('two parties sign');
    const asking: Partial<Asking> = {
      transition: transitionOf(city),
      task: 'sign-terms',
      detail: 'leksell_social_ventures',
      party: 'leksell_social_ventures',
    };
    expect(ask([decided(city, 'nils', 'reject')], asking).answered).toBe(true);
    expect(ask([decided(city, 'nils', 'accept')], asking).answered).toBe(false);
  });
});

describe('whom a task waits for', () => {
  it.each([
    ['report-delivery', 'norrkoping'],
    ['deliver-data', 'norrkoping'],
    ['verify-outcome', 'lumell_associates'],
    ['answer-objection', 'lumell_associates'],
    ['arbitrate', 'rise'],
    ['attest', 'norrkoping'],
    ['confirm-payment', 'norrkoping'],
  ] as const)('%s waits for %s in Norrköping', (kind, party) => {
    expect(taskParty(kind, norrkoping)).toBe(party);
  });

  it('the payer answers for a role that no party has', () => {
    const { norrkoping: city, ...others } = norrkoping.parties;
    if (!city) throw new Error('the terms have a payer');
    const parties = { ...others, norrkoping: { ...city, roles: ['outcome-payer' as const] } };
    expect(taskParty('attest', { ...norrkoping, parties })).toBe('norrkoping');
  });

  it('payers, investors and providers sign, and who says so', () => {
    expect(signatories(norrkoping)).toEqual(['norrkoping', 'leksell_social_ventures']);
    const { rise, ...others } = norrkoping.parties;
    if (!rise) throw new Error('the terms have an arbiter');
    const parties = { ...others, rise: { ...rise, signs: 'true' as const } };
    expect(signatories({ ...norrkoping, parties })).toContain('rise');
  });

  it('a signature without a party is a fault of the program', () => {
    expect(() => taskParty('sign-terms', norrkoping)).toThrow(RangeError);
  });
});

describe('deadlines', () => {
  const openedAt = '2019-03-28T23:30:00.000Z'; // 29 March in Stockholm, two days before summer time
  const about = { purpose: 'x', terms: norrkoping, openedAt, timeZone: 'Europe/Stockholm' };

  it.each([
    { task: 'verify-outcome', at: '2019-04-28T21:59:59.999Z', why: '30 days' },
    { task: 'report-delivery', at: '2017-12-31T22:59:59.999Z', why: 'the intervention’s last day' },
    { task: 'deliver-data', at: undefined, why: 'the terms name none' },
  ] as const)('of $task: $why', ({ task: kind, at }) => {
    expect(taskDeadline({ ...about, task: kind })).toBe(at);
  });

  it('the day by which to sign is that of the first signing, not of an amendment', () => {
    const phases = { signBy: '2016-06-30', intervention: { from: '2016-08-15', to: '2017-12-31' } };
    const terms = { ...norrkoping, phases };
    const sign = { ...about, task: 'sign-terms' as const, terms };
    expect(taskDeadline({ ...sign, purpose: 'onboarding' })).toBe('2016-06-30T21:59:59.999Z');
    expect(taskDeadline({ ...sign, purpose: 'amendment' })).toBeUndefined();
  });
});
