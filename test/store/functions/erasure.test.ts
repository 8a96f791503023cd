import { describe, expect, it } from 'vitest';
import { recompute } from '../../../core/explain/recompute.ts';
import { verifyChain } from '../../../core/lifecycle/chain/verify-chain.ts';
import { together } from '../../../core/lifecycle/change.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import {
  decidedErasure,
  type ErasureCertificate,
} from '../../../core/lifecycle/leaving/erasure.ts';
import { verifySettlements } from '../../../core/lifecycle/payout/verify-settlements.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import { FileErasedError } from '../../../ports/files/errors.ts';
import { PAYOUT, payoutOf, person, type Stage, toPayout, useStages } from './stage.ts';

const newStage = useStages();
const DUE = '2022-12-31T22:59:59.999Z';

async function withPersons(stage: Stage): Promise<string> {
  const { files, contractId, commit } = stage;
  const file = await files.put('person', contractId, new TextEncoder().encode('person\np-1\n'));
  const item: Omit<ImportItem, 'format' | 'version'> = {
    kind: 'import',
    contractId,
    importId: 'enrolments-1',
    what: 'enrolments',
    file,
    rows: 1,
    legalBasis: 'GDPR 6.1 e',
    source: 'register',
    purpose: 'follow-up',
    decidedBy: 'board',
    retention: '3 years',
    by: person('petra'),
    at: '2018-01-01T08:00:00.000Z',
  };
  await commit({ writes: [{ op: 'create', item }] });
  return file;
}

/** The first year is paid, and the contract is closed. */
async function closed(): Promise<{ stage: Stage; file: string }> {
  const stage = await newStage({ retention: '3 years' });
  const file = await withPersons(stage);
  await toPayout(stage);
  await stage.decide(`${PAYOUT}.attest.1`, 'anna', { choice: 'attest' });
  await stage.decide(`${PAYOUT}.attest.2`, 'bo', { choice: 'attest' });
  await stage.decide(`${PAYOUT}.confirm-payment`, 'cia', { choice: 'paid', reference: 'B1' });
  const head = { ...(await stage.contract()), phase: 'closed' as const };
  await stage.commit({ writes: [{ op: 'replace', item: head }] });
  await stage.plan('erase-persons', DUE);
  return { stage, file };
}

async function jsonOf<T>(stage: Stage, zone: 'open' | 'full', hash: string): Promise<T> {
  const bytes = await stage.files.get(zone, stage.contractId, hash);
  return JSON.parse(new TextDecoder().decode(bytes)) as T;
}

describe('persons whose time is over', () => {
  it('are erased by the sweep, and everything that was decided still verifies', async () => {
    const { stage, file } = await closed();
    const { files, store, contractId } = stage;
    stage.clockTo('2022-12-31T22:59:59.998Z');
    await stage.sweep();
    await files.get('person', contractId, file);

    stage.clockTo('2023-01-01T08:00:00.000Z');
    await stage.sweep();
    await stage.sweep();

    await expect(files.get('person', contractId, file)).rejects.toThrow(FileErasedError);
    const events = await store.list('event', contractId, { chain: 'events' });
    const chains = await store.list('chain', contractId);
    const head = chains.filter(({ chain }) => chain === 'events');
    expect(verifyChain(events, [...head, ...(await files.anchors(contractId))])).toEqual([]);
    expect(verifySettlements(await store.list('settlement', contractId), events)).toEqual([]);
    const settlement = await payoutOf(stage);
    const whole = await jsonOf<Settlement>(stage, 'full', settlement?.file ?? '');
    expect(recompute(whole.explained)).toBe(whole.entitled);
    expect(events.filter(({ what }) => what === 'persons-erased')).toHaveLength(1);
  });

  it('leave a certificate: what, by which rule, under which key, and what stays', async () => {
    const { stage, file } = await closed();
    stage.clockTo('2023-01-01T08:00:00.000Z');
    await stage.sweep();
    const { erasure } = await stage.contract();
    expect(erasure).toMatchObject({ state: 'done', why: 'retention' });
    const hash = erasure?.certificate ?? '';
    const certificate = await jsonOf<ErasureCertificate>(stage, 'open', hash);
    expect(certificate).toMatchObject({
      certificate: 'utfall-erasure/1',
      rule: { why: 'retention', personLevel: '3 years', clause: '§ 9', contractEnd: '2019-12-31' },
      keyId: expect.stringMatching(/^[0-9a-f]{32}$/),
      files: [{ hash: file, what: 'enrolments', importId: 'enrolments-1' }],
      remains: { settlements: [(await payoutOf(stage))?.file] },
    });
    expect(JSON.stringify(certificate)).not.toContain('rows');
    const told = stage.notices.filter(({ type }) => type === 'persons-erased');
    expect(told).toMatchObject([{ facts: { certificate: hash } }]);
    expect(told[0]?.to).toContainEqual({ party: 'city', role: 'project-owner' });
  });

  it('stay for the new installation to erase, where the contract moved after that was decided', async () => {
    const { stage, file } = await closed();
    const { files, store, contractId } = stage;
    const at = '2023-01-01T08:00:00.000Z';
    const head = { ...(await stage.contract()), moved: { to: 'https://there.example.se', at } };
    const decided = decidedErasure(head, { why: 'retention', at });
    await store.commit(together(contractId, [decided]));
    stage.clockTo(at);
    await stage.sweep();
    await files.get('person', contractId, file);
    expect((await stage.contract()).erasure).toMatchObject({ state: 'decided' });
  });

  it('stay while a payment is open or the contract runs, and the project owner is told why, once', async () => {
    const stage = await newStage({ retention: '3 years' });
    const file = await withPersons(stage);
    await toPayout(stage);
    await stage.plan('erase-persons', DUE);
    stage.clockTo('2023-01-01T08:00:00.000Z');
    await stage.sweep();
    await stage.sweep();
    await stage.files.get('person', stage.contractId, file);
    const told = stage.notices.filter(({ type }) => type === 'erasure-waits');
    expect(told).toMatchObject([
      { to: [{ party: 'city', role: 'project-owner' }], facts: { since: '2022-12-31' } },
    ]);
    expect(told[0]?.facts['keeps']).toBe('not-over open-settlement under-way');
    const due = (await stage.store.list('due', stage.contractId)).find(
      ({ what }) => what === 'erase-persons',
    );
    expect(due?.state).toBe('waiting');
  });
});
