import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf, type Theatre } from '../theatre.ts';
import {
  act,
  deliver,
  moveTo,
  pay,
  periodOf,
  REASON,
  rowsFor,
  settled,
  sharedSaving,
  verify,
} from './acts.ts';
import { expectBooksInOrder } from './books.ts';
import { CONTRACT, evaluator, owner, signatories } from './cast.ts';
import { rewrite } from './few.ts';
import { beginAt } from './points.ts';
import { expectNothingOpen } from './traces.ts';

const YEAR = 'follow_up_1';
const THIRD = { id: 'follow_up_3', from: '2020-01-01', to: '2020-12-31' };
const DELIVERY = 'contract.delivery.r1 reconciled 3000000';
let theatre: Theatre;

afterEach(() => theatre.close());

/** The terms with a third year of follow-up, as was agreed in truth. */
function withThirdYear(): string {
  return rewrite(theatre.contract.text, [
    ['end: 2020-12-31', 'end: 2021-12-31'],
    [
      '\ncapital:',
      `\n  - { id: ${THIRD.id}, from: ${THIRD.from}, to: ${THIRD.to}, inferred: agreed later }\n\ncapital:`,
    ],
  ]);
}

/** The same terms with other deadlines. */
function withMoreTime(): string {
  return rewrite(theatre.contract.text, [['decideWithin: 30 days', 'decideWithin: 60 days']]);
}

async function amend(terms: string, movesPeriods: string[] = []): Promise<void> {
  const body = { terms, effectiveFrom: '2020-01-01', movesPeriods };
  const contractId = CONTRACT;
  await theatre.as(owner).amend({ contractId, body });
  await theatre.as(owner).beginTransition({ contractId, body: { transition: 'amendment' } });
  await theatre.stage.atRest();
}

async function sign(): Promise<void> {
  const { tasks } = await theatre.as(owner).listTasks({ contractId: CONTRACT });
  const asked = tasks.filter(({ task, state }) => task === 'sign-terms' && state === 'open');
  expect(asked.map(({ party }) => `${party}.signatory`).sort()).toEqual([...signatories].sort());
  for (const task of asked) await theatre.decide(`${task.party}.signatory`, task, 'accept');
  await theatre.stage.atRest();
}

async function versions(): Promise<string[]> {
  const listed = await theatre.as(owner).listTerms({ contractId: CONTRACT });
  return listed.versions.map(({ termsVersion, state }) => `${termsVersion} ${state}`);
}

describe('an amendment', () => {
  it('adds a third year that is planned, run and paid', async () => {
    theatre = await beginAt('deliver-data');
    await amend(withThirdYear());
    await sign();
    expect(await versions()).toEqual(['1 replaced', '2 in-force']);
    expect(await periodOf(theatre, THIRD.id)).toMatchObject({ state: 'planned', revision: 1 });
    const second = rowsFor(theatre, 'follow_up_2');
    await deliver(theatre, { periodId: 'follow_up_2', revision: 1 }, second);
    await verify(theatre, 'follow_up_2');
    await pay(theatre);
    await moveTo(theatre, '2021-01-01T00:00:00.000Z');
    const third = theatre.contract.observations(THIRD);
    await deliver(theatre, { periodId: THIRD.id, revision: 1 }, third);
    await verify(theatre, THIRD.id);
    await pay(theatre);
    await theatre.story.play();
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${sharedSaving(theatre, rowsFor(theatre, YEAR))}`,
      `follow_up_2.outcome-payment.r1 reconciled ${sharedSaving(theatre, second)}`,
      `follow_up_3.outcome-payment.r1 reconciled ${sharedSaving(theatre, third)}`,
    ]);
    await expectBooksInOrder(theatre);
    await expectNothingOpen(theatre);
  });

  it('that moves an open period voids its approval', async () => {
    theatre = await beginAt('verify-outcome');
    await act(theatre, evaluator, 'verify-outcome', ['approve']);
    await amend(withMoreTime(), [YEAR]);
    await sign();
    const { periods } = await theatre.as(owner).listPeriods({ contractId: CONTRACT });
    const [old, moved] = periods.filter(({ periodId }) => periodId === YEAR);
    expect(old).toMatchObject({ revision: 1, state: 'superseded' });
    expect(moved).toMatchObject({ revision: 2, reason: 'amendment 2' });
    expect([moved?.approvedBy, moved?.packHash]).toEqual([undefined, undefined]);
    await theatre.sweep();
    await theatre.stage.atRest();
    await deliver(theatre, { periodId: YEAR, revision: 2 }, rowsFor(theatre, YEAR));
    await verify(theatre, YEAR);
    await pay(theatre);
    expect(await periodOf(theatre, YEAR)).toMatchObject({ state: 'verified', termsVersion: 2 });
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r2 reconciled ${sharedSaving(theatre, rowsFor(theatre, YEAR))}`,
    ]);
    await expectBooksInOrder(theatre);
  });

  it('that moves a period withdraws its payout that is not issued', async () => {
    theatre = await beginAt('attest');
    await amend(withMoreTime(), [YEAR]);
    await sign();
    expect(await settled(theatre)).toContain(
      `follow_up_1.outcome-payment.r1 superseded ${sharedSaving(theatre, rowsFor(theatre, YEAR))}`,
    );
    const { tasks } = await theatre.as(owner).listTasks({ contractId: CONTRACT });
    const attests = tasks.filter(({ task, periodId }) => task === 'attest' && periodId === YEAR);
    expect(attests.map(({ closedBecause }) => closedBecause)).toEqual(['amendment', 'amendment']);
    await theatre.sweep();
    await theatre.stage.atRest();
    expect(await periodOf(theatre, YEAR)).toMatchObject({ state: 'collecting', revision: 2 });
    await expectBooksInOrder(theatre);
  });

  it('of a period that is settled, or of none that there is, is refused', async () => {
    theatre = await beginAt('deliver-data');
    expect(await refusalOf(amend(withMoreTime(), [YEAR]))).toMatchObject({
      status: 409,
      codes: ['amendment.period-settled'],
    });
    expect(await refusalOf(amend(withMoreTime(), ['follow_up_9']))).toMatchObject({
      codes: ['amendment.period-unknown'],
    });
    expect(await versions()).toEqual(['1 in-force']);
  });

  it('that a signatory rejects leaves the old terms in force', async () => {
    theatre = await beginAt('deliver-data');
    await amend(withThirdYear());
    await act(theatre, signatories[1], 'sign-terms', ['reject', { reason: REASON }]);
    expect(await versions()).toEqual(['1 in-force', '2 rejected']);
    const { tasks } = await theatre.as(owner).listTasks({ contractId: CONTRACT });
    expect(tasks.filter(({ task, state }) => task === 'sign-terms' && state === 'open')).toEqual(
      [],
    );
    expect(await refusalOf(periodOf(theatre, THIRD.id))).toMatchObject({ status: 404 });
    // The contract goes on as agreed, and may be amended otherwise.
    await deliver(
      theatre,
      { periodId: 'follow_up_2', revision: 1 },
      rowsFor(theatre, 'follow_up_2'),
    );
    await verify(theatre, 'follow_up_2');
    await pay(theatre);
    await amend(withMoreTime());
    await sign();
    expect(await versions()).toEqual(['1 replaced', '2 rejected', '3 in-force']);
    await expectBooksInOrder(theatre);
  });
});
