import { describe, expect, it } from 'vitest';
import { Snapshot } from '../../../core/lifecycle/data/snapshot.ts';
import { type Life, useLives } from './life.ts';

const newLife = useLives();

const DELIVERY = 'contract.intervention.r1';
const DATA = 'follow_up_1.follow-up.r1.deliver-data';

async function inForce(): Promise<Life> {
  const life = await newLife();
  await life.sign();
  for (const [party, who] of [
    ['norrkoping', 'nils'],
    ['leksell_social_ventures', 'lena'],
  ] as const) {
    await life.decide(`contract.onboarding.r1.sign-terms.${party}`, who, { choice: 'accept' });
  }
  life.clockTo('2016-08-15T08:00:00.000Z');
  await life.sweep();
  return life;
}

const ENROLMENTS = 'person,enrolled_on\np-1,2016-09-01\np-2,2016-10-01\n';

async function inFollowUp(): Promise<Life> {
  const life = await inForce();
  await life.deliver('enrolments', ENROLMENTS);
  life.clockTo('2018-01-08T08:00:00.000Z');
  await life.decide(`${DELIVERY}.report-delivery`, 'ulla', { choice: 'reported' });
  await life.decide(`${DELIVERY}.accept-delivery`, 'olle', { choice: 'accepted' });
  life.clockTo('2019-01-02T08:00:00.000Z');
  await life.sweep();
  return life;
}

/** Cost of care before enrolment and in the first year of follow-up. */
const OBSERVATIONS = `person,observation,date,value
p-1,care_cost,2016-03-01,240000
p-2,care_cost,2016-04-01,260000
p-1,care_cost,2018-06-01,180000
p-2,care_cost,2018-06-01,170000
p-1,merit_points,2016-06-10,150
p-2,merit_points,2016-06-10,160
p-1,merit_points,2018-06-10,155
p-2,merit_points,2018-06-10,165
`;

async function task(life: Life, taskId: string) {
  const found = await life.store.read('task', life.contractId, { taskId });
  if (!found) throw new Error(`No ${taskId}`);
  return found;
}

describe('the intervention', () => {
  it('begins by itself on its first day, and opens enrolment', async () => {
    const life = await inForce();
    expect(await life.head()).toMatchObject({ phase: 'intervention', enrolment: 'open' });
    expect(await task(life, `${DELIVERY}.report-delivery`)).toMatchObject({
      party: 'norrkoping',
      role: 'provider',
      dueAt: '2017-12-31T22:59:59.999Z',
    });
  });

  it('ends with an accepted delivery, which is settled because a payment asks for it', async () => {
    const life = await inFollowUp();
    const { store, contractId } = life;
    expect(await life.head()).toMatchObject({ phase: 'follow-up', enrolment: 'closed' });
    expect(await store.list('fact', contractId)).toMatchObject([
      {
        fact: { event: 'delivery', state: 'accepted', date: '2018-01-08' },
        statedBy: { subject: 'olle' },
      },
    ]);
    const transitions = await store.list('transition', contractId);
    expect(transitions).toContainEqual(
      expect.objectContaining({ workflow: 'payout', periodId: 'contract', purpose: 'delivery' }),
    );
  });

  it('ends with a rejected delivery too, and then nothing is paid for it', async () => {
    const life = await inForce();
    await life.decide(`${DELIVERY}.report-delivery`, 'ulla', { choice: 'reported' });
    const reason = 'Hälften av platserna stod tomma.';
    await life.decide(`${DELIVERY}.accept-delivery`, 'olle', { choice: 'rejected', reason });
    const { store, contractId } = life;
    expect(await life.head()).toMatchObject({ phase: 'follow-up' });
    expect(await store.list('fact', contractId)).toMatchObject([
      { fact: { event: 'delivery', state: 'rejected' } },
    ]);
    const transitions = await store.list('transition', contractId);
    expect(transitions.map(({ workflow }) => workflow)).not.toContain('payout');
  });
});

