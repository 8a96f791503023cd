import { expect } from 'vitest';
import { Notice } from '../../../core/notices/notice.ts';
import { AUDITOR } from '../../../local/demo/cast.ts';
import type { Theatre } from '../theatre.ts';

/** Nothing is left to do in a closed contract, but to erase its persons when their time comes. */
export async function expectNothingOpen(theatre: Theatre): Promise<void> {
  const { slug: contractId } = theatre.contract;
  const { store } = theatre;
  const [tasks, dues, outbox, transitions, contract] = await Promise.all([
    store.list('task', contractId),
    store.list('due', contractId),
    store.list('outbox', contractId),
    store.list('transition', contractId),
    store.read('contract', contractId, {}),
  ]);
  expect(tasks.filter(({ state }) => state === 'open')).toEqual([]);
  expect(dues.filter(({ state }) => state === 'waiting').map(({ what }) => what)).toEqual([
    'erase-persons',
  ]);
  expect(outbox.filter(({ state }) => state === 'pending')).toEqual([]);
  expect(transitions.filter(({ state }) => state === 'open')).toEqual([]);
  expect(contract?.openSettlement).toBeUndefined();
  expect(contract?.phase).toBe('closed');
}

/** The notices that were sent; each is there for systems and for people. */
export async function noticesOf(theatre: Theatre): Promise<Notice[]> {
  return (await theatre.notices()).map(({ forSystems }) => Notice.parse(JSON.parse(forSystems)));
}

/** Everyone for whom a task waited was told; finance and recipients were told of every payout. */
export async function expectEverybodyTold(theatre: Theatre): Promise<void> {
  const { slug: contractId } = theatre.contract;
  const { tasks } = await theatre.as(AUDITOR.subject).listTasks({ contractId });
  const notices = await noticesOf(theatre);
  for (const { taskId, party, role } of tasks) {
    const told = notices.filter(
      ({ type, facts }) => type === 'task-waits' && facts['taskId'] === taskId,
    );
    expect(told.flatMap(({ to }) => to)).toContainEqual({ party, role });
  }
  const issued = (await theatre.settlements()).filter(({ issuedAt }) => issuedAt !== undefined);
  for (const { periodId, purpose, revision, payers, payable } of issued) {
    const key = `${periodId}.${purpose}.r${revision}`;
    const [notice] = notices.filter(
      ({ type, facts }) => type === 'payout-issued' && facts['settlement'] === key,
    );
    expect(notice?.facts['payable']).toBe(payable);
    const finance = tasks.find(({ task }) => task === 'attest')?.party;
    expect(notice?.to).toContainEqual({ party: finance, role: 'finance' });
    const recipients = payers
      .flatMap((each) => each.recipients)
      .filter(({ amount }) => amount !== '0');
    for (const { party } of recipients) {
      expect(notice?.to.map((each) => each.party)).toContain(party);
    }
    const sent = notice?.payments ?? [];
    expect(sent.reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(Number(payable));
    expect(new Set(sent.map((each) => each.key)).size).toBe(sent.length);
  }
}

/**
 * No participant is named outside the person zone: not in the table, whatever the item, nor in any file but the
 * encrypted ones, which do not name anybody in clear either, nor in what the workflows carry.
 */
export async function expectNobodyNamed(theatre: Theatre): Promise<void> {
  const kept = await theatre.kept();
  expect(kept.length).toBeGreaterThan(10);
  const people = new RegExp(theatre.contract.enrolments.map(({ person }) => person).join('|'));
  const naming = kept.filter(({ bytes }) => people.test(Buffer.from(bytes).toString('latin1')));
  expect(naming.map(({ name }) => name)).toEqual([]);
}
