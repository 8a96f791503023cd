import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf, type Theatre } from '../theatre.ts';
import {
  act,
  correct,
  deliver,
  happened,
  importRows,
  moveTo,
  passWindow,
  pay,
  periodOf,
  REASON,
  rowsFor,
  settled,
  sharedSaving,
  verify,
} from './acts.ts';
import { expectBooksInOrder } from './books.ts';
import { arbiter, CONTRACT, evaluator, investor, owner, provider } from './cast.ts';
import { dearer } from './few.ts';
import { beginAt } from './points.ts';
import { expectEverybodyTold, noticesOf } from './traces.ts';

const YEAR = 'follow_up_1';
const DELIVERY = 'contract.delivery.r1 reconciled 3000000';
let theatre: Theatre;

afterEach(() => theatre.close());

/** 60 % of what was saved, by these rows. */
function yearPays(rows = rowsFor(theatre, YEAR)): number {
  return sharedSaving(theatre, rows);
}

async function object(subject: string): Promise<void> {
  const body = { reason: 'The school results are not plausible' };
  await theatre.as(subject).object({ contractId: CONTRACT, periodId: YEAR, body });
  await theatre.stage.atRest();
}

async function disputed(): Promise<void> {
  theatre = await beginAt('verify-outcome');
  await act(theatre, evaluator, 'verify-outcome', ['approve']);
  await object(investor);
  expect(await periodOf(theatre, YEAR)).toMatchObject({ state: 'disputed', revision: 1 });
}

describe('a rejected verification', () => {
  it('collects again, and the new revision is approved and paid once', async () => {
    theatre = await beginAt('verify-outcome');
    await act(theatre, evaluator, 'verify-outcome', ['reject', { reason: REASON }]);
    expect(await periodOf(theatre, YEAR)).toMatchObject({
      revision: 2,
      state: 'collecting',
      reason: REASON,
    });
    const rows = dearer(rowsFor(theatre, YEAR), { by: 20_000, from: '2018-01-01' });
    await deliver(theatre, { periodId: YEAR, revision: 2 }, rows);
    await verify(theatre, YEAR);
    await pay(theatre);
    expect(yearPays(rows)).toBe(yearPays() - 12_000);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r2 reconciled ${yearPays(rows)}`,
    ]);
    const { periods } = await theatre.as(owner).listPeriods({ contractId: CONTRACT });
    const years = periods.filter(({ periodId }) => periodId === YEAR);
    expect(years.map(({ state }) => state)).toEqual(['rejected', 'verified']);
    await expectBooksInOrder(theatre);
  });
});

describe('a question of the evaluator', () => {
  it('goes to the project owner, and the evaluator is asked anew and approves', async () => {
    theatre = await beginAt('verify-outcome');
    const first = await theatre.openTask('verify-outcome');
    await act(theatre, evaluator, 'verify-outcome', ['ask', { reason: 'Where is child six?' }]);
    const again = await theatre.openTask('verify-outcome');
    expect(again).toMatchObject({ taskId: first.taskId, subjectHash: first.subjectHash });
    expect(again.decision).toBeUndefined();
    const asked = (await noticesOf(theatre)).find(({ facts }) => facts['decision'] === 'asked');
    expect(asked?.to.map(({ role }) => role)).toEqual(['project-owner']);
    await verify(theatre, YEAR);
    await pay(theatre);
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
    );
    expect(await happened(theatre)).toContain('question-asked');
    await expectBooksInOrder(theatre);
  });
});

describe('data that are not complete', () => {
  it('are asked for again later, and the period goes on when they are there', async () => {
    theatre = await beginAt('verify-outcome');
    await act(theatre, evaluator, 'verify-outcome', ['reject', { reason: REASON }]);
    await act(theatre, owner, 'deliver-data', ['delivered']);
    const asked = await theatre.openTask('deliver-data');
    expect(asked.decision).toBeUndefined();
    expect(await happened(theatre)).toContain('collection-postponed');
    const { taskId } = asked;
    const read = (subject: string) =>
      theatre.as(subject).readTask({ contractId: CONTRACT, taskId });
    expect((await read(owner)).missing).toMatchObject([
      { code: 'data.nothing-delivered', mend: expect.stringContaining('observations file') },
    ]);
    expect(await read(investor)).not.toHaveProperty('missing');
    // Nobody needs to wait for the date: what is delivered before goes on at once.
    await deliver(theatre, { periodId: YEAR, revision: 2 }, rowsFor(theatre, YEAR));
    await verify(theatre, YEAR);
    await pay(theatre);
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r2 reconciled ${yearPays()}`,
    );
    await expectBooksInOrder(theatre);
  });

  it('are asked for again at the date, with a reason when there are none', async () => {
    theatre = await beginAt('verify-outcome');
    await act(theatre, evaluator, 'verify-outcome', ['reject', { reason: REASON }]);
    await act(theatre, owner, 'deliver-data', [
      'not-available',
      { reason: 'The register is late' },
    ]);
    const { dueAt = '' } = await theatre.openTask('deliver-data');
    await moveTo(theatre, dueAt);
    await importRows(theatre, { periodId: YEAR, key: 'late' }, rowsFor(theatre, YEAR));
    await act(theatre, owner, 'deliver-data', ['delivered']);
    expect(await periodOf(theatre, YEAR)).toMatchObject({ state: 'measured', revision: 2 });
  });
});

