import { describe, expect, it } from 'vitest';
import type { ContractItem, Erasure } from '../../../core/lifecycle/items/contract.ts';
import { erasureCertificate } from '../../../core/lifecycle/leaving/erasure.ts';
import { arePersonsComplete } from '../../../core/lifecycle/leaving/leave.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { clockTo, collecting, ENROLLED, enrol, PERIOD, REASON, withdraw } from './deliveries.ts';
import { problemOf } from './problems.ts';
import { BASIS, CONTRACT, member, TERMS, useWorlds, type World, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;

async function enrolled(): Promise<{ world: World; importId: string }> {
  const world = await collecting(await newWorld());
  const { importId } = await enrol(world, ENROLLED);
  return { world, importId };
}

describe('whoever takes a delivery back', () => {
  it('is one who may deliver, says why, and means one that is there and that they have seen', async () => {
    const { world, importId } = await enrolled();
    const before = await world.kept();
    const refusals = [
      { status: 403, call: () => withdraw(world, importId, { subject: 'ines' }) },
      { status: 404, call: () => withdraw(world, importId, { subject: 'sven' }) },
      { status: 404, call: () => withdraw(world, 'f'.repeat(32)) },
      { status: 422, call: () => withdraw(world, importId, { reason: ' ' }) },
      { status: 412, call: () => withdraw(world, importId, { ifMatch: 7 }) },
    ];
    for (const { status, call } of refusals) {
      expect(await problemOf(call())).toMatchObject({ status });
    }
    expect(await world.kept()).toEqual(before);
  });

  it('names nobody by identity number', async () => {
    const { world, importId } = await enrolled();
    const before = await world.kept();
    const reason = 'It was 640823-3234 who had died';
    const problem = await problemOf(withdraw(world, importId, { reason }));
    expect(problem.status).toBe(422);
    expect(problem.findings[0]?.code).toMatch(/personnummer$/);
    expect(JSON.stringify(problem)).not.toContain('640823');
    expect(await world.kept()).toEqual(before);
  });

  it('is told when it was taken back already, and the same call under its key is answered again', async () => {
    const { world, importId } = await enrolled();
    const idempotencyKey = 'one';
    const first = await withdraw(world, importId, { idempotencyKey });
    const before = await world.kept();
    await clockTo(world, '2020-02-02T09:00:00.000Z');
    expect(await withdraw(world, importId, { idempotencyKey })).toEqual(first);
    expect(await world.kept()).toEqual(before);
    const others = [{}, { idempotencyKey, reason: 'Another reason' }];
    for (const asked of others) {
      expect(await problemOf(withdraw(world, importId, asked))).toMatchObject({
        status: 409,
        findings: [{ code: 'withdrawal.done' }],
      });
    }
  });

  it('does not deliver the file again by repeating the delivery, and is told so', async () => {
    const { world } = await enrolled();
    const data = new File(['person,enrolled_on\np-3,2016-11-01\n'], 'e.csv');
    const call = () =>
      world
        .as('petra')
        .importEnrolments({ contractId, body: { data, ...BASIS } }, { idempotencyKey: 'three' });
    const { import: delivered } = await call();
    await withdraw(world, delivered.importId);
    const again = await call();
    expect(again.import).toMatchObject({
      importId: delivered.importId,
      withdrawn: { reason: REASON },
    });
    expect(again.findings[0]).toMatchObject({ code: 'import.taken-back', severity: 'warning' });
  });

  it('can no longer where persons are erased', async () => {
    const { world, importId } = await enrolled();
    const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
    const erasure: Erasure = { state: 'decided', why: 'request', at: '2020-02-01T09:00:00.000Z' };
    await write(world, [{ op: 'replace', item: { ...contract, erasure } }]);
    expect(await problemOf(withdraw(world, importId))).toMatchObject({ status: 410 });
  });
});

describe('a delivery that was taken back', () => {
  it('is erased as others are, and moves with the contract', async () => {
    const { world, importId } = await enrolled();
    const { import: item } = await withdraw(world, importId);
    const imports = await world.store.list('import', contractId);
    const read = readTerms(TERMS);
    if (!read.ok) throw new Error('no terms');
    const { files } = erasureCertificate({
      ...{ contractId, imports, results: [], settlements: [] },
      erasure: { state: 'decided', why: 'retention', at: '2030-01-01T00:00:00.000Z' },
      terms: { version: 1, ...read.value },
    });
    expect(files).toMatchObject([{ importId, hash: item.file }]);
    expect(arePersonsComplete({ imports, results: [], kept: [] })).toBe(false);
    const { items } = await world.as('ada').exportItems({ contractId });
    const exported = items.find(({ kind }) => kind === 'import');
    expect(exported).toMatchObject({ importId, withdrawn: { reason: REASON } });
  });

  it('of figures leaves those that were delivered before', async () => {
    const { world } = await enrolled();
    const figures = (effect: string) => {
      const text = `periods: { ${PERIOD}: { metrics: { saving: ${effect} } } }\n`;
      const body = { data: new File([text], 'f.yaml'), ...BASIS };
      return world.as('petra').importFigures({ contractId, periodId: PERIOD, body });
    };
    const first = await figures('100');
    const second = await figures('200');
    await withdraw(world, second.import.importId);
    const { imports } = await world.as('petra').listImports({ contractId });
    const standing = imports.filter(({ what, withdrawn }) => what === 'figures' && !withdrawn);
    expect(standing.map(({ importId }) => importId)).toEqual([first.import.importId]);
    expect((await figures('200')).import.importId).not.toBe(second.import.importId);
  });
});

describe('two who take the same delivery back', () => {
  it('do so once, and under one key both are answered', async () => {
    const { world, importId } = await enrolled();
    await member(world, { role: 'project-owner', subject: 'olle' });
    const both = await Promise.allSettled([
      withdraw(world, importId),
      withdraw(world, importId, { subject: 'olle' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const other = await enrol(world, ENROLLED);
    const idempotencyKey = 'same';
    const [one, two] = await Promise.all([
      withdraw(world, other.importId, { idempotencyKey }),
      withdraw(world, other.importId, { idempotencyKey }),
    ]);
    expect(one).toEqual(two);
    const events = await world.store.list('event', contractId, { chain: 'events' });
    expect(events.filter(({ what }) => what === 'data-withdrawn')).toHaveLength(2);
  });
});
