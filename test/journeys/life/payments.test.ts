import { afterEach, describe, expect, it } from 'vitest';
import type { Theatre } from '../theatre.ts';
import {
  act,
  correct,
  deliver,
  happened,
  pay,
  rowsFor,
  settled,
  sharedSaving,
  verify,
} from './acts.ts';
import { expectBooksInOrder } from './books.ts';
import { CONTRACT, finance, owner } from './cast.ts';
import { beginAt } from './points.ts';

const YEAR = 'follow_up_1';
const DELIVERY = 'contract.delivery.r1 reconciled 3000000';
let theatre: Theatre;

afterEach(() => theatre.close());

/** 60 % of what was saved in the year, by the rows of the demo. */
function yearPays(): number {
  return sharedSaving(theatre, rowsFor(theatre, YEAR));
}

/** The bytes of the payout notices that finance has. */
async function noticeBytes(): Promise<string[]> {
  return (await theatre.notices())
    .filter(({ noticeId }) => noticeId.startsWith(`payout-issued.${CONTRACT}.${YEAR}`))
    .map(({ forSystems }) => forSystems);
}

describe('a payment', () => {
  it('of which nobody knows counts as settled, and is confirmed later', async () => {
    theatre = await beginAt('confirm-payment');
    const reason = 'The bank does not answer';
    await act(theatre, finance[0], 'confirm-payment', ['unknown', { reason }]);
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r1 unknown ${yearPays()}`,
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
    theatre = await beginAt('confirm-payment');
    const before = await noticeBytes();
    expect(before).toHaveLength(1);
    const [issued] = (await theatre.settlements()).filter(({ periodId }) => periodId === YEAR);
    const reason = 'The account is closed';
    await act(theatre, finance[0], 'confirm-payment', ['rejected', { reason }]);
    const [again] = (await theatre.settlements()).filter(({ periodId }) => periodId === YEAR);
    expect(again).toMatchObject({
      state: 'issued',
      noticeFile: issued?.noticeFile,
      issuedAt: issued?.issuedAt,
    });
    expect(await noticeBytes()).toEqual(before);
    expect((await happened(theatre)).filter((what) => what === 'payout-issued')).toHaveLength(3);
    await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-2' }]);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('that an attester refuses is not made', async () => {
    theatre = await beginAt('attest');
    const reason = 'The account is not ours';
    await act(theatre, finance[0], 'attest', ['refuse', { reason }]);
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r1 refused ${yearPays()}`,
    );
    expect(await theatre.openTask('attest').catch(() => 'none')).toBe('none');
    await correct(theatre, YEAR);
    await deliver(theatre, { periodId: YEAR, revision: 2 }, rowsFor(theatre, YEAR));
    await verify(theatre, YEAR);
    await pay(theatre);
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r2 reconciled ${yearPays()}`,
    );
    await expectBooksInOrder(theatre);
  });

  it('that was refused is settled again when the project owner asks for it, and attested anew', async () => {
    theatre = await beginAt('attest');
    const settlement = `${YEAR}.outcome-payment.r1`;
    const reason = 'The account is not ours';
    await act(theatre, finance[0], 'attest', ['refuse', { reason }]);
    await theatre.as(owner).settleAgain({ contractId: CONTRACT, settlement });
    await theatre.stage.atRest();
    await pay(theatre);
    expect(await settled(theatre)).toEqual([DELIVERY, `${settlement} reconciled ${yearPays()}`]);
    await expectBooksInOrder(theatre);
  });
});
