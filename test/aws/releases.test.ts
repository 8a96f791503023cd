import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../core/lifecycle/chain/verify-chain.ts';
import type { TransitionItem } from '../../core/lifecycle/items/work.ts';
import type { Store } from '../../store/store.ts';
import {
  act,
  attest,
  deliver,
  periodOf,
  REASON,
  rowsFor,
  settled,
  sharedSaving,
  verify,
} from '../journeys/life/acts.ts';
import { expectBooksInOrder } from '../journeys/life/books.ts';
import { CONTRACT, evaluator, finance } from '../journeys/life/cast.ts';
import { beginAt } from '../journeys/life/points.ts';
import type { AwsPlace } from '../journeys/places/aws.ts';
import type { Theatre } from '../journeys/theatre.ts';
import { deploy } from './emulator/cdk.ts';
import { clientsOf } from './emulator/clients.ts';
import { newRelease, type Release } from './emulator/release.ts';
import { runOrThrow } from './emulator/run.ts';

const YEAR = 'follow_up_1';
const DELIVERY = 'contract.delivery.r1 reconciled 3000000';
let theatre: Theatre;
const run = runOrThrow();

afterEach(() => theatre.close());
// What comes after is played on the release that everything else is.
afterAll(() => deploySource());

function deploySource(source?: string) {
  return deploy(run, { source, context: run.context });
}

/** Deploys a changed copy of this release over it. */
async function upgrade(name: string, change: (release: Release) => void): Promise<string> {
  const release = newRelease(join(run.scratch, name));
  change(release);
  await deploySource(release.folder);
  return release.folder;
}

async function transitionOf(store: Store, workflow: TransitionItem['workflow']) {
  const found = (await store.list('transition', CONTRACT)).find(
    (each) => each.workflow === workflow && each.periodId === YEAR && each.revision === 1,
  );
  if (!found) throw new Error(`${workflow} has not begun`);
  return found;
}

describe('a release that is deployed while people wait', () => {
  it('leaves an execution the functions that it began with', async () => {
    theatre = await beginAt('verify-outcome');
    const before = await transitionOf(theatre.store, 'outcome-verification');
    await upgrade('changed', ({ rewrite }) => {
      // What the old execution calls must not be this.
      rewrite(
        /record-verdict\.lambda\.ts$/,
        'bind(recordVerdict)',
        "bind(recordVerdict, () => { throw new Error('The new function was called'); })",
      );
    });
    await act(theatre, evaluator, 'verify-outcome', ['approve']);
    expect(await periodOf(theatre, YEAR)).toMatchObject({ state: 'verified', revision: 1 });
    expect(await transitionOf(theatre.store, 'outcome-verification')).toMatchObject({
      state: 'finished',
      attempt: before.attempt,
    });
  });

  it('may have removed a function that a payout is still to call', async () => {
    theatre = await beginAt('attest');
    const before = await transitionOf(theatre.store, 'payout');
    await upgrade('removed', ({ folder, rewrite }) => {
      renameSync(join(folder, 'functions/read-attests'), join(folder, 'functions/count-attests'));
      for (const file of ['lambda', 'step']) {
        renameSync(
          join(folder, `functions/count-attests/read-attests.${file}.ts`),
          join(folder, `functions/count-attests/count-attests.${file}.ts`),
        );
      }
      rewrite(/^(functions|local)\/.*\.ts$/, /read-attests(?=[./])/g, 'count-attests');
      rewrite(/payout\.asl\.json$/, '{ReadAttests}', '{CountAttests}');
      // What is said of the retired one stays.
      rewrite(
        /^infra\/constructs\/rights\.ts$/,
        /^ +'read-attests': (.*)$/gm,
        "$&\n  'count-attests': $1",
      );
      rewrite(
        /^infra\/retired\.ts$/,
        'readonly RetiredFunction[] = []',
        "readonly RetiredFunction[] = [{ name: 'read-attests', calledBy: ['payout'], since: 'next' }]",
      );
    });
    await attest(theatre);
    await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-1' }]);
    const pays = sharedSaving(theatre, rowsFor(theatre, YEAR));
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `${YEAR}.outcome-payment.r1 reconciled ${pays}`,
    ]);
    const { attempt } = await transitionOf(theatre.store, 'payout');
    expect(attempt).toBe(before.attempt);
    await expectBooksInOrder(theatre);
  });

  it('reads the items of the format before, and an execution that cannot read its own begins anew', async () => {
    theatre = await beginAt('verify-outcome');
    const folder = await upgrade('format', ({ rewrite }) => {
      rewrite(/^core\/lifecycle\/items\/constants\.ts$/, 'ITEM_FORMAT = 1', 'ITEM_FORMAT = 2');
      rewrite(/^(core|functions|api|local)\/.*\.ts$/, /\bstartedBy\b/g, 'begunBy');
      rewrite(
        /^store\/formats\.ts$/,
        'readonly FormatChange[] = []',
        'readonly FormatChange[] = [{ to: 2, upgrade: ({ startedBy, ...rest }) => (startedBy === undefined ? rest : { ...rest, begunBy: startedBy }) }]',
      );
    });
    const store = await storeOf(folder);
    (theatre as Theatre & AwsPlace).readWith(store);
    const before = await transitionOf(store, 'outcome-verification');
    // The decision is written in the new format; the old execution meets it, stops, and writes nothing.
    await act(theatre, evaluator, 'verify-outcome', ['reject', { reason: REASON }]);
    await theatre.sweep({ checkAll: true });
    await theatre.stage.atRest();
    expect(await transitionOf(store, 'outcome-verification')).toMatchObject({
      state: 'finished',
      attempt: before.attempt + 1,
      format: 2,
    });
    await deliver(theatre, { periodId: YEAR, revision: 2 }, rowsFor(theatre, YEAR));
    await verify(theatre, YEAR);
    await attest(theatre);
    await act(theatre, finance[0], 'confirm-payment', ['paid', { reference: 'BG-1' }]);
    const pays = sharedSaving(theatre, rowsFor(theatre, YEAR));
    expect(await settled(theatre)).toContain(`${YEAR}.outcome-payment.r2 reconciled ${pays}`);
    // The chain goes on over the change of format.
    const [events, chains] = await Promise.all([
      store.list('event', CONTRACT, { chain: 'events' }),
      store.list('chain', CONTRACT, { chain: 'events' }),
    ]);
    expect(new Set(events.map(({ format }) => format))).toEqual(new Set([2]));
    expect(verifyChain(events, chains)).toEqual([]);
  });
});

/** The table as the functions of a release read it. */
async function storeOf(folder: string): Promise<Store> {
  const path = join(folder, 'store/create-store.ts');
  const { createStore } = (await import(path)) as typeof import('../../store/create-store.ts');
  return createStore({ client: clientsOf(run.endpoint).dynamodb, table: run.table });
}
