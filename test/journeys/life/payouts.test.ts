import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enrolmentsCsv, observationsCsv } from '../../../local/demo/data/rows.ts';
import type { Theatre } from '../theatre.ts';
import { act, correct, deliver, happened, pay, rowsFor, settled, verify } from './acts.ts';
import { account, expectBooksInOrder } from './books.ts';
import { CONTRACT, finance, owner } from './cast.ts';
import { dearer } from './few.ts';
import { type Point, type Points, playTo } from './points.ts';
import { saving } from './recompute.ts';
import { expectEverybodyTold, expectNothingOpen } from './traces.ts';

const YEAR = 'follow_up_1';
const NEXT = 'follow_up_2';
const DELIVERY = 'contract.delivery.r1 reconciled 3000000';
let points: Points;
let theatre: Theatre;

beforeAll(async () => {
  points = await playTo(['attest', 'confirm-payment', 'deliver-data']);
});
afterAll(() => points.close());
afterEach(() => theatre.close());

async function beginAt(point: Point): Promise<void> {
  theatre = await points.at(point);
}

/** 60 % of what was saved in a year, by the rows of the demo. */
function sharedSaving(periodId = YEAR): number {
  const csv = observationsCsv(rowsFor(theatre, periodId));
  return saving(csv, enrolmentsCsv(theatre.contract.enrolments)) * 0.6;
}

/** The year's new revision is delivered with the first child's care so much dearer, and is verified. */
async function correctedBy(by: number, periodId = YEAR): Promise<void> {
  const { revision } = await correct(theatre, periodId);
  const from = periodId === YEAR ? '2018-01-01' : '2019-01-01';
  const rows = dearer(rowsFor(theatre, periodId), { by, from });
  await deliver(theatre, { periodId, revision }, rows);
  await verify(theatre, periodId);
}

/** The bytes of the payout notices that finance has. */
function noticeBytes(): string[] {
  const folder = join(theatre.data, 'outbox');
  return readdirSync(folder)
    .filter((name) => name.startsWith(`payout-issued.${CONTRACT}.${YEAR}`))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('a correction of what is paid', () => {
  it('upwards pays the difference', async () => {
    await beginAt('deliver-data');
    await correctedBy(-50_000);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${sharedSaving()}`,
      'follow_up_1.outcome-payment.r2 reconciled 30000',
    ]);
    await expectBooksInOrder(theatre);
  });

  it('downwards is carried, and taken off the next payment', async () => {
    await beginAt('deliver-data');
    await correctedBy(50_000);
    expect(await happened(theatre)).toContain('nothing-to-pay');
    await deliver(theatre, { periodId: NEXT, revision: 1 }, rowsFor(theatre, NEXT));
    await verify(theatre, NEXT);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${sharedSaving()}`,
      `follow_up_2.outcome-payment.r1 reconciled ${sharedSaving(NEXT) - 30_000}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('downwards, with no payment to come, is claimed back at the end', async () => {
    await beginAt('deliver-data');
    await deliver(theatre, { periodId: NEXT, revision: 1 }, rowsFor(theatre, NEXT));
    await verify(theatre, NEXT);
    await pay(theatre);
    await correctedBy(50_000, NEXT);
    await theatre.story.play();
    const entitled = 3_000_000 + sharedSaving() + sharedSaving(NEXT) - 30_000;
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      'contract.final.r1 reconciled 0 back 30000',
      `follow_up_1.outcome-payment.r1 reconciled ${sharedSaving()}`,
      `follow_up_2.outcome-payment.r1 reconciled ${sharedSaving(NEXT)}`,
    ]);
    expect(await account(theatre, 'entitlement')).toBe(entitled);
    expect(await account(theatre, 'claim-back')).toBe(30_000);
    await expectBooksInOrder(theatre);
    await expectNothingOpen(theatre);
    await expectEverybodyTold(theatre);
  });
});

describe('a correction while a payout is under way', () => {
  it('withdraws what is not issued, and settles everything to date', async () => {
    await beginAt('attest');
    await act(theatre, finance[0], 'attest', ['attest']);
    await correct(theatre, YEAR);
    const { tasks } = await theatre.as(owner).listTasks({ contractId: CONTRACT });
    const waiting = tasks.filter(({ task, state }) => task === 'attest' && state === 'superseded');
    expect(waiting.map(({ closedBecause }) => closedBecause)).toEqual([
      'a correction takes its place',
    ]);
    const rows = dearer(rowsFor(theatre, YEAR), { by: 50_000, from: '2018-01-01' });
    await deliver(theatre, { periodId: YEAR, revision: 2 }, rows);
    await verify(theatre, YEAR);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 superseded ${sharedSaving()}`,
      `follow_up_1.outcome-payment.r2 reconciled ${sharedSaving() - 30_000}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('waits for what is issued, and goes on when it is paid', async () => {
    await beginAt('confirm-payment');
    await correctedBy(-50_000);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 issued ${sharedSaving()}`,
    ]);
    const dues = await theatre.runtime.store.list('due', CONTRACT);
    expect(dues).toContainEqual(
      expect.objectContaining({ what: 'payout-waits', revision: 2, state: 'waiting' }),
    );
    await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-1' }]);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${sharedSaving()}`,
      'follow_up_1.outcome-payment.r2 reconciled 30000',
    ]);
    await expectBooksInOrder(theatre);
  });
});

describe('a payment', () => {
  it('of which nobody knows counts as settled, and is confirmed later', async () => {
    await beginAt('confirm-payment');
    const reason = 'The bank does not answer';
    await act(theatre, finance[0], 'confirm-payment', ['unknown', { reason }]);
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r1 unknown ${sharedSaving()}`,
    );
    await act(theatre, finance[1], 'confirm-payment', ['paid', { reference: 'BG-1' }]);
    const [paid] = (await theatre.settlements()).filter(({ periodId }) => periodId === YEAR);
    expect(paid).toMatchObject({
      state: 'reconciled',
      paymentReference: 'BG-1',
      confirmedBy: { subject: finance[1] },
    });
    expect(await happened(theatre)).toEqual(
      expect.arrayContaining(['payment-unknown', 'payment-paid', 'payment-posted']),
    );
    await expectBooksInOrder(theatre);
  });

  it('that the bank rejects is issued again, byte for byte', async () => {
    await beginAt('confirm-payment');
    const before = noticeBytes();
    const [issued] = (await theatre.settlements()).filter(({ periodId }) => periodId === YEAR);
    const reason = 'The account is closed';
    await act(theatre, finance[0], 'confirm-payment', ['rejected', { reason }]);
    const [again] = (await theatre.settlements()).filter(({ periodId }) => periodId === YEAR);
    expect(again).toMatchObject({
      state: 'issued',
      noticeFile: issued?.noticeFile,
      issuedAt: issued?.issuedAt,
    });
    expect(noticeBytes()).toEqual(before);
    expect((await happened(theatre)).filter((what) => what === 'payout-issued')).toHaveLength(3);
    await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-2' }]);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${sharedSaving()}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('that an attester refuses is not made', async () => {
    await beginAt('attest');
    const reason = 'The account is not ours';
    await act(theatre, finance[0], 'attest', ['refuse', { reason }]);
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r1 refused ${sharedSaving()}`,
    );
    expect(await theatre.openTask('attest').catch(() => 'none')).toBe('none');
    await correctedBy(0);
    await pay(theatre);
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r2 reconciled ${sharedSaving()}`,
    );
    await expectBooksInOrder(theatre);
  });
});
