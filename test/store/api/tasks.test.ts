import { describe, expect, it } from 'vitest';
import type { New } from '../../../core/lifecycle/items/item.ts';
import type { SettlementItem } from '../../../core/lifecycle/items/period.ts';
import type { TaskItem } from '../../../core/lifecycle/items/work.ts';
import { problemOf } from './problems.ts';
import { CONTRACT, member, NOW, useWorlds, type World, withContract, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const HASH = 'b'.repeat(64);
const affair = { periodId: 'follow_up_1', purpose: 'outcome-payment', revision: 1 };

function attest(number: number): New<TaskItem> {
  return {
    kind: 'task',
    contractId,
    ...affair,
    taskId: `follow_up_1.outcome-payment.r1.attest.${number}`,
    workflow: 'payout',
    task: 'attest',
    party: 'norrkoping',
    role: 'finance',
    state: 'open',
    token: 'the-token-of-the-workflow',
    attempt: 1,
    openedAt: NOW,
    subjectHash: HASH,
  };
}

const settlement: New<SettlementItem> = {
  kind: 'settlement',
  contractId,
  ...affair,
  state: 'settled',
  currency: 'SEK',
  entitled: '4000000',
  settledBefore: '0',
  payable: '4000000',
  claimedBack: '0',
  payers: [
    {
      payer: 'norrkoping',
      payable: '4000000',
      claimedBack: '0',
      recipients: [{ party: 'leksell_social_ventures', amount: '4000000' }],
    },
  ],
  file: HASH,
  termsVersion: 1,
  ledgerSequence: 0,
  settledAt: NOW,
  attests: [],
};

const one = { contractId, taskId: attest(1).taskId };
const two = { contractId, taskId: attest(2).taskId };
const yes = { choice: 'attest', hash: HASH };

/** Two persons of finance, and two attests that wait for them. */
async function withAttests(): Promise<World> {
  const world = await withContract(await newWorld());
  await member(world, { role: 'finance', subject: 'fia' });
  await member(world, { role: 'finance', subject: 'frank' });
  await member(world, { role: 'finance', subject: 'small', attestLimit: '1000' });
  await write(world, [
    {
      op: 'create',
      item: {
        kind: 'transition',
        contractId,
        ...affair,
        workflow: 'payout',
        attempt: 1,
        at: NOW,
        state: 'open',
        startedBy: { system: 'sweep' },
      },
    },
    { op: 'create', item: settlement },
    { op: 'create', item: attest(1) },
    { op: 'create', item: attest(2) },
  ]);
  return world;
}

describe('a task', () => {
  it('is in the list of everybody for whom it waits, and of nobody else', async () => {
    const world = await withAttests();
    const { tasks } = await world.as('fia').listMyTasks();
    expect(tasks.map(({ taskId }) => taskId)).toEqual([one.taskId, two.taskId]);
    expect(await world.as('petra').listMyTasks()).toEqual({ tasks: [] });
    expect((await world.as('petra').listTasks({ contractId })).tasks).toHaveLength(2);
  });

  it('never shows its token', async () => {
    const world = await withAttests();
    for (const path of [
      `contracts/${contractId}/tasks`,
      `contracts/${contractId}/tasks/${one.taskId}`,
      'tasks',
    ]) {
      const text = await (await world.request('fia', `/${path}`)).text();
      expect(text).toContain(one.taskId);
      expect(text).not.toContain('the-token');
    }
  });

  it('is decided by a POST: the decision, the event and the doorbell are there together', async () => {
    const world = await withAttests();
    const decided = await world.as('fia').decideTask({ ...one, body: yes }, { ifMatch: 1 });
    expect(decided).toMatchObject({
      state: 'decided',
      version: 2,
      decision: { choice: 'attest', hash: HASH, by: { subject: 'fia' }, at: NOW },
    });
    const { events } = await world.as('petra').listEvents({ contractId });
    expect(events.at(-1)).toMatchObject({ what: 'task-decided', facts: { taskId: one.taskId } });
    const outbox = await world.store.list('outbox', contractId);
    expect(outbox.map(({ message }) => message)).toEqual([
      { what: 'answer-task', taskId: one.taskId, attempt: 1 },
    ]);
  });

  it.each(['GET', 'HEAD'])('is never decided by %s', async (method) => {
    const world = await withAttests();
    const before = await world.kept();
    const address = `/contracts/${contractId}/tasks/${one.taskId}`;
    const link = `${address}/decision?choice=attest&hash=${HASH}`;
    expect((await world.request('fia', link, { method })).status).toBe(404);
    expect((await world.request('fia', `${address}?choice=attest`, { method })).status).toBe(422);
    expect((await world.request('fia', address, { method })).status).toBe(200);
    expect(await world.kept()).toEqual(before);
  });

  it('that is decided already is refused, with what was decided', async () => {
    const world = await withAttests();
    await world.as('fia').decideTask({ ...one, body: yes });
    const problem = await problemOf(world.as('frank').decideTask({ ...one, body: yes }));
    expect(problem.status).toBe(409);
    expect(problem.findings).toMatchObject([{ code: 'task.decided', facts: { choice: 'attest' } }]);
  });

  it('decided again under a key by the same person, in the same words, gets the first answer', async () => {
    const world = await withAttests();
    const decide = (subject: string, body: { choice: string; hash: string; reason?: string }) =>
      world.as(subject).decideTask({ ...one, body }, { idempotencyKey: 'lost', ifMatch: 1 });
    const first = await decide('fia', yes);
    expect(await decide('fia', yes)).toEqual(first);
    expect(await problemOf(decide('fia', { ...yes, reason: 'om' }))).toMatchObject({ status: 409 });
    expect(await problemOf(decide('frank', yes))).toMatchObject({ status: 409 });
    expect(await world.store.list('outbox', contractId)).toHaveLength(1);
  });

  it('that was overtaken is refused, with the reason', async () => {
    const world = await withAttests();
    const task = await world.store.read('task', contractId, one);
    if (!task) throw new Error('not there');
    const item = { ...task, state: 'superseded' as const, closedBecause: 'a correction' };
    await write(world, [{ op: 'replace', item }]);
    const problem = await problemOf(world.as('fia').decideTask({ ...one, body: yes }));
    expect(problem.status).toBe(409);
    expect(problem.findings).toMatchObject([{ code: 'task.superseded' }]);
  });

  it.each([
    { why: 'the project owner', subject: 'petra', code: 'authority.not-theirs' },
    { why: 'the investor', subject: 'ines', code: 'authority.not-theirs' },
    { why: 'an administrator', subject: 'ada', code: 'authority.not-theirs' },
    { why: 'somebody whose limit is lower', subject: 'small', code: 'authority.over-limit' },
  ])('is not decided by $why', async ({ subject, code }) => {
    const world = await withAttests();
    const problem = await problemOf(world.as(subject).decideTask({ ...one, body: yes }));
    expect(problem.status).toBe(403);
    expect(problem.findings.map((each) => each.code)).toContain(code);
    expect(await world.store.read('task', contractId, one)).toMatchObject({ state: 'open' });
  });

  it('is not decided twice over by the same person as both attesters', async () => {
    const world = await withAttests();
    await world.as('fia').decideTask({ ...one, body: yes });
    const problem = await problemOf(world.as('fia').decideTask({ ...two, body: yes }));
    expect(problem).toMatchObject({ status: 403, findings: [{ code: 'authority.same-person' }] });
    expect(await world.as('frank').decideTask({ ...two, body: yes })).toMatchObject({
      state: 'decided',
    });
  });

  it('is not decided on anything but what was shown, nor by an answer that it does not have', async () => {
    const world = await withAttests();
    const decide = (body: { choice: string; hash?: string; reason?: string }) =>
      problemOf(world.as('fia').decideTask({ ...one, body }));
    const other = await decide({ choice: 'attest', hash: 'c'.repeat(64) });
    expect(other).toMatchObject({ status: 422, findings: [{ code: 'task.subject-changed' }] });
    const without = await decide({ choice: 'attest' });
    expect(without.findings).toMatchObject([{ code: 'task.hash-missing' }]);
    const unknown = await decide({ choice: 'maybe', hash: HASH });
    expect(unknown.findings).toMatchObject([{ code: 'task.choice-unknown' }]);
    const silent = await decide({ choice: 'refuse', hash: HASH });
    expect(silent.findings).toMatchObject([
      { code: 'task.reason-missing', at: { field: 'reason' } },
    ]);
    const named = await decide({ choice: 'refuse', hash: HASH, reason: 'för 640823-3234' });
    expect(named.findings).toMatchObject([{ code: 'api.personnummer' }]);
  });

  it('is decided by one of two at once; the other is told what it is now', async () => {
    const world = await withAttests();
    const both = await Promise.allSettled([
      world.as('fia').decideTask({ ...one, body: yes }, { ifMatch: 1 }),
      world.as('frank').decideTask({ ...one, body: yes }, { ifMatch: 1 }),
    ]);
    const lost = both.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]).toMatchObject({ reason: { status: 409 } });
    const events = await world.store.list('event', contractId);
    expect(events.filter(({ what }) => what === 'task-decided')).toHaveLength(1);
  });

  it('that changed since it was read is not decided unseen', async () => {
    const world = await withAttests();
    const task = await world.store.read('task', contractId, one);
    if (!task) throw new Error('not there');
    await write(world, [{ op: 'replace', item: { ...task, attempt: 2 } }]);
    const problem = await problemOf(
      world.as('fia').decideTask({ ...one, body: yes }, { ifMatch: 1 }),
    );
    expect(problem).toMatchObject({
      status: 412,
      findings: [{ code: 'api.changed-since', facts: { item: 'task', read: 1, now: 2 } }],
      current: { taskId: one.taskId, attempt: 2 },
    });
    expect(JSON.stringify(problem.current)).not.toContain('the-token');
  });

  it('is not there under another contract', async () => {
    const world = await withAttests();
    const problem = await problemOf(world.as('fia').readTask({ ...one, contractId: 'other' }));
    expect(problem.status).toBe(404);
  });
});
