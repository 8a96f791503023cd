import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf, type Theatre } from '../theatre.ts';
import { expectBooksInOrder } from './books.ts';
import { CONTRACT as contractId, finance, investor, owner } from './cast.ts';
import { beginAt } from './points.ts';

let theatre: Theatre;

afterEach(() => theatre.close());

describe('a decision', () => {
  it('of two attesters at once is two: both are heard', async () => {
    theatre = await beginAt('attest');
    const { tasks } = await theatre.as(finance[0]).listMyTasks();
    const attests = tasks.filter(({ task }) => task === 'attest');
    await Promise.all(
      attests.map((task, index) => theatre.decide(finance[index] ?? '', task, 'attest')),
    );
    await theatre.stage.atRest();
    expect(await theatre.openTask('confirm-payment')).toMatchObject({ periodId: 'follow_up_1' });
    await expectBooksInOrder(theatre);
  });

  it('of two at once is one: the other is told what it is now', async () => {
    theatre = await beginAt('confirm-payment');
    const task = await theatre.openTask('confirm-payment');
    const both = await Promise.all(
      finance.map((subject) =>
        theatre
          .decide(subject, task, 'paid', { reference: subject })
          .then(() => ({ status: 200, codes: [] as string[] }))
          .catch((error: unknown) => refusalOf(Promise.reject(error))),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await theatre.stage.atRest();
    const late = await refusalOf(theatre.decide(finance[0], task, 'paid', { reference: 'BG-3' }));
    expect(late).toEqual({ status: 409, codes: ['task.decided'] });
    const paid = (await theatre.events()).filter(({ what }) => what === 'payment-paid');
    expect(paid).toHaveLength(2);
    await expectBooksInOrder(theatre);
  });

  it('on what is withdrawn, or is somebody else’s, or on something else, is refused', async () => {
    theatre = await beginAt('attest');
    const task = await theatre.openTask('attest');
    expect(await refusalOf(theatre.decide(investor, task, 'attest'))).toEqual({
      status: 403,
      codes: ['authority.not-theirs', 'authority.own-benefit'],
    });
    const hash = 'f'.repeat(64);
    expect(await refusalOf(theatre.decide(finance[0], task, 'attest', { hash }))).toEqual({
      status: 422,
      codes: ['task.subject-changed'],
    });
    const body = { reason: 'The register was corrected' };
    await theatre.as(owner).correct({ contractId, periodId: 'follow_up_1', body });
    expect(await refusalOf(theatre.decide(finance[0], task, 'attest'))).toEqual({
      status: 409,
      codes: ['task.superseded'],
    });
  });
});
