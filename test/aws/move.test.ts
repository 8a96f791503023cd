import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskView } from '../../api/contract/views.ts';
import { canonicalJson } from '../../core/lifecycle/chain/canonical.ts';
import type { Item } from '../../core/lifecycle/items/item.ts';
import { ADMINISTRATOR, AUDITOR } from '../../local/demo/cast.ts';
import type { Store } from '../../store/store.ts';
import { act, settled } from '../journeys/life/acts.ts';
import { expectBooksInOrder } from '../journeys/life/books.ts';
import { CONTRACT, evaluator } from '../journeys/life/cast.ts';
import { expectNothingOpen } from '../journeys/life/traces.ts';
import { openEmbedded } from '../journeys/places/embedded.ts';
import { openTheatre, refusalOf, type Theatre } from '../journeys/theatre.ts';
import { clientsOf } from './emulator/clients.ts';
import { issuerOf } from './emulator/issuer.ts';
import { runOrThrow } from './emulator/run.ts';
import { ROOT } from './emulator/tools.ts';

const contractId = CONTRACT;
const YEAR = 'follow_up_2';
const UTFALL = join(ROOT, 'bin', 'utfall.js');
const run = runOrThrow();
const clients = clientsOf(run.endpoint);

/** From one to the other in one line, as docs/operating/exit.md has it: nothing lies on a disk but the transport key. */
const MOVE = [
  `"$NODE" "$UTFALL" export ${CONTRACT} --moves-to "$THERE" --key "$KEY" --url "$HERE" --token "$TOKEN_HERE"`,
  '"$NODE" "$UTFALL" import - --key "$KEY" --issuer "$OLD=$NEW" --url "$THERE" --token "$TOKEN_THERE"',
].join(' | ');

/** Has the persons removed where the contract was, on the event that the other installation wrote. */
const LEAVE = `"$NODE" "$UTFALL" leave ${CONTRACT} --url "$HERE" --token "$TOKEN_HERE" --arrived-at "$THERE" --arrived-token "$TOKEN_THERE"`;

/** What is another in another installation: locks, tokens, executions, what is to be sent, and the head of the chain. */
const OF_THE_PLACE = new Set(['contract', 'chain', 'transition', 'task', 'outbox']);

async function everythingIn(store: Store): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await store.everything(contractId, after);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

/** A line for each item that is the same wherever the contract is; people as they log in there. */
function lasting(items: readonly Item[], issuers: { from: string; to: string }): string[] {
  return items
    .filter(({ kind }) => !OF_THE_PLACE.has(kind))
    .map((item) => {
      const line = canonicalJson(item);
      const { from, to } = issuers;
      return item.kind === 'event' ? line : line.replaceAll(`"${from}"`, `"${to}"`);
    })
    .sort();
}

