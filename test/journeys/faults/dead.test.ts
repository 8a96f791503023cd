import { type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer, type House, openHouse, openTask } from './house.ts';
import { factsOfPayout, PAID_ONCE } from './payout-facts.ts';
import { cut, PAYOUT_BEGINS, plantCutting, plantVerified } from './plant.ts';

let house: House;
let stepFunctions: SFNClient;

/** Ways for an execution to be dead while a person decides. */
const DEATHS: Readonly<Record<string, (contractId: string) => Promise<void>>> = {
  'was stopped': async (contractId) => {
    const { executionArn } = await transitionOf(contractId);
    await stepFunctions.send(new StopExecutionCommand({ executionArn }));
  },
  'timed out after 20 days': async (contractId) => {
    const { store, engine } = house.runtime;
    const tasks = await store.list('task', contractId);
    for (const { state, token = '' } of tasks) if (state === 'open') engine.expireTask(token);
    await engine.idle();
  },
  'died with the program': () => house.restart(),
};

beforeAll(async () => {
  house = await openHouse((client) => {
    stepFunctions = client;
  });
  await plantVerified(house, 'play-000');
  const cutting = await cut(house, 'play-000');
  await house.clockTo(PAYOUT_BEGINS);
  for (const index of [1, 2, 3]) await plantCutting(house, cutting, `play-00${index}`);
  await house.runtime.engine.sweep({ checkAll: true });
  await house.runtime.atRest();
});

afterAll(() => house?.close());

async function transitionOf(contractId: string) {
  const affair = { periodId: 'year_1', purpose: 'outcome-payment', revision: 1 };
  const key = { workflow: 'payout' as const, ...affair };
  const transition = await house.runtime.store.read('transition', contractId, key);
  if (!transition) throw new Error(`${contractId} pays nothing`);
  return transition;
}

describe('a decision made while its execution', () => {
  it.each(Object.keys(DEATHS).map((death, index) => [death, `play-00${index + 1}`] as const))(
    '%s is accepted, and the next attempt goes on with it at once',
    async (death, contractId) => {
      for (const kind of ['attest', 'attest', 'confirm-payment'] as const) {
        const task = await openTask(house, contractId, kind);
        const { attempt } = await transitionOf(contractId);
        await DEATHS[death]?.(contractId);
        const decided = await answer(house, task);
        expect(decided).toMatchObject({ state: 'decided', decision: { at: PAYOUT_BEGINS } });
        await house.runtime.engine.idle();
        expect((await transitionOf(contractId)).attempt).toBeGreaterThan(attempt);
      }
      expect(await factsOfPayout(house, contractId)).toEqual(PAID_ONCE);
    },
  );
});
