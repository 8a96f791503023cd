import { expect } from 'vitest';
import { verifyChain } from '../../../core/lifecycle/chain/verify-chain.ts';
import type { PeriodItem, SettlementItem } from '../../../core/lifecycle/items/period.ts';
import type { EventItem, TaskItem } from '../../../core/lifecycle/items/work.ts';
import { settlementKey } from '../../../core/lifecycle/names.ts';
import { type House, MEMBERS } from './house.ts';
import { CAP } from './terms.ts';

/** What a run has seen that may never change, and what was acknowledged to people. */
export class Witness {
  readonly #fixed = new Map<string, string>();
  /** Acknowledged decisions, as `<task> <choice> <person>`. */
  readonly acknowledged: string[] = [];

  /** @throws if a fact with this name was another before */
  fixed(name: string, fact: unknown): void {
    const text = JSON.stringify(fact);
    expect(text, `${name} changed`).toBe(this.#fixed.get(name) ?? text);
    this.#fixed.set(name, text);
  }
}

/** Looks at everything that must never happen to a contract, as it stands in the table. */
export async function lookAt(house: House, contractId: string, witness: Witness): Promise<void> {
  const { store } = house.runtime;
  const [contract, terms, settlements, periods, tasks, dues, ledger, events, heads, transitions] =
    await Promise.all([
      store.read('contract', contractId, {}),
      store.list('terms', contractId),
      store.list('settlement', contractId),
      store.list('period', contractId),
      store.list('task', contractId),
      store.list('due', contractId),
      store.list('ledger', contractId),
      store.list('event', contractId, { chain: 'events' }),
      store.list('chain', contractId, { chain: 'events' }),
      store.list('transition', contractId),
    ]);
  const signed = terms.every(({ signatures, hash }) =>
    ['city', 'fund'].every((party) =>
      signatures.some((each) => each.party === party && each.hash === hash),
    ),
  );
  for (const settlement of settlements) {
    lookAtSettlement(settlement, { periods, witness });
    if (isPayable(settlement)) expect(signed).toBe(true);
  }
  lookAtMoney(settlements, ledger);
  for (const period of periods) lookAtPeriod(period, { tasks, witness });
  lookAtEvents(events, witness);
  expect(verifyChain(events, heads)).toEqual([]);

  // Whoever is asked exists, and finds the task.
  for (const { party, role, taskId } of tasks.filter(({ state }) => state === 'open')) {
    expect(MEMBERS.some((member) => member.party === party && member.role === role)).toBe(true);
    const listed = await store.openTasks(contractId, party, role);
    expect(listed.map((task) => task.taskId)).toContain(taskId);
  }
  // Nothing is stuck: whatever goes on has somebody, or a date, or a reason to wait behind it.
  const waits = new Set([
    ...tasks.filter(({ state }) => state === 'open').map(nameOf),
    ...dues.filter(({ state }) => state === 'waiting').map(nameOf),
  ]);
  const stuck = transitions.filter((each) => each.state === 'open' && !waits.has(nameOf(each)));
  expect(stuck).toEqual([]);
  // A date that has come is acted on, unless a payment that is under way stands before it.
  const now = (await store.read('clock', '*', {}))?.instant ?? '';
  const missed = dues.filter(({ state, at, what }) => {
    return state === 'waiting' && at <= now && what !== 'payout-waits';
  });
  expect(missed).toEqual([]);
  const openOnes = settlements.filter(({ state }) =>
    ['settled', 'attested', 'issued', 'unknown', 'paid'].includes(state),
  );
  expect(openOnes.map(settlementKey)).toEqual(
    contract?.openSettlement === undefined ? [] : [contract.openSettlement],
  );
}

function nameOf({
  periodId,
  purpose,
  revision,
}: Omit<TaskItem, never> | { periodId: string; purpose: string; revision: number }): string {
  return settlementKey({ periodId, purpose, revision });
}

function isPayable({ state }: SettlementItem): boolean {
  return ['issued', 'unknown', 'paid', 'reconciled'].includes(state);
}

function lookAtSettlement(
  settlement: SettlementItem,
  { periods, witness }: { periods: readonly PeriodItem[]; witness: Witness },
): void {
  if (!isPayable(settlement)) return;
  const { attests, file, payable, claimedBack, payers, noticeFile } = settlement;
  const key = settlementKey(settlement);
  witness.fixed(key, { file, payable, claimedBack, payers, noticeFile });
  const attesters = new Set(attests.map(({ person }) => person.subject));
  expect(attesters.size).toBeGreaterThanOrEqual(2);
  // Finn belongs to the fund, which is paid, and Eva has verified.
  for (const other of ['finn', 'eva']) expect([...attesters]).not.toContain(other);
  for (const { hash } of attests) expect(hash).toBe(file);
  if (settlement.purpose !== 'outcome-payment') return;
  const verified = periods.find(
    ({ periodId, revision }) =>
      periodId === settlement.periodId && revision === settlement.revision,
  );
  expect(verified?.approvedBy?.subject, `${key} is paid without a verified outcome`).toBe('eva');
}

function lookAtMoney(
  settlements: readonly SettlementItem[],
  ledger: readonly { sequence: number; account: string; debit: string; credit: string }[],
): void {
  const net = (those: readonly SettlementItem[]) =>
    those.reduce(
      (sum, { payable, claimedBack }) => sum + BigInt(payable) - BigInt(claimedBack),
      0n,
    );
  expect(net(settlements.filter(isPayable)) <= BigInt(CAP)).toBe(true);
  const reconciled = settlements.filter(({ state }) => state === 'reconciled');
  const side = (account: string, of: 'debit' | 'credit') =>
    ledger
      .filter((entry) => entry.account === account)
      .reduce((sum, entry) => sum + BigInt(entry[of]), 0n);
  expect(side('bank', 'credit') - side('claim-back', 'debit')).toBe(net(reconciled));
  const postings = new Set(ledger.map(({ sequence }) => sequence));
  expect(postings.size).toBe(reconciled.length);
  for (const of of postings) {
    const entries = ledger.filter(({ sequence }) => sequence === of);
    const sum = (which: 'debit' | 'credit') =>
      entries.reduce((total, entry) => total + BigInt(entry[which]), 0n);
    expect(sum('debit')).toBe(sum('credit'));
  }
}

/** What is verified stays, and is exactly what was approved. */
function lookAtPeriod(
  period: PeriodItem,
  { tasks, witness }: { tasks: readonly TaskItem[]; witness: Witness },
): void {
  const { periodId, revision, state, packHash, snapshotHash, approvedBy } = period;
  if (state !== 'verified') return;
  witness.fixed(`${periodId} r${revision}`, { packHash, snapshotHash, approvedBy });
  const approval = tasks.find(
    (task) =>
      task.task === 'verify-outcome' && task.periodId === periodId && task.revision === revision,
  );
  expect(approval?.decision).toMatchObject({ choice: 'approve', hash: packHash });
}

function lookAtEvents(events: readonly EventItem[], { acknowledged }: Witness): void {
  const told = events
    .filter(({ what }) => what === 'task-decided')
    .map(({ facts, who }) => {
      const by = 'subject' in who ? who.subject : '';
      return `${facts['taskId']} ${facts['choice']} ${by}`;
    });
  // One who says the same twice at the same instant is answered twice, and has decided once.
  expect([...new Set(told)].toSorted()).toEqual([...new Set(acknowledged)].toSorted());
  expect(told.length).toBeLessThanOrEqual(acknowledged.length);
}