function kinds(items: readonly Item[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe('a contract that moves from one machine to AWS in the middle of a verification', () => {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-to-aws-'));
  let here: Theatre;
  let there: Theatre;
  let waiting: TaskView;
  let left: Item[];
  let filesLeft: unknown[];

  /** A command in a shell of its own, as somebody types it who has a login in both installations. */
  async function shell(
    command: string,
    subject: string,
    [from, to] = [here, there],
  ): Promise<{ out: string; err: string }> {
    const env = {
      ...process.env,
      ...{ NODE: process.execPath, UTFALL, KEY: join(folder, 'transport.key'), LC_ALL: 'C' },
      ...{ HERE: from.url, TOKEN_HERE: await tokenIn(from, subject), OLD: from.stage.issuer },
      ...{ THERE: to.url, TOKEN_THERE: await tokenIn(to, subject), NEW: to.stage.issuer },
    };
    const bash = ['-o', 'pipefail', '-c', command];
    const { stdout, stderr } = await promisify(execFile)('bash', bash, { cwd: folder, env });
    return { out: stdout.trim(), err: stderr.trim() };
  }

  async function tokenIn({ url }: Theatre, subject: string): Promise<string> {
    if (url === there.url) {
      return (await issuerOf(run.login, [ADMINISTRATOR, AUDITOR])).token(subject);
    }
    const login = await fetch(`${url}/demo/login/${subject}`, { method: 'POST' });
    return ((await login.json()) as { access_token: string }).access_token;
  }

  async function enrolmentsIn(theatre: Theatre): Promise<Uint8Array> {
    const owner = theatre.story.cast.find(({ role }) => role === 'project-owner')?.person.subject;
    const client = theatre.as(owner ?? '');
    const { imports } = await client.listImports({ contractId });
    const importId = imports.find(({ what }) => what === 'enrolments')?.importId ?? '';
    return client.readImportFile({ contractId, importId });
  }

  /** What lies in the bucket of persons, by its name. */
  async function keptOnAws(): Promise<string[]> {
    const { Contents = [] } = await clients.s3.send(
      new ListObjectsV2Command({ Bucket: run.personBucket }),
    );
    return Contents.flatMap(({ Key = '' }) => (Key.includes(CONTRACT) ? [Key] : []));
  }

  async function expectLeft(theatre: Theatre): Promise<void> {
    await theatre.sweep({ checkAll: true });
    const { moved } = await theatre.as(AUDITOR.subject).readContract({ contractId });
    expect(moved?.left).toMatchObject({ state: 'done', keyId: expect.stringMatching(/^[0-9a-f]/) });
    const erased = { status: 410, codes: ['api.erased'] };
    expect(await refusalOf(enrolmentsIn(theatre))).toEqual(erased);
  }

  beforeAll(async () => {
    [here, there] = await Promise.all([
      openTheatre(CONTRACT, (contract) => contract, { open: openEmbedded }),
      openTheatre(CONTRACT),
    ]);
    await here.story.begin();
    const found = await here.story.play(
      ({ task, periodId }) => task === 'verify-outcome' && periodId === YEAR,
    );
    if (!found) throw new Error(`The story ended before the verification of ${YEAR}`);
    waiting = found;
    const { instant } = await here.stage.clock.readClock();
    await there.stage.clock.advanceClock({ body: { to: instant } });
  });
  afterAll(async () => {
    await Promise.all([here.close(), there.close()]);
    for (const client of Object.values(clients)) client.destroy();
    rmSync(folder, { recursive: true });
  });

  it('goes through a pipe from one API to the other', async () => {
    const { out, err } = await shell(MOVE, ADMINISTRATOR.subject);
    expect({ out, err }).toEqual({ out: `${CONTRACT} is carried on here (follow-up).`, err: '' });
    left = await everythingIn(here.store);
    filesLeft = (await here.as(ADMINISTRATOR.subject).exportFiles({ contractId })).files;
  });

  it('loses nothing on the way', async () => {
    await there.stage.atRest();
    const arrived = await everythingIn(there.store);
    const issuers = { from: here.stage.issuer, to: there.stage.issuer };
    const before = lasting(left, issuers);
    const after = lasting(arrived, issuers);
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    // An event tells of the arrival, a notice of what waits here.
    const more = arrived.filter(({ kind }) => kind === 'event').length;
    const { event = 0, outbox: _, ...others } = kinds(left);
    expect(kinds(arrived)).toMatchObject({ ...others, event: more });
    expect(more).toBeGreaterThan(event);
    const { files } = await there.as(ADMINISTRATOR.subject).exportFiles({ contractId });
    expect(files).toEqual(filesLeft);
  });

  it('asks the evaluator the same again, from an execution on AWS', async () => {
    const task = await there.store.read('task', contractId, { taskId: waiting.taskId });
    expect(task).toMatchObject({
      state: 'open',
      attempt: waiting.attempt + 1,
      subjectHash: waiting.subjectHash,
      dueAt: waiting.dueAt,
    });
    expect(task?.token).toBeTruthy();
    const transition = (await there.store.list('transition', contractId)).find(
      ({ workflow, periodId }) => workflow === 'outcome-verification' && periodId === YEAR,
    );
    const executionArn = transition?.executionArn ?? '';
    expect(executionArn).toContain(`:execution:`);
    const { status } = await clients.sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(status).toBe('RUNNING');
  });

  it('takes no decision any more where it was', async () => {
    const refused = here.decide(evaluator, waiting, 'approve');
    expect(await refusalOf(refused)).toEqual({ status: 409, codes: ['move.moved'] });
    await here.sweep({ checkAll: true });
    expect(await everythingIn(here.store)).toEqual(left);
    const { moved } = await here.as(AUDITOR.subject).readContract({ contractId });
    expect(moved?.to).toBe(there.url);
  });

  it('is approved there, and pays to the end what it would have paid', async () => {
    await act(there, evaluator, 'verify-outcome', ['approve']);
    await there.story.play();
    expect(await settled(there)).toEqual([
      'contract.delivery.r1 reconciled 3000000',
      'follow_up_1.outcome-payment.r1 reconciled 2452320',
      'follow_up_2.outcome-payment.r1 reconciled 2880000',
    ]);
    await expectNothingOpen(there);
    await expectBooksInOrder(there);
  });

  it('has one unbroken chain over both installations', async () => {
    const audit = `"$NODE" "$UTFALL" audit ${CONTRACT} --url "$THERE" --token "$TOKEN_THERE"`;
    expect((await shell(audit, AUDITOR.subject)).err).toBe('');
    const events = (await there.events()).map(({ what }) => what);
    const handedOver = events.indexOf('contract-handed-over');
    expect(events[handedOver + 1]).toBe('contract-arrived');
    expect(events.at(-1)).toBe('contract-closed');
  });

  it('has its persons removed from the machine that it left, on the event that AWS wrote', async () => {
    expect((await shell(LEAVE, ADMINISTRATOR.subject)).err).toBe('');
    await expectLeft(here);
    expect((await enrolmentsIn(there)).byteLength).toBeGreaterThan(0);
  });

  it('moves on from AWS to another machine, and leaves no persons and no key on AWS', async () => {
    const on = await openTheatre(CONTRACT, (contract) => contract, { open: openEmbedded });
    try {
      const { instant } = await there.stage.clock.readClock();
      await on.stage.clock.advanceClock({ body: { to: instant } });
      const before = await enrolmentsIn(there);
      const way: [Theatre, Theatre] = [there, on];
      expect((await shell(MOVE, ADMINISTRATOR.subject, way)).err).toBe('');
      expect((await keptOnAws()).length).toBeGreaterThan(1);
      expect((await shell(LEAVE, ADMINISTRATOR.subject, way)).err).toBe('');
      await expectLeft(there);
      const key = `keys/${CONTRACT}.json`;
      expect(await keptOnAws()).toEqual([key]);
      const kept = await clients.s3.send(
        new GetObjectCommand({ Bucket: run.personBucket, Key: key }),
      );
      expect(JSON.parse((await kept.Body?.transformToString()) ?? '')).toMatchObject({
        erased: true,
      });
      expect(await enrolmentsIn(on)).toEqual(before);
      const audit = `"$NODE" "$UTFALL" audit ${CONTRACT} --url "$HERE" --token "$TOKEN_HERE"`;
      expect((await shell(audit, AUDITOR.subject, [there, on])).err).toBe('');
      expect((await shell(audit, AUDITOR.subject, [on, there])).err).toBe('');
    } finally {
      await on.close();
    }
  });
});
