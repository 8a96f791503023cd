import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiProblem } from '../../../api/contract/request.ts';
import type { TaskView } from '../../../api/contract/views.ts';
import type { TaskItem } from '../../../core/lifecycle/items/work.ts';
import { TASK_RULES } from '../../../core/lifecycle/tasks/tasks.ts';
import { answer, BEGINS, type House, MEMBERS, openHouse, openTasks } from './house.ts';
import { lookAt, Witness } from './never-facts.ts';
import { deliver, plant } from './plant.ts';

const RUNS = 4;

let house: House;
let now = BEGINS;
let contracts = 0;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** What people, time and the machine do to a contract, right and wrong. */
type Move =
  | { readonly what: 'work'; readonly saving: number }
  | { readonly what: 'decide'; readonly task: number; readonly who: string; readonly nth: number }
  | { readonly what: 'both'; readonly task: number; readonly who: readonly [string, string] }
  | { readonly what: 'days'; readonly days: number }
  | { readonly what: 'correct' | 'object'; readonly periodId: string }
  | { readonly what: 'sweeps' | 'timeouts' };

/** `right`: whoever the task is meant for. */
const who = fc.constantFrom('right', 'right', ...new Set(MEMBERS.map(({ subject }) => subject)));
const task = fc.nat(2);
const of = <W extends Move['what']>(what: W) => fc.constant(what);
const saving = fc.integer({ min: -1_000_000, max: 12_000_000 });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ what: of('work'), saving }) },
  { weight: 4, arbitrary: fc.record({ what: of('decide'), task, who, nth: fc.nat(2) }) },
  { weight: 2, arbitrary: fc.record({ what: of('both'), task, who: fc.tuple(who, who) }) },
  { weight: 3, arbitrary: fc.record({ what: of('days'), days: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('correct', 'object'),
      periodId: fc.constantFrom('year_1', 'year_2'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom('sweeps', 'timeouts') }) },
);

it('whatever people do, in any order, nothing happens that must never happen', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 30, maxLength: 40 }), async (moves) => {
      contracts += 1;
      const contractId = `play-${String(contracts).padStart(3, '0')}`;
      await plant(house, contractId);
      await house.runtime.sweep();
      await house.runtime.atRest();
      const witness = new Witness();
      for (const each of moves) {
        await carryOut(each, contractId, witness);
        await house.runtime.atRest();
        await house.runtime.sweep();
        await house.runtime.atRest();
        await lookAt(house, contractId, witness);
      }
    }),
    { numRuns: RUNS, seed: 20161, endOnFailure: true },
  );
}, 300_000);

async function carryOut(each: Move, contractId: string, witness: Witness): Promise<void> {
  const tasks = await openTasks(house, contractId);
  switch (each.what) {
    case 'work':
      return work(tasks[0], each.saving, witness);
    case 'decide':
      return decide(tasks[each.task], each, witness);
    case 'both':
      await Promise.all(each.who.map((one) => decide(tasks[each.task], { who: one }, witness)));
      return;
    case 'days':
      now = new Date(Date.parse(now) + each.days * 86_400_000).toISOString();
      return house.clockTo(now);
    case 'correct':
    case 'object': {
      const reason = { contractId, periodId: each.periodId, body: { reason: 'wrong' } };
      const call = each.what === 'correct' ? house.as('petra').correct : house.as('ines').object;
      return tolerated(call(reason));
    }
    case 'sweeps': {
      const { engine } = house.runtime;
      await Promise.all([engine.sweep({ checkAll: true }), engine.sweep({ checkAll: true })]);
      return;
    }
    case 'timeouts':
      for (const { token = '' } of tasks) house.runtime.engine.expireTask(token);
  }
}

/** Does what the first task asks for, as whoever it is meant for. */
async function work(asked: TaskItem | undefined, figure: number, witness: Witness): Promise<void> {
  if (asked?.task === 'deliver-data') {
    const { contractId, periodId } = asked;
    await tolerated(deliver(house, { contractId, periodId, saving: String(figure) }));
  }
  await decide(asked, { who: 'right' }, witness);
}

/** Somebody decides a task; whether they may is the system's to say. */
async function decide(
  asked: TaskItem | undefined,
  { who: by, nth = 0 }: { who: string; nth?: number },
  witness: Witness,
): Promise<void> {
  if (!asked) return;
  const { choices } = TASK_RULES[asked.task];
  const choice = choices[nth % choices.length];
  const more = { reason: 'because', ...(by === 'right' ? {} : { subject: by }) };
  await acknowledged(answer(house, asked, choice, more), witness);
}

async function acknowledged(call: Promise<TaskView>, witness: Witness): Promise<void> {
  await tolerated(
    call.then(({ taskId, decision }) => {
      if (decision)
        witness.acknowledged.push(`${taskId} ${decision.choice} ${decision.by.subject}`);
    }),
  );
}

/** People may be refused; the program may not fail. */
async function tolerated(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    expect(error.status, JSON.stringify(error.findings)).toBeLessThan(500);
  }
}
