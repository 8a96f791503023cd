import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../api/contract/request.ts';
import type { Fault } from './faults.ts';
import { answer, type House, openHouse, openTasks } from './house.ts';
import { factsOfPayout, isPosted, PAID_ONCE } from './payout-facts.ts';
import { type Cutting, cut, PAYOUT_BEGINS, plantCutting, plantVerified } from './plant.ts';

/**
 * What fails before it takes effect leaves what the call before it left, and a read changes nothing: a sample
 * shows what all of them do. Every write is lost once, and is the last before a crash once.
 */
const BEFORE_STRIDE = 3;
const READS_STRIDE = 24;
const ROUNDS_MAX = 12;

let house: House;
let cutting: Cutting;
/** Every call of a payout in which nothing fails, in order. */
let calls: readonly string[];
const plays = new Map<string, Fault>();
/** What people were told, by status. */
const told = new Map<string, number[]>();

beforeAll(async () => {
  house = await openHouse();
  await plantVerified(house, 'play-000');
  cutting = await cut(house, 'play-000');
  await house.clockTo(PAYOUT_BEGINS);
  calls = await undisturbed();
  for (const fault of faultsOf(calls)) {
    await plantCutting(house, cutting, fault.contractId);
    house.faults.arm(fault);
    plays.set(fault.contractId, fault);
  }
  for (const [contractId, how] of [
    ['play-901', 'one after the other'],
    ['play-902', 'at once'],
  ] as const) {
    await plantCutting(house, cutting, contractId);
    house.faults.redeliver(contractId, how);
  }
  await playAll([...plays.keys(), 'play-901', 'play-902']);
}, 300_000);

afterAll(() => house?.close());

/** Plays one contract before all others, to learn what there is that can fail. */
async function undisturbed(): Promise<readonly string[]> {
  const contractId = 'play-001';
  await plantCutting(house, cutting, contractId);
  await playAll([contractId]);
  const seen = house.faults.seen(contractId);
  // What comes after the posting is the sweep's looking around.
  return seen.slice(0, seen.lastIndexOf('write TransactWriteItemsCommand') + 1);
}

function faultsOf(all: readonly string[]): Fault[] {
  const count = (kind: Fault['kind']) => all.filter((call) => call.startsWith(kind)).length;
  const writes = Array.from({ length: count('write') }, (_, index) => index + 1);
  const reads = Array.from({ length: count('read') }, (_, index) => index + 1);
  const sample = (all: readonly number[], stride: number) =>
    all.filter((nth) => nth % stride === 1);
  const faults: Omit<Fault, 'contractId'>[] = [
    ...writes.map((nth) => ({ kind: 'write' as const, nth, how: 'after' as const })),
    ...writes.map((nth) => ({ kind: 'write' as const, nth, how: 'crash' as const })),
    ...sample(writes, BEFORE_STRIDE).map((nth) => ({
      kind: 'write' as const,
      nth,
      how: 'before' as const,
    })),
    ...sample(reads, READS_STRIDE).map((nth) => ({
      kind: 'read' as const,
      nth,
      how: 'before' as const,
    })),
  ];
  return faults.map((fault, index) => ({
    ...fault,
    contractId: `play-${String(index + 100).padStart(3, '0')}`,
  }));
}

/** Lets people and sweep carry on until everything is posted; who died is started again when all others are. */
async function playAll(contracts: readonly string[]): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    await house.runtime.engine.sweep({ checkAll: true });
    await house.runtime.engine.idle();
    const posted = await Promise.all(contracts.map((each) => isPosted(house, each)));
    const left = contracts.filter((_, index) => !posted[index]);
    const { dead } = house.faults;
    const alive = left.filter((each) => !dead.has(each));
    await Promise.all(alive.map(decideAll));
    await house.runtime.engine.idle();
    if (alive.length > 0) continue;
    if (dead.size === 0) break;
    await house.restart();
  }
  await house.runtime.engine.sweep({ checkAll: true });
  await house.runtime.atRest();
}

async function decideAll(contractId: string): Promise<void> {
  for (const task of await openTasks(house, contractId)) {
    try {
      await answer(house, task);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      told.set(contractId, [...(told.get(contractId) ?? []), error.status]);
    }
  }
}

describe('a payout in which any one call goes wrong', () => {
  it('has so many calls that each step is among them', () => {
    const writes = calls.filter((call) => call.startsWith('write'));
    expect(writes.length).toBeGreaterThan(30);
    expect(calls.length).toBeGreaterThan(120);
  });

  it('met the fault that was meant for it, each contract its own', () => {
    const missed = [...plays.values()].filter((each) => !house.faults.fired.has(each.contractId));
    // The sweep looks around after the posting, too; how often, differs from contract to contract.
    const early = missed.filter(({ kind, nth }) => kind === 'write' && nth < 33);
    expect(early).toEqual([]);
    expect(missed.length).toBeLessThan(12);
  });

  it.each([
    ['fails before it takes effect', 'before'],
    ['takes effect, but its answer is lost', 'after'],
    ['takes effect, and the program dies', 'crash'],
  ] as const)('is paid, posted and told once: a call that %s', async (_, how) => {
    const wrong: object[] = [];
    for (const fault of plays.values()) {
      if (fault.how !== how) continue;
      const facts = await factsOfPayout(house, fault.contractId);
      try {
        expect(facts).toEqual(PAID_ONCE);
      } catch {
        wrong.push({ fault, what: house.faults.fired.get(fault.contractId), facts });
      }
    }
    expect(wrong).toEqual([]);
  });

  it('tells a person nothing but that it failed now, or was done before', () => {
    const statuses = new Set([...told.values()].flat());
    for (const status of statuses) expect([409, 500, 503]).toContain(status);
  });
});

describe('a payout in which everything is delivered twice', () => {
  it.each([
    ['one after the other', 'play-901'],
    ['at once', 'play-902'],
  ])('is paid, posted and told once: %s', async (_, contractId) => {
    expect(await factsOfPayout(house, contractId)).toEqual(PAID_ONCE);
  });
});
