import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf, type Theatre } from '../theatre.ts';
import {
  deliver,
  happened,
  importRows,
  pay,
  REASON,
  rowsFor,
  settled,
  sharedSaving,
  verify,
} from './acts.ts';
import { expectBooksInOrder } from './books.ts';
import { CONTRACT, owner } from './cast.ts';
import { dearer } from './few.ts';
import { beginAt } from './points.ts';

const YEAR = 'follow_up_2';
let theatre: Theatre;

afterEach(() => theatre.close());

const takeBack = (importId: string) =>
  theatre.as(owner).withdrawImport({ contractId: CONTRACT, importId, body: { reason: REASON } });

describe('a delivery with wrong values', () => {
  it('is taken back while the period collects, and only the right one is frozen and paid for', async () => {
    theatre = await beginAt('deliver-data');
    const rows = rowsFor(theatre, YEAR);
    const wrong = dearer(rows, { by: 50_000, from: '2019-01-01' });
    const mistake = await importRows(theatre, { periodId: YEAR, key: 'wrong' }, wrong);
    const beside = importRows(theatre, { periodId: YEAR, key: 'beside' }, rows);
    expect((await refusalOf(beside)).codes).toContain('outcomes.duplicate-observation');

    const { import: item } = await takeBack(mistake.import.importId);
    expect(item.withdrawn).toMatchObject({ by: { subject: owner }, reason: REASON });
    await deliver(theatre, { periodId: YEAR, revision: 1 }, rows);
    expect(await happened(theatre)).toContain('data-withdrawn');

    const { imports } = await theatre.as(owner).listImports({ contractId: CONTRACT });
    const right = imports.find((each) => each.periodId === YEAR && !each.withdrawn);
    expect(await refusalOf(takeBack(right?.importId ?? ''))).toEqual({
      status: 409,
      codes: ['withdrawal.frozen'],
    });
    await verify(theatre, YEAR);
    await pay(theatre);
    expect(await settled(theatre)).toContain(
      `${YEAR}.outcome-payment.r1 reconciled ${sharedSaving(theatre, rows)}`,
    );
    await expectBooksInOrder(theatre);
  });
});