describe('an objection', () => {
  it('is answered by the evaluator, then the arbiter, and the result is paid', async () => {
    await disputed();
    await act(theatre, evaluator, 'answer-objection', ['upheld', { reason: 'The grades agree' }]);
    await act(theatre, arbiter, 'arbitrate', ['upheld', { reason: 'Nothing is wrong' }]);
    expect(await periodOf(theatre, YEAR)).toMatchObject({ state: 'verified', revision: 1 });
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${yearPays()}`,
    ]);
    await expectBooksInOrder(theatre);
    await expectEverybodyTold(theatre);
  });

  it('is overtaken by a correction, which asks nobody for an answer any more', async () => {
    await disputed();
    await correct(theatre, YEAR);
    const { tasks } = await theatre.as(owner).listTasks({ contractId: CONTRACT });
    expect(tasks.find(({ task }) => task === 'answer-objection')).toMatchObject({
      state: 'superseded',
      closedBecause: 'a correction takes its place',
    });
    expect(await periodOf(theatre, YEAR)).toMatchObject({ state: 'collecting', revision: 2 });
    await expectBooksInOrder(theatre);
  });

  it.each([
    ['the evaluator', [[evaluator, 'answer-objection', 'revise']]],
    [
      'the arbiter',
      [
        [evaluator, 'answer-objection', 'upheld'],
        [arbiter, 'arbitrate', 'revise'],
      ],
    ],
  ] as const)('has the result revised by %s, and the corrected one is paid', async (_, answers) => {
    await disputed();
    for (const [subject, kind, choice] of answers) {
      await act(theatre, subject, kind, [choice, { reason: REASON }]);
    }
    const rows = dearer(rowsFor(theatre, YEAR), { by: 20_000, from: '2018-01-01' });
    await deliver(theatre, { periodId: YEAR, revision: 2 }, rows);
    await verify(theatre, YEAR);
    await pay(theatre);
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r2 reconciled ${yearPays(rows)}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('is refused after its window, to whoever may not object, and twice', async () => {
    theatre = await beginAt('verify-outcome');
    expect(await refusalOf(object(investor))).toMatchObject({ codes: ['objection.not-verified'] });
    await act(theatre, evaluator, 'verify-outcome', ['approve']);
    expect(await refusalOf(object(provider))).toMatchObject({ codes: ['authority.action'] });
    await object(investor);
    expect(await refusalOf(object(investor))).toMatchObject({ codes: ['objection.already'] });
    await theatre.close();

    theatre = await beginAt('attest');
    expect(await refusalOf(object(investor))).toMatchObject({ codes: ['objection.window-closed'] });
    await expectBooksInOrder(theatre);
  });

  it('leaves nothing to pay while it is not answered', async () => {
    await disputed();
    await passWindow(theatre, YEAR);
    expect(await settled(theatre)).toEqual([DELIVERY]);
    expect((await theatre.openTask('answer-objection')).party).toBe('lumell_associates');
  });
});
