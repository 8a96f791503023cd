import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyChain } from '../../../core/lifecycle/chain/verify-chain.ts';
import type { House } from './house.ts';
import { YEAR_1 } from './plant.ts';

/** What came of a contract, as far as it says whether its one payout was made once and nothing is left. */
export async function factsOfPayout({ runtime, faults, data }: House, contractId: string) {
  const { store } = runtime;
  return faults.offstage(async () => {
    const [contract, settlements, ledger, events, chain, tasks, transitions, outbox, dues] =
      await Promise.all([
        store.read('contract', contractId, {}),
        store.list('settlement', contractId),
        store.list('ledger', contractId),
        store.list('event', contractId, { chain: 'events' }),
        store.list('chain', contractId, { chain: 'events' }),
        store.list('task', contractId),
        store.list('transition', contractId),
        store.list('outbox', contractId),
        store.list('due', contractId),
      ]);
    const times = (what: string) => events.filter((event) => event.what === what).length;
    return {
      settlements: settlements.map(({ state, payable, entitled, attests }) => ({
        state,
        payable,
        entitled,
        attesters: attests.map(({ person }) => person.subject),
      })),
      head: [contract?.ledgerSequence, contract?.openSettlement],
      ledger: ledger.map(({ sequence, account, debit, credit }) => [
        sequence,
        account,
        debit,
        credit,
      ]),
      events: Object.fromEntries(EVENTS.map((what) => [what, times(what)])),
      decisions: times('task-decided'),
      brokenChain: verifyChain(events, chain),
      openTasks: tasks.filter(({ state }) => state === 'open').map(({ taskId }) => taskId),
      openTransitions: transitions.filter(({ state }) => state === 'open').length,
      pendingOutbox: outbox.filter(({ state }) => state === 'pending').length,
      waitingDues: dues
        .filter(({ state, at }) => state === 'waiting' && at < '2019-02-10')
        .map(({ dueId }) => dueId),
      payoutNotices: noticesIn(data, contractId).filter(({ type }) => type === 'payout-issued')
        .length,
    };
  });
}

const EVENTS = [
  'due-objections-close',
  'settlement-attested',
  'payout-issued',
  'payment-paid',
  'payment-posted',
] as const;

/** What is true of every contract in the end, whatever failed on the way. */
export const PAID_ONCE: Awaited<ReturnType<typeof factsOfPayout>> = {
  settlements: [
    { state: 'reconciled', payable: '3000000', entitled: '3000000', attesters: ['anna', 'bo'] },
  ],
  head: [1, undefined],
  ledger: [
    [1, 'entitlement', '3000000', '0'],
    [1, 'payable', '3000000', '3000000'],
    [1, 'bank', '0', '3000000'],
    [1, 'cap-used', '3000000', '0'],
    [1, 'cap-remaining', '0', '3000000'],
  ],
  events: Object.fromEntries(EVENTS.map((what) => [what, 1])),
  decisions: 3,
  brokenChain: [],
  openTasks: [],
  openTransitions: 0,
  pendingOutbox: 0,
  waitingDues: [],
  payoutNotices: 1,
};

/** The notices about a contract that lie in the outbox folder. */
export function noticesIn(data: string, contractId: string): { type: string; noticeId: string }[] {
  const folder = join(data, 'outbox');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .filter((notice) => notice.contractId === contractId);
}

/** Whether the payout of the first year is posted. */
export async function isPosted({ runtime, faults }: House, contractId: string): Promise<boolean> {
  const [periodId = '', purpose = ''] = YEAR_1.split('.');
  const key = { periodId, purpose, revision: 1 };
  const item = await faults.offstage(() => runtime.store.read('settlement', contractId, key));
  return item?.state === 'reconciled';
}