describe('the data of a period', () => {
  it('are asked for on their day, and the period is then collecting', async () => {
    const life = await inFollowUp();
    expect(await task(life, DATA)).toMatchObject({ state: 'open', party: 'norrkoping' });
    const [period] = await life.store.list('period', life.contractId);
    expect(period).toMatchObject({ periodId: 'follow_up_1', state: 'collecting' });
  });

  it('are frozen when they are complete: imports, terms and day, by hash', async () => {
    const life = await inFollowUp();
    await life.deliver('observations', OBSERVATIONS, 'follow_up_1');
    await life.decide(DATA, 'petra', { choice: 'delivered' });
    const { store, files, contractId } = life;
    const [period] = await store.list('period', contractId);
    expect(period).toMatchObject({ state: 'measured', termsVersion: 1 });
    const bytes = await files.get('full', contractId, period?.snapshotHash ?? '');
    const snapshot = Snapshot.parse(JSON.parse(new TextDecoder().decode(bytes)));
    expect(snapshot).toMatchObject({
      periodId: 'follow_up_1',
      asOf: '2019-01-02',
      imports: [{ what: 'enrolments' }, { what: 'observations' }],
    });
    const begun = await store.list('transition', contractId, { periodId: 'follow_up_1' });
    expect(begun.map(({ purpose }) => purpose)).toContain('verification');
  });

  it('are not frozen unaware of rows that came for another period alone, but with a reason', async () => {
    const life = await inFollowUp();
    const { store, contractId } = life;
    const before = 'person,observation,date,value\np-1,care_cost,2016-05-01,999\n';
    await life.deliver('observations', OBSERVATIONS, 'follow_up_1');
    await life.deliver('observations', before, 'follow_up_2');
    await life.decide(DATA, 'petra', { choice: 'delivered' });
    const events = await store.list('event', contractId, { chain: 'events' });
    expect(events.at(-1)).toMatchObject({
      what: 'collection-postponed',
      facts: { missing: 'data.delivered-elsewhere' },
    });
    const reason = 'Fakturan är makulerad.';
    await life.decide(DATA, 'petra', { choice: 'delivered', reason });
    const [period] = await store.list('period', contractId);
    expect(period).toMatchObject({ periodId: 'follow_up_1', state: 'measured' });
  });

  it.each([
    { choice: 'delivered', missing: 'data.nothing-delivered' },
    { choice: 'not-available', missing: 'data.not-available' },
  ])(
    'that are missing are asked for again in a fortnight: $missing',
    async ({ choice, missing }) => {
      const life = await inFollowUp();
      const reason = 'Registret är inte klart.';
      await life.decide(DATA, 'petra', { choice, reason });
      const { store, contractId, notices } = life;
      const asked = await task(life, DATA);
      expect(asked).toMatchObject({ state: 'open', dueAt: '2019-01-16T22:59:59.999Z' });
      expect(asked).not.toHaveProperty('decision');
      const events = await store.list('event', contractId, { chain: 'events' });
      expect(events.at(-1)).toMatchObject({
        what: 'collection-postponed',
        facts: { missing, askAgainOn: '2019-01-16' },
      });
      expect(notices.at(-1)).toMatchObject({ type: 'task-waits', facts: { taskId: DATA } });
    },
  );

  it('that come before the new date are measured at once, and after it as well', async () => {
    for (const day of ['2019-01-10T08:00:00.000Z', '2019-01-20T08:00:00.000Z']) {
      const life = await inFollowUp();
      const reason = 'Registret är inte klart.';
      await life.decide(DATA, 'petra', { choice: 'not-available', reason });
      life.clockTo(day);
      await life.sweep();
      await life.deliver('observations', OBSERVATIONS, 'follow_up_1');
      await life.decide(DATA, 'petra', { choice: 'delivered' });
      const [period] = await life.store.list('period', life.contractId);
      expect(period).toMatchObject({ state: 'measured' });
      const due = await life.store.list('due', life.contractId);
      const waiting = due.filter(
        (each) => each.periodId === 'follow_up_1' && each.state === 'waiting',
      );
      expect(waiting.map(({ what }) => what)).not.toContain('collect-data');
    }
  });
});
