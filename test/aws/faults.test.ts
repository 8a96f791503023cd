import { afterEach, describe, expect, it } from 'vitest';
import { expectBooksInOrder, expectPaidAsGiven } from '../journeys/life/books.ts';
import { few } from '../journeys/life/few.ts';
import { expectEverybodyTold, expectNothingOpen } from '../journeys/life/traces.ts';
import { openTheatre, type Theatre } from '../journeys/theatre.ts';
import { clientsOf } from './emulator/clients.ts';
import { redeliver } from './emulator/redeliver.ts';
import { runOrThrow } from './emulator/run.ts';

/** As often as there are steps that may die, and more. */
const ROUNDS_MAX = 60;

let theatre: Theatre;

afterEach(() => theatre.close());

async function isClosed(): Promise<boolean> {
  const { slug } = theatre.contract;
  return (await theatre.store.read('contract', slug, {}))?.phase === 'closed';
}

describe('a whole life', () => {
  it('goes its way when every process that runs a function is killed before every decision', async () => {
    theatre = await openTheatre('norrkoping-2016', few);
    await theatre.story.begin();
    let kills = 0;
    const play = () =>
      theatre.story.play(() => {
        void theatre.kill();
        kills += 1;
        return false;
      });
    // What an execution died of, the sweep makes good.
    for (let rounds = 0; rounds < ROUNDS_MAX && !(await isClosed()); rounds += 1) {
      await play();
      await theatre.sweep({ checkAll: true });
      await theatre.stage.atRest();
    }
    expect(kills).toBeGreaterThan(12);
    await expectPaidAsGiven(theatre);
    await expectBooksInOrder(theatre);
    await expectNothingOpen(theatre);
    await expectEverybodyTold(theatre);
  });

  it('is the same when every step is delivered twice more', async () => {
    const run = runOrThrow();
    const clients = clientsOf(run.endpoint);
    theatre = await openTheatre('norrkoping-2016', few);
    const tokenOf = async (asked: Readonly<Record<string, unknown>>): Promise<string> => {
      const tasks = await theatre.store.list('task', theatre.contract.slug);
      const task = tasks.find(
        (each) =>
          each.task === asked['task'] &&
          each.periodId === asked['periodId'] &&
          each.purpose === asked['purpose'] &&
          each.revision === asked['revision'] &&
          (asked['detail'] === undefined || each.taskId.endsWith(`.${asked['detail']}`)),
      );
      return task?.token ?? 'a-token-that-nobody-waits-with';
    };
    const again = [new Set<string>(), new Set<string>()];
    await theatre.story.begin();
    // Stops before every task, so that what has run so far runs again while its execution waits.
    const decided = new Set<string>();
    for (;;) {
      const next = await theatre.story.play(({ taskId, attempt }) => {
        const isNew = !decided.has(`${taskId} ${attempt}`);
        decided.add(`${taskId} ${attempt}`);
        return isNew;
      });
      for (const known of again) await redeliver(clients, run, known, tokenOf);
      if (!next) break;
    }
    expect(again[0]?.size).toBeGreaterThan(40);
    await theatre.sweep({ checkAll: true });
    await theatre.stage.atRest();
    await expectPaidAsGiven(theatre);
    await expectBooksInOrder(theatre);
    await expectNothingOpen(theatre);
    await expectEverybodyTold(theatre);
  });
});
