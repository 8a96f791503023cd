import { describe, expect, it } from 'vitest';
import type { ContractItem, Erasure } from '../../../core/lifecycle/items/contract.ts';
import { problemOf } from './problems.ts';
import { BASIS, CONTRACT, member, useWorlds, type World, withContract, write } from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const body = { reason: 'The participants have asked for it' };

async function inPhase(phase: ContractItem['phase'], erasure?: Erasure): Promise<World> {
  const world = await withContract(await newWorld());
  const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
  const item = { ...contract, phase, ...(erasure ? { erasure } : {}) };
  await write(world, [{ op: 'replace', item }]);
  return world;
}

const ask = (world: World, subject: string) => world.as(subject).askErasure({ contractId, body });

async function decisions(world: World): Promise<string[]> {
  const events = await world.store.list('event', contractId, { chain: 'events' });
  return events.map(({ what }) => what).filter((what) => what.startsWith('erasure-'));
}

describe('erasing persons before their time', () => {
  it('is asked for by the project owner, agreed to by an administrator, and then carried out', async () => {
    const world = await inPhase('closed');
    expect(await ask(world, 'petra')).toMatchObject({
      ...{ state: 'requested', why: 'request', role: 'project-owner', reason: body.reason },
      requestedBy: { subject: 'petra' },
    });
    expect(await ask(world, 'ada')).toMatchObject({
      ...{ state: 'decided', requestedBy: { subject: 'petra' }, confirmedBy: { subject: 'ada' } },
    });
    const outbox = await world.store.list('outbox', contractId);
    expect(outbox.map(({ message }) => message.what)).toContain('erase-persons');
    expect(await decisions(world)).toEqual(['erasure-requested', 'erasure-decided']);
    const { erasure } = await world.as('ines').readErasure({ contractId });
    expect(erasure).toMatchObject({ state: 'decided' });
  });

  it('may be asked for by the administrator first', async () => {
    const world = await inPhase('terminated');
    expect(await ask(world, 'ada')).toMatchObject({ state: 'requested', role: 'administrator' });
    expect(await ask(world, 'petra')).toMatchObject({ state: 'decided' });
  });

  it('is not decided by one person, not even in both roles, nor by two of one role', async () => {
    const world = await inPhase('closed');
    await member(world, { role: 'administrator', subject: 'petra', contractId: '*', party: '*' });
    await member(world, { role: 'project-owner', subject: 'per' });
    await ask(world, 'petra');
    for (const subject of ['petra', 'per']) {
      expect(await problemOf(ask(world, subject))).toMatchObject({
        findings: [{ code: 'authority.erasure-alone' }],
      });
    }
    expect(await decisions(world)).toEqual(['erasure-requested']);
  });

  it.each(['ines', 'lum'])('is not for %s to ask', async (subject) => {
    const world = await inPhase('closed');
    expect(await problemOf(ask(world, subject))).toMatchObject({ status: 403 });
    expect(await decisions(world)).toEqual([]);
  });

  it('waits until the contract is over', async () => {
    const world = await inPhase('follow-up');
    const problem = await problemOf(ask(world, 'petra'));
    expect(problem).toMatchObject({ findings: [{ code: 'erasure.too-early' }] });
    expect(problem.findings[0]?.what).toContain('not closed or terminated yet');
  });

  it('is decided once', async () => {
    const world = await inPhase('closed');
    await ask(world, 'petra');
    await ask(world, 'ada');
    expect(await problemOf(ask(world, 'petra'))).toMatchObject({
      findings: [{ code: 'erasure.decided' }],
    });
  });
});

describe('an erased contract that came from another installation', () => {
  const erasure: Erasure = { state: 'done', why: 'retention', at: '2016-08-01T08:00:00.000Z' };

  it('answers that its persons are erased, though no key of it was ever here', async () => {
    const world = await inPhase('closed', erasure);
    const importId = 'from-elsewhere';
    const item = {
      ...{ kind: 'import' as const, contractId, importId, what: 'enrolments' as const },
      ...{ file: 'a'.repeat(64), rows: 9, ...BASIS },
      ...{ by: world.person('petra'), at: '2015-01-01T08:00:00.000Z' },
    };
    await write(world, [{ op: 'create', item }]);
    const read = problemOf(world.as('petra').readImportFile({ contractId, importId }));
    expect(await read).toMatchObject({ status: 410, findings: [{ code: 'api.erased' }] });
    const data = new File(['person,enrolled_on\np-1,2016-09-01\n'], 'e.csv');
    const deliver = world
      .as('petra')
      .importEnrolments({ contractId, body: { data, ...BASIS } }, { idempotencyKey: 'k' });
    expect(await problemOf(deliver)).toMatchObject({ status: 410 });
  });
});
