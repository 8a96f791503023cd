import { hashOf } from '../../../core/lifecycle/chain/canonical.ts';
import { beginCorrection } from '../../../core/lifecycle/data/correction.ts';
import type { Affair } from '../../../core/lifecycle/items/common.ts';
import type { PeriodItem, SettlementItem } from '../../../core/lifecycle/items/period.ts';
import type { TaskItem, TransitionItem } from '../../../core/lifecycle/items/work.ts';
import { settlementKey, taskId } from '../../../core/lifecycle/names.ts';
import { afterPayout, beginPayout } from '../../../core/lifecycle/payout/after.ts';
import { attestsNeeded, isCurrent, readAttests } from '../../../core/lifecycle/payout/attest.ts';
import { confirmPayment, issueSettlement } from '../../../core/lifecycle/payout/issue.ts';
import {
  isFinalPayout,
  newestRevisions,
  newestVerified,
  sameAffair,
} from '../../../core/lifecycle/payout/payout.ts';
import { postPayment } from '../../../core/lifecycle/payout/post.ts';
import { proposeSettlement } from '../../../core/lifecycle/payout/propose.ts';
import { settledToDate } from '../../../core/lifecycle/payout/settled-to-date.ts';
import { affairOf } from '../../../core/lifecycle/tasks/begin.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { contract as contractItem, person } from './fixtures.ts';
import { Items } from './in-memory.ts';

export const CAP = 5_000_000;
export const PERIODS = ['year_1', 'year_2'] as const;
const AT = '2021-02-01T09:00:00.000Z';
const CONTRACT = 'model';

const TERMS = `
contract: ${CONTRACT}
currency: SEK
parties:
  city: { name: Staden, roles: [outcome-payer, finance] }
  region: { name: Regionen, roles: [outcome-payer] }
  fund: { name: Fonden, roles: [investor] }
metrics:
  year_1: { purpose: payment, unit: SEK, better: higher, effect: level }
  year_2: { purpose: payment, unit: SEK, better: higher, effect: level }
payments:
  - { id: first, share: 60 %, of: year_1, atMost: 3 000 000 }
  - { id: second, share: 60 %, of: year_2, atMost: 2 000 000 }
settlement:
  rounding: { to: 1, mode: half-up }
  payers: [{ party: city, share: 60 % }, { party: region, share: rest, vat: 25 % }]
  recipients: [{ party: fund, share: rest }]
  negative: { net: next payment, claimBack: end }
`;

/** A contract whose payouts are carried out by the pure rules alone, over items in memory. */
export class PayoutWorld {
  readonly items = new Items(CONTRACT);
  readonly #savings = new Map<string, number>();
  readonly #terms = termsOf();

  constructor() {
    const { format: _, version: __, ...head } = contractItem({ contractId: CONTRACT });
    this.items.apply({
      writes: [
        { op: 'create', item: head },
        ...PERIODS.map((periodId) => ({
          op: 'create' as const,
          item: {
            kind: 'period' as const,
            contractId: CONTRACT,
            periodId,
            revision: 1,
            state: 'collecting' as const,
            from: '2018-01-01',
            to: '2019-12-31',
            dataDue: '2020-01-01',
            purpose: 'payment' as const,
          },
        })),
      ],
    });
  }

  get contract() {
    return this.items.one('contract', () => true);
  }

  newest(periodId: string): PeriodItem | undefined {
    const periods = newestRevisions(this.items.list('period'));
    return periods.find((period) => period.periodId === periodId);
  }

  payouts(): TransitionItem[] {
    return this.items.list('transition').filter(({ workflow }) => workflow === 'payout');
  }

  /** The evaluator approves, and the payout begins. */
  verify(period: PeriodItem, saving: number): void {
    const { periodId, revision } = period;
    this.#savings.set(`${periodId} ${revision}`, saving);
    const affair = { periodId, purpose: 'outcome-payment', revision };
    const collecting = this.items
      .list('transition')
      .filter((each) => each.state === 'open' && each.workflow === 'follow-up')
      .filter((each) => each.periodId === periodId && each.revision === revision);
    this.items.apply(
      { writes: [{ op: 'replace', item: { ...period, state: 'verified' } }] },
      {
        writes: collecting.map((each) => ({
          op: 'replace',
          item: { ...each, state: 'finished' as const },
        })),
      },
      beginPayout(this.contract, affair, AT),
    );
  }

