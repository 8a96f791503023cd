import { DeleteTableCommand, RestoreTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { AUDITOR } from '../../local/demo/cast.ts';
import { createStore } from '../../store/create-store.ts';
import { utfall } from '../cli/terminal.ts';
import { attest, rowsFor, settled, sharedSaving, until } from '../journeys/life/acts.ts';
import { expectBooksInOrder, expectPaidAsGiven } from '../journeys/life/books.ts';
import { CONTRACT } from '../journeys/life/cast.ts';
import { beginAt } from '../journeys/life/points.ts';
import { expectNothingOpen } from '../journeys/life/traces.ts';
import type { AwsPlace } from '../journeys/places/aws.ts';
import { stopExecutions } from '../journeys/places/aws-executions.ts';
import type { Theatre } from '../journeys/theatre.ts';
import { deploy } from './emulator/cdk.ts';
import { clientsOf } from './emulator/clients.ts';
import { issuerOf } from './emulator/issuer.ts';
import { runOrThrow } from './emulator/run.ts';

const run = runOrThrow();
const clients = clientsOf(run.endpoint);
const DELIVERY = 'contract.delivery.r1 reconciled 3000000';
const restoredTable = `${run.table}-restored`;
/** More sweeps than there are executions whose names are taken by what was lost. */
const ROUNDS_MAX = 20;

let theatre: Theatre;

afterEach(() => theatre.close());
// What comes after is played on the table that everything else is.
afterAll(async () => {
  await deploy(run, { context: run.context });
  await clients.dynamodb.send(new DeleteTableCommand({ TableName: restoredTable }));
});

/** Plays to the end; what died, or whose name was taken before, is begun by the sweep. */
async function playToTheEnd(): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    await theatre.story.play();
    if ((await theatre.store.read('contract', CONTRACT, {}))?.phase === 'closed') return;
    await theatre.sweep({ checkAll: true });
  }
  throw new Error('It does not come to its end');
}

describe('a table that is restored to a point in time', () => {
  it('carries the contract to the same last payment, after everything since was lost', async () => {
    theatre = await beginAt('attest');
    const pays = sharedSaving(theatre, rowsFor(theatre, 'follow_up_1'));
    await clients.dynamodb.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: run.table,
        TargetTableName: restoredTable,
        UseLatestRestorableTime: true,
      }),
    );
    // It goes on, to a payment and to the next year's data.
    await until(theatre, 'deliver-data', 'follow_up_2');
    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 reconciled ${pays}`,
    ]);

    // As docs/operating/backup.md has it.
    await stopExecutions(clients, run);
    await deploy(run, { context: { ...run.context, restoredTable } });
    const store = createStore({ client: clients.dynamodb, table: restoredTable });
    (theatre as Theatre & AwsPlace).readWith(store);
    await theatre.sweep({ checkAll: true });
    await theatre.stage.atRest();

    expect(await settled(theatre)).toEqual([
      DELIVERY,
      `follow_up_1.outcome-payment.r1 settled ${pays}`,
    ]);
    await attest(theatre);
    await playToTheEnd();
    expect((await settled(theatre))[1]).toBe(`follow_up_1.outcome-payment.r1 reconciled ${pays}`);
    await expectPaidAsGiven(theatre);
    await expectNothingOpen(theatre);
    await expectBooksInOrder(theatre);
    const token = await (await issuerOf(run.login, [AUDITOR])).token(AUDITOR.subject);
    const who = ['--url', theatre.url, '--token', token];
    expect((await utfall(['audit', CONTRACT, ...who])).code).toBe(0);
  });
});
