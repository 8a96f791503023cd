import { afterEach, describe, expect, it } from 'vitest';
import type { Theatre } from '../theatre.ts';
import {
  act,
  correct,
  deliver,
  happened,
  pay,
  REASON,
  rowsFor,
  settled,
  sharedSaving,
  verify,
} from './acts.ts';
import { account, expectBooksInOrder } from './books.ts';
import { CONTRACT, evaluator, finance, investor, owner } from './cast.ts';
import { dearer } from './few.ts';
import { beginAt } from './points.ts';
import { expectEverybodyTold, expectNothingOpen } from './traces.ts';

const YEAR = 'follow_up_1';
const NEXT = 'follow_up_2';
const DELIVERY = 'contract.delivery.r1 reconciled 3000000';
let theatre: Theatre;

afterEach(() => theatre.close());

/** 60 % of what was saved in a year, by the rows of the demo. */
function yearPays(periodId = YEAR): number {
  return sharedSaving(theatre, rowsFor(theatre, periodId));
}

/** The year's new revision is delivered with the first child's care so much dearer, and is verified. */
async function correctedBy(by: number, periodId = YEAR): Promise<void> {
  const { revision } = await correct(theatre, periodId);
  const from = periodId === YEAR ? '2018-01-01' : '2019-01-01';
  const rows = dearer(rowsFor(theatre, periodId), { by, from });
  await deliver(theatre, { periodId, revision }, rows);
  await verify(theatre, periodId);
}

/** The revisions as the pack of a period sets them side by side, for somebody. */
async function sideBySide(subject: string) {
  const { pack, told } = await theatre
    .as(subject)
    .readPack({ contractId: CONTRACT, periodId: YEAR });
  return { ...pack.revisions, reason: pack.reason, told };
}

describe('a correction of what is paid', () => {
  it('is verified with both revisions side by side, and the late rows stand in the chain', async () => {
    theatre = await beginAt('deliver-data');
    await correctedBy(-50_000);
    const money = { currency: 'SEK', difference: '30000' };
    const shown = await sideBySide(evaluator);
    expect(shown).toMatchObject({
      before: { revision: 1 },
      reason: REASON,
      metrics: expect.arrayContaining([
        expect.objectContaining({ metric: 'saving', period: YEAR, difference: '50000' }),
      ]),
      money,
    });
    expect(shown.told.join(' ')).toContain('(+30,000\u00a0SEK)');
    expect(await sideBySide(investor)).toMatchObject({ before: { revision: 1 }, money });
    expect(await happened(theatre)).toContain('data-came-late');
    const { late } = await theatre.as(evaluator).listLateData({ contractId: CONTRACT });
    expect(late).toMatchObject([
      {
        figures: {
          ...{ periodId: YEAR, revision: 1, persons: 1 },
          rows: { changed: 1, added: 0 },
        },
      },
    ]);
  });

  it('upwards pays the difference', async () => {
    theatre = await beginAt('deliver-data');
    await correctedBy(-50_000);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
      'follow_up_1.outcome-payment.r2 reconciled 30000',
    ]);
    await expectBooksInOrder(theatre);
  });

  it('downwards is carried, and taken off the next payment', async () => {
    theatre = await beginAt('deliver-data');
    await correctedBy(50_000);
    expect(await happened(theatre)).toContain('nothing-to-pay');
    await deliver(theatre, { periodId: NEXT, revision: 1 }, rowsFor(theatre, NEXT));
    await verify(theatre, NEXT);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
      `follow_up_2.outcome-payment.r1 reconciled ${yearPays(NEXT) - 30_000}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('downwards, with no payment to come, is claimed back at the end', async () => {
    theatre = await beginAt('deliver-data');
    await deliver(theatre, { periodId: NEXT, revision: 1 }, rowsFor(theatre, NEXT));
    await verify(theatre, NEXT);
    await pay(theatre);
    await correctedBy(50_000, NEXT);
    await theatre.story.play();
    const entitled = 3_000_000 + yearPays() + yearPays(NEXT) - 30_000;
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      'contract.final.r1 reconciled 0 back 30000',
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
      `follow_up_2.outcome-payment.r1 reconciled ${yearPays(NEXT)}`,
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
    theatre = await beginAt('attest');
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
      `follow_up_1.outcome-payment.r1 superseded ${yearPays()}`,
      `follow_up_1.outcome-payment.r2 reconciled ${yearPays() - 30_000}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('waits for what is issued, and goes on when it is paid', async () => {
    theatre = await beginAt('confirm-payment');
    await correctedBy(-50_000);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 issued ${yearPays()}`,
    ]);
    const dues = await theatre.store.list('due', CONTRACT);
    expect(dues).toContainEqual(
      expect.objectContaining({ what: 'payout-waits', revision: 2, state: 'waiting' }),
    );
    await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-1' }]);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
      'follow_up_1.outcome-payment.r2 reconciled 30000',
    ]);
    await expectBooksInOrder(theatre);
  });
});
