import { describe, expect, it } from 'vitest';
import { importsFor, snapshotOf } from '../../../core/lifecycle/data/snapshot.ts';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import type { PeriodItem } from '../../../core/lifecycle/items/period.ts';
import { Notice } from '../../../core/notices/notice.ts';
import { problemOf } from './problems.ts';
import { BASIS, CONTRACT, useWorlds, type World, withContract, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;

const period = (periodId: string, year: string) => ({
  op: 'create' as const,
  item: {
    ...{ kind: 'period' as const, contractId, periodId, revision: 1, state: 'collecting' as const },
    ...{ from: `${year}-01-01`, to: `${year}-12-31`, purpose: 'payment' as const },
    dataDue: '2019-01-01',
  },
});

/** A contract whose enrolment has closed, with two periods that collect. */
async function inFollowUp(): Promise<World> {
  const world = await withContract(await newWorld());
  const contract = await world.store.read('contract', contractId, {});
  const item: ContractItem = {
    ...(contract as ContractItem),
    phase: 'intervention',
    enrolment: 'open',
    termsVersion: 1,
  };
  await write(world, [
    { op: 'replace', item },
    period('follow_up_1', '2018'),
    period('follow_up_2', '2019'),
  ]);
  const rows = 'person,enrolled_on\np-1,2016-09-01\np-2,2016-10-01\n';
  await enrol(world, rows, 'all');
  const known = (await world.store.read('contract', contractId, {})) as ContractItem;
  await write(world, [{ op: 'replace', item: { ...known, enrolment: 'closed' } }]);
  return world;
}

const file = (text: string) => new File([text], 'data.csv', { type: 'text/csv' });

const enrol = (world: World, text: string, idempotencyKey: string) =>
  world
    .as('petra')
    .importEnrolments({ contractId, body: { data: file(text), ...BASIS } }, { idempotencyKey });

const observe = (world: World, periodId: string, text: string, idempotencyKey: string) =>
  world
    .as('petra')
    .importObservations(
      { contractId, periodId, body: { data: file(text), ...BASIS } },
      { idempotencyKey },
    );

/** The first period's data, and that they are frozen and verified. */
async function verified(world: World): Promise<void> {
  const rows = ['p-1', 'p-2'].flatMap((person) => [
    `${person},care_cost,2016-06-01,1000\n`,
    `${person},care_cost,2018-05-01,400\n`,
  ]);
  await observe(world, 'follow_up_1', `person,observation,date,value\n${rows.join('')}`, 'first');
  const key = { periodId: 'follow_up_1', revision: 1 };
  const read = (await world.store.read('period', contractId, key)) as PeriodItem;
  const snapshot = snapshotOf({
    period: read,
    terms: { termsVersion: 1, hash: 'a'.repeat(64) },
    asOf: '2019-06-30',
    imports: importsFor(await world.store.list('import', contractId), key),
  });
  const bytes = new TextEncoder().encode(JSON.stringify(snapshot));
  const snapshotHash = await world.files.put('full', contractId, bytes);
  await write(world, [{ op: 'replace', item: { ...read, state: 'verified', snapshotHash } }]);
}

const HEADER = 'person,observation,date,value\n';
const LATE = 'p-2,care_cost,2018-05-01,900\n';
const OWN = 'p-1,care_cost,2019-05-01,100\n';

async function withLateRow(): Promise<{ world: World; findings: readonly { code: string }[] }> {
  const world = await inFollowUp();
  await world.request('ada', '/demo/clock', {
    method: 'POST',
    body: '{"to":"2020-02-01T09:00:00.000Z"}',
    headers: { 'content-type': 'application/json' },
  });
  await verified(world);
  const { findings } = await observe(world, 'follow_up_2', `${HEADER}${LATE}${OWN}`, 'second');
  return { world, findings };
}

describe('data that come after a period is verified', () => {
  it('are taken in for their own period, and what they would change in the verified one is told', async () => {
    const { findings } = await withLateRow();
    const told = findings.filter(({ code }) => code.startsWith('outcomes.late'));
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).toMatch(/follow_up_1.*1 row with another value.*about 1 person/);
    expect(JSON.stringify(told)).toMatch(/follow_up_1.*1200.*700/);
  });

  it('stand in the chain with hashes alone, and are counted for owner and evaluator', async () => {
    const { world } = await withLateRow();
    const { events } = await world.as('ines').listEvents({ contractId, limit: 500 });
    const late = events.filter(({ what }) => what === 'data-came-late');
    expect(late.map(({ facts }) => Object.keys(facts).sort())).toEqual([
      ['file', 'import', 'period', 'revision'],
    ]);
    for (const subject of ['petra', 'lum']) {
      const { late: shown } = await world.as(subject).listLateData({ contractId });
      expect(shown).toMatchObject([
        {
          file: late[0]?.facts['file'],
          figures: {
            ...{ periodId: 'follow_up_1', revision: 1, persons: 1 },
            rows: { changed: 1, added: 0 },
            metrics: [{ metric: 'saving', was: '1200', is: '700' }],
          },
        },
      ]);
      expect(JSON.stringify(shown)).not.toContain('p-2');
    }
    const refusedTo = await problemOf(world.as('ines').listLateData({ contractId }));
    expect(refusedTo).toMatchObject({ status: 403 });
    const file = { contractId, hash: late[0]?.facts['file'] ?? '' };
    expect(await problemOf(world.as('ines').readFile(file))).toMatchObject({ status: 404 });
  });

  it('are told to the project owner and the evaluator, without a count', async () => {
    const { world } = await withLateRow();
    const outbox = await world.store.list('outbox', contractId);
    const [told] = outbox.flatMap(({ message }) =>
      message.what === 'notice' && message.type === 'data-came-late' ? [message.file] : [],
    );
    const bytes = await world.files.get('open', contractId, told ?? '');
    const notice = Notice.parse(JSON.parse(new TextDecoder().decode(bytes)));
    expect(notice.to.map(({ role }) => role).sort()).toEqual(['evaluator', 'project-owner']);
    expect(notice.body.en.join(' ')).toContain('follow_up_1');
    expect(notice.body.sv.join(' ')).toContain('rättar projektägaren perioden');
    expect(JSON.stringify(notice.body)).not.toMatch(/\b1 (person|row|rad)\b/);
  });

  it('tell nothing where the same is delivered again', async () => {
    const { world } = await withLateRow();
    const same = 'p-1,care_cost,2018-05-01,400\n';
    const other = 'p-2,care_cost,2019-05-02,100\n';
    const { findings } = await observe(world, 'follow_up_2', `${HEADER}${same}${other}`, 'third');
    expect(findings.filter(({ code }) => code.startsWith('outcomes.late'))).toEqual([]);
    const events = await world.store.list('event', contractId, { chain: 'events' });
    expect(events.filter(({ what }) => what === 'data-came-late')).toHaveLength(1);
  });

  it('are told once: a delivery about others says nothing of a leaving that was told', async () => {
    const { world } = await withLateRow();
    const left = 'person,enrolled_on,left_on,left_reason\np-1,2016-09-01,2018-02-01,moved\n';
    const { findings } = await enrol(world, left, 'left');
    expect(findings.map(({ code }) => code)).toContain('outcomes.late-rows');
    const other = await observe(
      world,
      'follow_up_2',
      `${HEADER}p-2,care_cost,2019-05-02,7\n`,
      'other',
    );
    expect(other.findings.filter(({ code }) => code.startsWith('outcomes.late'))).toEqual([]);
    const events = await world.store.list('event', contractId, { chain: 'events' });
    expect(events.filter(({ what }) => what === 'data-came-late')).toHaveLength(2);
  });

  it('tell that a person has left also after enrolment has closed, and enrol nobody new', async () => {
    const world = await inFollowUp();
    const left = 'person,enrolled_on,left_on,left_reason\np-1,2016-09-01,2018-02-01,moved\n';
    const { import: item } = await enrol(world, left, 'left');
    expect(item).toMatchObject({ what: 'enrolments', rows: 1 });
    const newcomer = 'person,enrolled_on\np-3,2016-11-01\n';
    const problem = await problemOf(enrol(world, newcomer, 'new'));
    expect(problem).toMatchObject({
      status: 409,
      findings: [{ code: 'import.enrolment-not-open' }],
    });
  });
});
