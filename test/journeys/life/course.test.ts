import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf, type Theatre } from '../theatre.ts';
import {
  act,
  happened,
  moveTo,
  pay,
  periodOf,
  REASON,
  rowsFor,
  settled,
  sharedSaving,
} from './acts.ts';
import { expectBooksInOrder } from './books.ts';
import { CONTRACT, evaluator, finance, investor, owner, signatories } from './cast.ts';
import { beginAt } from './points.ts';

const YEAR = 'follow_up_1';
const DELIVERY = 'contract.delivery.r1 reconciled 3000000';
let theatre: Theatre;

afterEach(() => theatre.close());

type Course = 'suspension' | 'resumption' | 'termination';

async function agree(transition: Course): Promise<void> {
  const body = { transition, reason: REASON };
  await theatre.as(owner).beginTransition({ contractId: CONTRACT, body });
  await theatre.stage.atRest();
  for (const subject of signatories) {
    const { tasks } = await theatre.as(subject).listMyTasks();
    const [task] = tasks.filter((each) => each.task === 'sign-terms');
    if (!task) throw new Error(`${subject} is not asked`);
    await theatre.decide(subject, task, 'accept');
  }
  await theatre.stage.atRest();
}

async function phase(): Promise<string> {
  return (await theatre.as(owner).readContract({ contractId: CONTRACT })).phase;
}

function yearPays(): number {
  return sharedSaving(theatre, rowsFor(theatre, YEAR));
}

describe('a suspended contract', () => {
  it('finishes what is under way, begins nothing, and catches up when it goes on', async () => {
    theatre = await beginAt('attest');
    await agree('suspension');
    expect(await phase()).toBe('suspended');
    await pay(theatre);
    await moveTo(theatre, '2020-02-01T00:00:00.000Z');
    expect(await periodOf(theatre, 'follow_up_2')).toMatchObject({ state: 'planned' });
    const body = { transition: 'follow-up' as const, periodId: 'follow_up_2' };
    const begun = theatre.as(owner).beginTransition({ contractId: CONTRACT, body });
    expect(await refusalOf(begun)).toMatchObject({ codes: ['trigger.phase'] });

    await agree('resumption');
    expect(await phase()).toBe('follow-up');
    await theatre.sweep();
    await theatre.stage.atRest();
    expect(await periodOf(theatre, 'follow_up_2')).toMatchObject({ state: 'collecting' });
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('is not suspended when a party does not agree', async () => {
    theatre = await beginAt('deliver-data');
    const body = { transition: 'suspension' as const, reason: REASON };
    await theatre.as(owner).beginTransition({ contractId: CONTRACT, body });
    await theatre.stage.atRest();
    await act(theatre, signatories[1], 'sign-terms', ['reject', { reason: 'No need' }]);
    expect(await phase()).toBe('follow-up');
    await agree('suspension');
    expect(await phase()).toBe('suspended');
  });
});

describe('a terminated contract', () => {
  it('is settled for the last time, in place of the payout that was on its way', async () => {
    theatre = await beginAt('attest');
    await agree('termination');
    expect(await phase()).toBe('terminated');
    await pay(theatre);
    await moveTo(theatre, '2021-01-01T00:00:00.000Z');
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `contract.termination.r1 reconciled ${yearPays()}`,
      `follow_up_1.outcome-payment.r1 superseded ${yearPays()}`,
    ]);
    expect(await periodOf(theatre, 'follow_up_2')).toMatchObject({ state: 'planned' });
    const open = await theatre.store.list('transition', CONTRACT);
    expect(open.filter(({ state }) => state === 'open')).toEqual([]);
    await expectBooksInOrder(theatre);
  });

  it('waits with its last settlement for a payment that is under way', async () => {
    theatre = await beginAt('confirm-payment');
    await agree('termination');
    await theatre.sweep();
    await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-1' }]);
    const transitions = await theatre.store.list('transition', CONTRACT);
    const last = transitions.find(
      ({ purpose, workflow }) => purpose === 'termination' && workflow === 'payout',
    );
    expect(last).toMatchObject({ state: 'finished', outcome: 'nothing-to-pay' });
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('collects nothing more, and closes what asked for it', async () => {
    theatre = await beginAt('deliver-data');
    await agree('termination');
    const { tasks } = await theatre.as(owner).listTasks({ contractId: CONTRACT });
    const asked = tasks.find(({ task, periodId }) => task === 'deliver-data' && periodId !== YEAR);
    expect(asked).toMatchObject({ state: 'superseded', closedBecause: 'terminated' });
    expect(await happened(theatre)).toContain('nothing-to-pay');
    await expectBooksInOrder(theatre);
  });

  it('pays what is verified only when nobody may object to it any more', async () => {
    theatre = await beginAt('verify-outcome');
    await act(theatre, evaluator, 'verify-outcome', ['approve']);
    await agree('termination');
    expect(await settled(theatre)).toEqual([DELIVERY]);
    const body = { reason: 'The cost of care is not right' };
    await theatre.as(investor).object({ contractId: CONTRACT, periodId: YEAR, body });
    await theatre.stage.atRest();
    await act(theatre, evaluator, 'answer-objection', ['upheld', { reason: 'It is' }]);
    await act(theatre, 'rise.arbiter', 'arbitrate', ['upheld', { reason: 'It is' }]);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('pays what is verified when the time for objections has passed', async () => {
    theatre = await beginAt('verify-outcome');
    await act(theatre, evaluator, 'verify-outcome', ['approve']);
    await agree('termination');
    const { objectionsUntil = '' } = await periodOf(theatre, YEAR);
    await moveTo(theatre, objectionsUntil);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
    ]);
    await expectBooksInOrder(theatre);
  });
});
