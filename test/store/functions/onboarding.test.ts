import { describe, expect, it } from 'vitest';
import type { New } from '../../../core/lifecycle/items/item.ts';
import type { SettlementItem } from '../../../core/lifecycle/items/period.ts';
import { draftTerms } from '../../../core/lifecycle/phases/amendment.ts';
import { startCourseChange } from '../../../core/lifecycle/phases/start.ts';
import { type Life, orFail, useLives } from './life.ts';
import { person } from './stage.ts';

const newLife = useLives();

const CITY = 'norrkoping';
const INVESTOR = 'leksell_social_ventures';

const signature = (party: string, purpose = 'onboarding', revision = 1) =>
  `contract.${purpose}.r${revision}.sign-terms.${party}`;

async function signed(life: Life, purpose = 'onboarding', revision = 1): Promise<void> {
  await life.decide(signature(CITY, purpose, revision), 'nils', { choice: 'accept' });
  await life.decide(signature(INVESTOR, purpose, revision), 'lena', { choice: 'accept' });
}

async function inForce(): Promise<Life> {
  const life = await newLife();
  await life.sign();
  await signed(life);
  return life;
}

async function states(life: Life, kind: 'task' | 'transition' | 'period'): Promise<string[]> {
  const items = await life.store.list(kind, life.contractId);
  return items.map((item) => item.state);
}

describe('the terms of a contract', () => {
  it('come into force when every party has accepted their hash', async () => {
    const life = await newLife();
    await life.sign();
    expect(await life.head()).toMatchObject({ phase: 'onboarding' });
    expect(life.notices.map(({ type, to }) => [type, to[0]?.party])).toEqual(
      expect.arrayContaining([
        ['task-waits', CITY],
        ['task-waits', INVESTOR],
      ]),
    );
    await signed(life);
    const { contractId, store } = life;
    expect(await life.head()).toMatchObject({ phase: 'intervention', termsVersion: 1 });
    const terms = await store.read('terms', contractId, { termsVersion: 1 });
    expect(terms).toMatchObject({
      state: 'in-force',
      effectiveFrom: '2016-06-01',
      signatures: [
        { party: CITY, person: { subject: 'nils' }, hash: terms?.hash },
        { party: INVESTOR, person: { subject: 'lena' }, hash: terms?.hash },
      ],
    });
    expect(terms?.baselineHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await states(life, 'period')).toEqual(['planned', 'planned']);
    expect(await store.list('due', contractId)).toHaveLength(6);
    expect(await life.events()).toEqual([
      'contract-created',
      'signing-begun',
      'baseline-frozen',
      'task-opened',
      'task-opened',
      'task-decided',
      'task-decided',
      'terms-in-force',
    ]);
  });

  it('are rejected by one party, with who and why, and nobody else is left waiting', async () => {
    const life = await newLife();
    await life.sign();
    const reason = 'Taket är för högt.';
    await life.decide(signature(INVESTOR), 'lena', { choice: 'reject', reason });
    expect(await life.head()).toMatchObject({ phase: 'draft', termsVersion: 0 });
    const terms = await life.store.read('terms', life.contractId, { termsVersion: 1 });
    expect(terms).toMatchObject({
      state: 'rejected',
      rejectedBy: { person: { subject: 'lena' }, reason },
    });
    expect((await states(life, 'task')).sort()).toEqual(['decided', 'superseded']);
    expect(await states(life, 'transition')).toEqual(['finished']);
  });

  it('are accepted after the execution died: the decision is not lost', async () => {
    const life = await newLife();
    await life.sign();
    const tasks = await life.store.list('task', life.contractId);
    for (const { token } of tasks) life.engine.expireTask(token ?? '');
    await life.engine.atRest();
    await signed(life);
    expect(await life.head()).toMatchObject({ phase: 'intervention' });
    const [transition] = await life.store.list('transition', life.contractId);
    expect(transition?.attempt).toBeGreaterThan(1);
    const sent = life.notices.filter(({ type }) => type === 'task-waits');
    expect(sent).toHaveLength(2);
  });
});

