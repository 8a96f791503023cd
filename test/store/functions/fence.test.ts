import { beforeEach, describe, expect, it } from 'vitest';
import type { TransitionItem } from '../../../core/lifecycle/items/work.ts';
import { nextAttempt } from '../../../core/lifecycle/tasks/begin.ts';
import { activateContract } from '../../../functions/activate-contract/activate-contract.step.ts';
import { askPerson } from '../../../functions/ask-person/ask-person.step.ts';
import { save } from '../../../functions/common/save.ts';
import { freezeBaseline } from '../../../functions/freeze-baseline/freeze-baseline.step.ts';
import type { StepContext } from '../../../functions/step.ts';
import { type Life, useLives } from './life.ts';

const newLife = useLives();

const CITY = 'norrkoping';
const WHOLE = { periodId: 'contract', purpose: 'onboarding', revision: 1 };

let life: Life;
let context: StepContext;
/** The tokens that were answered. */
let rung: string[];

beforeEach(async () => {
  life = await newLife();
  rung = [];
  context = {
    store: life.store,
    files: life.files,
    clock: { now: async () => life.now(), realNow: () => life.now() },
    workflows: {
      start: async () => 'arn',
      answer: async (token) => {
        rung.push(token);
        return 'rung';
      },
      state: async () => 'running',
    },
    dispatch: async () => {},
    suppressBelowLeast: 3,
  };
  await life.sign();
});

async function transition(): Promise<TransitionItem> {
  const found = await life.store.read('transition', life.contractId, {
    workflow: 'onboarding',
    ...WHOLE,
  });
  if (!found) throw new Error('no transition');
  return found;
}

const input = (attempt = 1) => ({
  contractId: life.contractId,
  ...WHOLE,
  workflow: 'onboarding',
  attempt,
});

const asking = (attempt = 1) => ({
  ...input(attempt),
  task: 'sign-terms',
  party: CITY,
  detail: CITY,
  taskToken: `token of ${attempt}`,
});

async function accepted(): Promise<void> {
  for (const [party, who] of [
    [CITY, 'nils'],
    ['leksell_social_ventures', 'lena'],
  ] as const) {
    await life.decide(`contract.onboarding.r1.sign-terms.${party}`, who, { choice: 'accept' });
  }
}

describe('a step', () => {
  it('of an attempt that is no longer the current one stops and writes nothing', async () => {
    await life.store.commit({
      contractId: life.contractId,
      events: [],
      ...nextAttempt(await transition(), life.now()),
    });
    const before = await life.store.list('task', life.contractId);
    await expect(askPerson(asking(1), context)).rejects.toMatchObject({
      name: 'SupersededAttempt',
    });
    await expect(freezeBaseline(input(1), context)).rejects.toMatchObject({
      name: 'SupersededAttempt',
    });
    expect(await life.store.list('task', life.contractId)).toEqual(before);
  });

  it('stops if its attempt is overtaken between loading and saving', async () => {
    const loaded = await transition();
    const next = nextAttempt(loaded, life.now());
    await life.store.commit({ contractId: life.contractId, events: [], ...next });
    const event = { what: 'test', who: { system: 'workflow' as const }, at: life.now(), facts: {} };
    const change = { contractId: life.contractId, writes: [], events: [event], outbox: [] };
    await expect(save(context, loaded, change)).rejects.toMatchObject({
      name: 'SupersededAttempt',
    });
    expect(await life.events()).not.toContain('test');
  });

  it('is not troubled by a note of its execution in the transition', async () => {
    const loaded = await transition();
    await life.store.commit({
      contractId: life.contractId,
      writes: [{ op: 'replace', item: { ...loaded, checkAt: life.now() } }],
      events: [],
      outbox: [],
    });
    const event = { what: 'test', who: { system: 'workflow' as const }, at: life.now(), facts: {} };
    const change = { contractId: life.contractId, writes: [], events: [event], outbox: [] };
    await save(context, loaded, change);
    expect(await life.events()).toContain('test');
  });

  it('that meets another writer is to be run again', async () => {
    const head = await life.head();
    const { contractId } = life;
    const write = { op: 'replace' as const, item: head };
    await life.store.commit({ contractId, writes: [write], events: [], outbox: [] });
    const stale = { ...head, enrolment: 'open' as const };
    const change = {
      contractId,
      writes: [{ op: 'replace' as const, item: stale }],
      events: [],
      outbox: [],
    };
    await expect(save(context, await transition(), change)).rejects.toMatchObject({
      name: 'StoreBusy',
    });
  });

  it('that names a transition that there is not says so', async () => {
    const unknown = { ...input(), revision: 9 };
    await expect(freezeBaseline(unknown, context)).rejects.toMatchObject({ name: 'ItemNotFound' });
  });

  it('refuses an input that is not what executions are started with', async () => {
    await expect(freezeBaseline({ ...input(), amount: '1' }, context)).rejects.toMatchObject({
      name: '$ZodError',
    });
  });
});

describe('a step whose answer was lost', () => {
  it('answers as it did, and has happened once', async () => {
    await accepted();
    const before = await life.events();
    expect(await life.head()).toMatchObject({ phase: 'intervention' });
    const { attempt } = await transition();
    expect(await activateContract(input(attempt), context)).toEqual({ outcome: 'activated' });
    expect(await life.events()).toEqual(before);
  });

  it('asks the same person again only by a new token', async () => {
    const events = await life.events();
    await askPerson({ ...asking(), taskToken: 'second' }, context);
    await askPerson({ ...asking(), taskToken: 'third' }, context);
    const [task] = await life.store.list('task', life.contractId, {
      taskId: `contract.onboarding.r1.sign-terms.${CITY}`,
    });
    expect(task).toMatchObject({ state: 'open', token: 'third' });
    expect(await life.events()).toEqual(events);
    expect(rung).toEqual([]);
  });

  it('rings its own doorbell when the decision is there already', async () => {
    await life.decide(`contract.onboarding.r1.sign-terms.${CITY}`, 'nils', { choice: 'accept' });
    await askPerson({ ...asking(), taskToken: 'late' }, context);
    expect(rung).toEqual(['late']);
  });
});
