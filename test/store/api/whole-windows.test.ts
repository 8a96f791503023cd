import { describe, expect, it } from 'vitest';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import { problemOf } from './problems.ts';
import { BASIS, CONTRACT, member, TERMS, useWorlds, type World, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const HEADER = 'person,observation,date,value\n';
const BEFORE = 'p-1,care_cost,2017-06-01,1000\np-2,care_cost,2017-06-02,1000\n';

/** A contract with two years that collect, and two persons. */
async function collecting(terms: string): Promise<World> {
  const world = await newWorld();
  await world.as('ada').createContract({ body: { terms } });
  await member(world, { role: 'project-owner', subject: 'petra' });
  const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
  await write(world, [
    {
      op: 'replace',
      item: { ...contract, phase: 'intervention', enrolment: 'open', termsVersion: 1 },
    },
    ...[1, 2].map((nth) => ({
      op: 'create' as const,
      item: {
        ...{ kind: 'period' as const, contractId, periodId: `follow_up_${nth}`, revision: 1 },
        ...{ from: `${2017 + nth}-01-01`, to: `${2017 + nth}-12-31`, dataDue: '2019-01-01' },
        ...{ state: 'collecting' as const, purpose: 'payment' as const },
      },
    })),
  ]);
  await world.request('ada', '/demo/clock', {
    method: 'POST',
    body: '{"to":"2020-02-02T09:00:00.000Z"}',
    headers: { 'content-type': 'application/json' },
  });
  await enrol(world, 'person,enrolled_on\np-1,2017-09-01\np-2,2017-09-01\n', 'all');
  return world;
}

const file = (text: string) => new File([text], 'data.csv', { type: 'text/csv' });

const enrol = (world: World, text: string, idempotencyKey: string) =>
  world
    .as('petra')
    .importEnrolments({ contractId, body: { data: file(text), ...BASIS } }, { idempotencyKey });

const observe = (
  world: World,
  periodId: string,
  rows: string,
  more: { acceptValid?: 'true' } = {},
) =>
  world
    .as('petra')
    .importObservations(
      { contractId, periodId, body: { data: file(HEADER + rows), ...more, ...BASIS } },
      { idempotencyKey: crypto.randomUUID() },
    );

describe('a window that runs over two periods', () => {
  const terms = TERMS.replace(
    'window: { counted: in the period }\n    measure: { observation: care_cost',
    'window: { counted: after enrolment, closes: 18 months }\n    measure: { observation: care_cost',
  );
  const OF_2018 = 'p-1,care_cost,2018-05-01,400\np-2,care_cost,2018-05-01,300\n';

  it('is not delivered in parts: what counts in the later period alone is refused for the earlier', async () => {
    const world = await collecting(terms);
    const problem = await problemOf(observe(world, 'follow_up_1', OF_2018));
    expect(problem).toMatchObject({ status: 422 });
    expect(problem.findings.map(({ code, at }) => [code, at.row])).toEqual([
      ['outcomes.of-other-period', 2],
      ['outcomes.of-other-period', 3],
    ]);
    expect(problem.findings[0]?.what).toContain('It counts in follow_up_2');
    expect(await world.store.list('import', contractId)).toHaveLength(1);
    const { import: whole } = await observe(world, 'follow_up_2', BEFORE + OF_2018);
    expect(whole).toMatchObject({ rows: 4 });
  });

  it('has its rows put aside with their reason, where only the right ones are asked for', async () => {
    const world = await collecting(TERMS);
    const rows = 'p-1,care_cost,2018-05-01,400\np-2,care_cost,2019-05-01,300\n';
    const { import: kept, rejected } = await observe(world, 'follow_up_1', rows, {
      acceptValid: 'true',
    });
    expect(kept).toMatchObject({ rows: 1, rejected: 1 });
    expect(rejected?.file).toContain('Deliver it for follow_up_2');
  });
});

describe('a baseline that was delivered for one period', () => {
  it('is missed in the next, with how many rows and persons it is', async () => {
    const world = await collecting(TERMS);
    const base = BEFORE.replaceAll('2017-06', '2017-03');
    await observe(world, 'follow_up_1', `${base}p-1,care_cost,2018-05-01,400\n`);
    const { findings } = await observe(world, 'follow_up_2', 'p-1,care_cost,2019-05-01,50\n');
    const told = findings.filter(({ code }) => code === 'data.delivered-elsewhere');
    expect(told.map(({ what }) => what)).toEqual([
      'Delivered for follow_up_1 and not for follow_up_2, though counting in it: 2 rows (about 2 persons).',
    ]);
    const whole = await observe(world, 'follow_up_2', base);
    expect(whole.findings.map(({ code }) => code)).not.toContain('data.delivered-elsewhere');
  });
});

describe('what is observed of somebody who withdrew consent', () => {
  const terms = TERMS.replace(
    'metrics:\n',
    'followUp:\n  leaving:\n    consent_withdrawn: { counts: excluded, data: none }\n    moved: missing\nmetrics:\n',
  );

  it('is refused with its row, and put aside where only the right rows are asked for', async () => {
    const world = await collecting(terms);
    const left = 'person,enrolled_on,left_on,left_reason\n';
    await enrol(world, `${left}p-1,2017-09-01,2018-03-01,consent_withdrawn\n`, 'left');
    const rows = 'p-1,care_cost,2018-06-05,999\np-2,care_cost,2018-06-05,10\n';
    const problem = await problemOf(observe(world, 'follow_up_1', rows));
    expect(problem.findings.map(({ code, at }) => [code, at.row])).toEqual([
      ['outcomes.data-not-for-use', 2],
    ]);
    const { import: kept } = await observe(world, 'follow_up_1', rows, { acceptValid: 'true' });
    expect(kept).toMatchObject({ rows: 1, rejected: 1 });
    const bytes = await world.files.get('person', contractId, kept.file);
    expect(new TextDecoder().decode(bytes)).not.toContain('p-1');
  });
});