describe('an amendment', () => {
  async function amend(life: Life, change: (text: string) => string, movesPeriods: string[] = []) {
    const { store, contractId } = life;
    const written = await life.write(life.text(change));
    const drafted = draftTerms({
      contract: await life.head(),
      written,
      versions: await store.list('terms', contractId),
      periods: await store.list('period', contractId),
      settlements: [],
      movesPeriods,
      person: person('petra'),
      at: life.now(),
    });
    await life.commit(orFail(drafted));
    await life.sign();
    await signed(life, 'amendment', 2);
  }

  const thirdYear = (text: string) =>
    text.replace(
      /(periods:\n)/,
      '$1  - { id: follow_up_3, from: 2020-01-01, to: 2020-12-31, purpose: learning }\n',
    );

  it('adds a year of follow-up to a contract that runs', async () => {
    const life = await inForce();
    await amend(life, thirdYear);
    const { store, contractId } = life;
    expect(await life.head()).toMatchObject({ phase: 'intervention', termsVersion: 2 });
    expect(await store.list('period', contractId)).toMatchObject([
      { periodId: 'follow_up_1' },
      { periodId: 'follow_up_2' },
      { periodId: 'follow_up_3', state: 'planned', purpose: 'learning' },
    ]);
    const terms = await store.list('terms', contractId);
    expect(terms.map(({ state }) => state)).toEqual(['replaced', 'in-force']);
    expect(await store.list('due', contractId)).toHaveLength(7);
  });

  it('tells finance at once of a payout that it withdraws', async () => {
    const life = await inForce();
    const { store, contractId } = life;
    const item: New<SettlementItem> = {
      kind: 'settlement',
      contractId,
      periodId: 'follow_up_1',
      purpose: 'outcome-payment',
      revision: 1,
      state: 'attested',
      currency: 'SEK',
      ...{ entitled: '100', settledBefore: '0', payable: '100', claimedBack: '0' },
      ...{ payers: [], attests: [], termsVersion: 1, ledgerSequence: 0, settledAt: life.now() },
      file: 'a'.repeat(64),
    };
    await life.commit({ contractId, writes: [{ op: 'create', item }], events: [], outbox: [] });
    await amend(life, (text) => text.replace('budget: 12 000 000', 'budget: 13 000 000'), [
      'follow_up_1',
    ]);
    const affair = { periodId: 'follow_up_1', purpose: 'outcome-payment', revision: 1 };
    expect(await store.read('settlement', contractId, affair)).toMatchObject({
      state: 'superseded',
    });
    const notice = life.notices.find(({ type }) => type === 'payout-superseded');
    expect(notice?.facts).toMatchObject({ reason: 'amendment 2' });
  });

  it('moves a period that is being collected, and its task closes with the reason', async () => {
    const life = await inForce();
    life.clockTo('2019-01-02T08:00:00.000Z');
    await life.sweep();
    await amend(life, (text) => text.replace('budget: 12 000 000', 'budget: 13 000 000'), [
      'follow_up_1',
    ]);
    const { store, contractId } = life;
    const taskId = 'follow_up_1.follow-up.r1.deliver-data';
    expect(await store.read('task', contractId, { taskId })).toMatchObject({
      state: 'superseded',
      closedBecause: 'amendment',
    });
    await life.sweep();
    const again = await store.read('task', contractId, {
      taskId: 'follow_up_1.follow-up.r2.deliver-data',
    });
    expect(again).toMatchObject({ state: 'open' });
    expect(await store.list('period', contractId)).toMatchObject([
      { revision: 1, state: 'superseded' },
      { revision: 2, state: 'collecting' },
      { periodId: 'follow_up_2', state: 'planned' },
    ]);
  });
});

describe('another course', () => {
  async function propose(life: Life, purpose: 'suspension' | 'resumption' | 'termination') {
    const change = startCourseChange({
      contract: await life.head(),
      purpose,
      reason: 'Pandemin.',
      transitions: await life.store.list('transition', life.contractId),
      person: person('petra'),
      at: life.now(),
    });
    await life.commit(orFail(change));
    await signed(life, purpose, 1);
  }

  it('suspends a contract and lets it go on where it was', async () => {
    const life = await inForce();
    await propose(life, 'suspension');
    expect(await life.head()).toMatchObject({ phase: 'suspended', suspendedFrom: 'intervention' });
    await propose(life, 'resumption');
    expect(await life.head()).toMatchObject({ phase: 'intervention' });
  });

  it('ends a contract early, with a last settlement', async () => {
    const life = await inForce();
    life.clockTo('2016-08-15T08:00:00.000Z');
    await life.sweep();
    await propose(life, 'termination');
    expect(await life.head()).toMatchObject({ phase: 'terminated' });
    const transitions = await life.store.list('transition', life.contractId);
    expect(transitions).toContainEqual(
      expect.objectContaining({ workflow: 'payout', purpose: 'termination' }),
    );
    expect(transitions).toContainEqual(
      expect.objectContaining({ workflow: 'intervention', state: 'superseded' }),
    );
    const open = await states(life, 'task');
    expect(open).not.toContain('open');
  });
});