  settle(transition: TransitionItem): void {
    const { contract } = this;
    const item = this.settlementOf(transition);
    if (item && item.state !== 'refused') return;
    const settlements = this.items.list('settlement');
    const settled = settle({
      terms: [{ version: 1, hash: 'h', terms: this.#terms }],
      facts: {
        asOf: '2021-02-01',
        ...NO_FACTS,
        metrics: newestVerified(this.items.list('period')).map(({ periodId, revision }) => ({
          metric: periodId,
          value: String(this.#savings.get(`${periodId} ${revision}`) ?? 0),
        })),
      },
      settled: settledToDate(settlements, 'Europe/Stockholm'),
      final: isFinalPayout(transition),
    });
    if (!settled.ok) throw new Error(JSON.stringify(settled.findings));
    const open = settlements.find((each) => settlementKey(each) === contract.openSettlement);
    const dueId = `payout-waits.${settlementKey(transition)}`;
    const waited = this.items.list('due').find((due) => due.dueId === dueId);
    const opened = open && this.#openOf(open);
    const proposal = proposeSettlement({
      contract,
      transition,
      settlement: settled.value,
      file: hashOf(settled.value),
      at: AT,
      ...(opened ? { open: opened } : {}),
      ...(waited ? { waited } : {}),
      ...(item ? { refused: item } : {}),
    });
    const head = proposal.contract;
    const next =
      proposal.outcome === 'nothing-to-pay'
        ? afterPayout({ ...this.#state(), contract: head, transition, at: AT })
        : {
            writes: proposal.outcome === 'settled' ? [{ op: 'replace' as const, item: head }] : [],
          };
    this.items.apply(proposal, next);
  }

  attest(settlement: SettlementItem, number: string, by: string, choice: string): void {
    const id = taskId(affairOf(settlement), 'attest', number);
    const existing = this.items.list('task').find((task) => task.taskId === id);
    const task = {
      kind: 'task' as const,
      contractId: CONTRACT,
      taskId: id,
      workflow: 'payout' as const,
      ...affairOf(settlement),
      task: 'attest' as const,
      party: 'city',
      role: 'finance' as const,
      state: 'decided' as const,
      attempt: 1,
      openedAt: AT,
      decision: { choice, by: person(by), at: AT, hash: settlement.file },
    };
    if (existing) this.items.apply({ writes: [{ op: 'replace', item: { ...existing, ...task } }] });
    else this.items.apply({ writes: [{ op: 'create', item: task }] });
  }

  readAttests(settlement: SettlementItem): void {
    const { contract } = this;
    if (!isCurrent(contract, settlement)) throw new Error('stale');
    const needed = attestsNeeded(this.#terms).length;
    const transition = this.transitionOf(settlement);
    const tasks = this.#tasksOf(settlement);
    this.items.apply(readAttests({ contract, settlement, transition, tasks, needed, at: AT }));
  }

  issue(settlement: SettlementItem): void {
    const { contract } = this;
    if (!isCurrent(contract, settlement)) throw new Error('stale');
    this.items.apply(issueSettlement({ contract, settlement, noticeFile: 'n', at: AT }));
  }

  confirm(settlement: SettlementItem, choice: string): void {
    const id = taskId(affairOf(settlement), 'confirm-payment');
    const task = {
      ...affairOf(settlement),
      kind: 'task' as const,
      contractId: CONTRACT,
      taskId: id,
      workflow: 'payout' as const,
      task: 'confirm-payment' as const,
      party: 'city',
      role: 'finance' as const,
      state: 'decided' as const,
      attempt: 1,
      openedAt: AT,
      decision: { choice, by: person('cia'), at: AT },
    };
    const existing = this.items.list('task').find((each) => each.taskId === id);
    this.items.apply({
      writes: [
        existing ? { op: 'replace', item: { ...existing, ...task } } : { op: 'create', item: task },
      ],
    });
    const asked = this.items.one('task', (each) => each.taskId === id);
    this.items.apply(confirmPayment({ settlement, task: asked, at: AT }));
  }

  post(settlement: SettlementItem): void {
    const { contract } = this;
    if (!isCurrent(contract, settlement)) throw new Error('stale');
    const transition = this.transitionOf(settlement);
    this.items.apply(postPayment({ ...this.#state(), contract, settlement, transition, at: AT }));
  }

  /** @returns whether it was allowed */
  correct(period: PeriodItem): boolean {
    const corrected = beginCorrection({
      contract: this.contract,
      periods: this.items.list('period'),
      period,
      underway: {
        transitions: this.items.list('transition'),
        tasks: this.items.list('task'),
        dues: this.items.list('due'),
        settlements: this.items.list('settlement'),
      },
      reason: 'late figures',
      person: person('petra'),
      at: AT,
    });
    if (corrected.ok) this.items.apply(corrected.value);
    return corrected.ok;
  }

  transitionOf(affair: Affair): TransitionItem {
    return this.items.one(
      'transition',
      (each) => each.workflow === 'payout' && sameAffair(each, affair),
    );
  }

  settlementOf(affair: Affair): SettlementItem | undefined {
    return this.items.list('settlement').find((each) => sameAffair(each, affair));
  }

  #openOf(item: SettlementItem) {
    const dues = this.items.list('due');
    return { item, transition: this.transitionOf(item), tasks: this.#tasksOf(item), dues };
  }

  #tasksOf(affair: Affair): TaskItem[] {
    return this.items
      .list('task')
      .filter((task) => task.task === 'attest' && sameAffair(task, affair));
  }

  #state() {
    return {
      periods: this.items.list('period'),
      payouts: this.payouts(),
      dues: this.items.list('due'),
    };
  }
}

function termsOf() {
  const read = readTerms(TERMS, 'terms.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value.terms;
}
