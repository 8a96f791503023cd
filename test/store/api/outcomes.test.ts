import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../core/lifecycle/chain/verify-chain.ts';
import type { ContractItem } from '../../../core/lifecycle/items/contract.ts';
import type { New } from '../../../core/lifecycle/items/item.ts';
import type { PeriodItem, SettlementItem } from '../../../core/lifecycle/items/period.ts';
import { discloseSettlement } from '../../../core/privacy/trees/disclose-settlement.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import { settle } from '../../../core/settlement/settle.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { problemOf } from './problems.ts';
import {
  BASIS,
  CONTRACT,
  member,
  NOW,
  TERMS,
  useWorlds,
  type World,
  withContract,
  write,
} from './world.ts';

const newWorld = useWorlds();
const contractId = CONTRACT;
const periodId = 'follow_up_1';
const asked = { contractId, periodId };

function period(state: PeriodItem['state'], more: Partial<PeriodItem> = {}): New<PeriodItem> {
  return {
    kind: 'period',
    contractId,
    periodId,
    revision: 1,
    state,
    from: '2018-01-01',
    to: '2018-12-31',
    dataDue: '2019-01-01',
    purpose: 'payment',
    termsVersion: 1,
    ...more,
  };
}

async function withPeriod(item: New<PeriodItem>): Promise<World> {
  const world = await withContract(await newWorld());
  const contract = (await world.store.read('contract', contractId, {})) as ContractItem;
  await write(world, [
    { op: 'replace', item: { ...contract, phase: 'follow-up', termsVersion: 1 } },
    { op: 'create', item },
  ]);
  return world;
}

const put = (world: World, value: unknown, zone: 'open' | 'full' = 'open') =>
  world.files.put(zone, contractId, new TextEncoder().encode(JSON.stringify(value)));

const verified = () => period('verified', { objectionsUntil: '2016-09-20T21:59:59.999Z' });

describe('a period', () => {
  it('shows its result and pack: whole to the evaluator, without small cells to the investor', async () => {
    const world = await withPeriod(period('planned'));
    const early = await problemOf(world.as('ines').readPack(asked));
    expect(early).toMatchObject({ status: 404, findings: [{ code: 'api.not-yet' }] });
    const figures = { result: 'utfall-result/1', periodId };
    const pack = { pack: 'utfall-pack/1', periodId };
    const [file, packHash] = [await put(world, figures, 'full'), await put(world, pack, 'full')];
    const shown = { result: 'utfall-disclosed-result/1', of: file };
    const disclosedFile = await put(world, shown);
    const disclosedPack = await put(world, { pack: 'utfall-disclosed-pack/1', of: packHash });
    await write(world, [
      { op: 'create', item: period('measured', { revision: 2, packHash, disclosedPack }) },
      {
        op: 'create',
        item: {
          kind: 'result',
          contractId,
          periodId,
          revision: 2,
          termsVersion: 1,
          snapshotHash: file,
          file,
          disclosedFile,
          claimsFile: 'e'.repeat(64),
        },
      },
    ]);
    const read = await world.as('ines').readResult(asked);
    expect(read).toMatchObject({ result: { revision: 2, file } });
    expect(read.figures).toEqual(shown);
    expect((await world.as('lum').readResult(asked)).figures).toEqual(figures);
    expect(read.result).not.toHaveProperty('claimsFile');
    expect(await world.as('lum').readPack(asked)).toEqual({
      ...{ hash: packHash, pack },
      told: [],
    });
    expect(await world.as('ines').readPack(asked)).toMatchObject({
      pack: { pack: 'utfall-disclosed-pack/1', of: packHash },
    });
    const whole = { contractId, hash: packHash };
    expect((await problemOf(world.as('ines').readFile(whole))).status).toBe(404);
    expect(JSON.parse(new TextDecoder().decode(await world.as('lum').readFile(whole)))).toEqual(
      pack,
    );
    expect(await world.as('ines').readPeriod(asked)).toMatchObject({ revision: 2 });
    expect(await world.as('ines').readPeriod({ ...asked, revision: 1 })).toMatchObject({
      state: 'planned',
    });
    expect((await world.as('ines').listPeriods({ contractId })).periods).toHaveLength(2);
    const none = await problemOf(world.as('ines').readResult({ ...asked, revision: 1 }));
    expect(none.status).toBe(404);
  });

  it('is corrected by the project owner: a new revision collects', async () => {
    const world = await withPeriod(verified());
    const body = { reason: 'registret rättades' };
    const corrected = await world.as('petra').correct({ ...asked, body }, { ifMatch: 1 });
    expect(corrected).toMatchObject({ revision: 2, state: 'collecting', reason: body.reason });
    const outbox = await world.store.list('outbox', contractId);
    expect(outbox.map(({ message }) => message.what)).toEqual(['start-execution']);
    const again = await problemOf(world.as('petra').correct({ ...asked, body }));
    expect(again).toMatchObject({ status: 409, findings: [{ code: 'correction.not-decided' }] });
  });

  it('tells finance at once that a payout is withdrawn which the bank had rejected', async () => {
    const world = await withPeriod(verified());
    const settlement: New<SettlementItem> = {
      kind: 'settlement',
      contractId,
      periodId: 'follow_up_1',
      purpose: 'outcome-payment',
      revision: 1,
      state: 'attested',
      currency: 'SEK',
      ...{ entitled: '100', settledBefore: '0', payable: '100', claimedBack: '0' },
      ...{ payers: [], attests: [], termsVersion: 1, ledgerSequence: 0, settledAt: NOW },
      ...{ file: 'a'.repeat(64), noticeFile: 'b'.repeat(64) },
    };
    await write(world, [{ op: 'create', item: settlement }]);
    await world.as('petra').correct({ ...asked, body: { reason: 'registret rättades' } });
    const outbox = await world.store.list('outbox', contractId);
    const [message] = outbox.flatMap(({ message: each }) => (each.what === 'notice' ? [each] : []));
    expect(message).toMatchObject({ type: 'payout-superseded' });
    const bytes = await world.files.get('open', contractId, message?.file ?? '');
    const notice = JSON.parse(new TextDecoder().decode(bytes));
    expect(notice.facts).toMatchObject({
      ...{ settlement: 'follow_up_1.outcome-payment.r1', reason: 'registret rättades' },
    });
    expect(JSON.stringify(notice.to)).toContain('finance');
  });

  it('is not corrected by others, without a reason, or before it is decided', async () => {
    const world = await withPeriod(period('measured'));
    const correct = (subject: string, reason: string) =>
      problemOf(world.as(subject).correct({ ...asked, body: { reason } }));
    expect(await correct('ines', 'nej')).toMatchObject({ status: 403 });
    expect(await correct('petra', ' ')).toMatchObject({ status: 422 });
    expect((await correct('petra', 'om 640823-3234')).findings).toMatchObject([
      { code: 'api.personnummer' },
    ]);
    expect(await correct('petra', 'fel')).toMatchObject({ status: 409 });
  });

  it('is disputed by whom the terms let object, while the window is open', async () => {
    const world = await withPeriod(verified());
    const body = { reason: 'Jämförelsen är fel' };
    const others = await problemOf(world.as('lum').object({ ...asked, body }));
    expect(others).toMatchObject({ status: 403, findings: [{ code: 'authority.action' }] });
    const disputed = await world.as('ines').object({ ...asked, body });
    expect(disputed).toMatchObject({ revision: 1, state: 'disputed' });
    const again = await problemOf(world.as('ines').object({ ...asked, body }));
    expect(again).toMatchObject({ status: 409, findings: [{ code: 'objection.already' }] });
  });

  it('is not disputed when the window has closed', async () => {
    const world = await withPeriod(
      period('verified', { objectionsUntil: '2016-08-31T21:59:59.999Z' }),
    );
    const body = { reason: 'För sent' };
    const problem = await problemOf(world.as('ines').object({ ...asked, body }));
    expect(problem).toMatchObject({ status: 409, findings: [{ code: 'objection.window-closed' }] });
  });
});

describe('figures', () => {
  const deliver = (world: World, text: string, subject = 'petra') =>
    world.as(subject).importFigures({
      ...asked,
      body: { data: new File([text], 'figures.yaml'), ...BASIS },
    });

  it('are delivered for a period, and read by those who may see persons: a cell may be small', async () => {
    const world = await withPeriod(period('collecting'));
    const text = 'asOf: 2016-09-01\nmetrics: { saving: 2 500 000 }\n';
    const { import: item } = await deliver(world, text);
    expect(item).toMatchObject({ what: 'figures', periodId, revision: 1, rows: 1 });
    const asked = { contractId, hash: item.file };
    expect((await problemOf(world.as('ines').readFile(asked))).status).toBe(404);
    const file = await world.as('lum').readFile(asked);
    expect(new TextDecoder().decode(file)).toBe(text);
  });

  it('are refused whole when they are not of the terms, and nothing is kept', async () => {
    const world = await withPeriod(period('collecting'));
    const before = await world.kept();
    const problem = await problemOf(deliver(world, 'metrics: { savng: 2 500 000 }\n'));
    expect(problem.status).toBe(422);
    expect(problem.findings[0]).toMatchObject({ severity: 'error', facts: { name: 'savng' } });
    const person = await problemOf(deliver(world, 'metrics: { saving: 2 } # 640823-3234\n'));
    expect(person.status).toBe(422);
    expect(await problemOf(deliver(world, 'metrics: { saving: 2 }\n', 'ines'))).toMatchObject({
      status: 403,
    });
    expect(await world.kept()).toEqual(before);
  });
});

describe('what is no figure of the period', () => {
  it.each([
    ['a participant', 'claims: [{ outcome: saving, person: p-1 }]', 'import.persons-in-figures'],
    [
      'another period',
      'periods: { follow_up_2: { metrics: { saving: 2 } } }',
      'import.other-period',
    ],
    ['an event', 'events: { delivery: accepted }', 'import.not-figures'],
    ['capital', 'capital: { advanced: 5 }', 'import.not-figures'],
    ['the end', 'final: true', 'import.not-figures'],
    ['far too much', `metrics: { saving: ${'9'.repeat(16)} }`, 'import.too-many-digits'],
  ])('is refused, and nothing is kept: %s', async (_, text, code) => {
    const world = await withPeriod(period('collecting'));
    const before = await world.kept();
    const body = { data: new File([text], 'figures.yaml'), ...BASIS };
    const problem = await problemOf(world.as('petra').importFigures({ ...asked, body }));
    expect(problem).toMatchObject({ status: 422, findings: [{ code }] });
    expect(await world.kept()).toEqual(before);
  });
});

describe('a fact', () => {
  const capital = { capital: 'advanced', amount: '7500000', date: '2016-09-01' };

  it('is stated once under its key, and is an event', async () => {
    const world = await withPeriod(period('collecting'));
    const state = (fact: object) =>
      world
        .as('petra')
        .stateFact({ contractId, body: { fact: fact as typeof capital } }, { idempotencyKey: 'k' });
    const stated = await state(capital);
    expect(stated).toMatchObject({ fact: capital, statedBy: { subject: 'petra' }, at: NOW });
    expect(await state(capital)).toEqual(stated);
    const other = await problemOf(state({ ...capital, amount: '1' }));
    expect(other).toMatchObject({ status: 422, findings: [{ code: 'api.idempotency-key-used' }] });
    const { facts } = await world.as('ines').listFacts({ contractId });
    expect(facts).toEqual([stated]);
    const { events } = await world.as('ines').listEvents({ contractId });
    expect(events.at(-1)).toMatchObject({ what: 'fact-stated', facts: { amount: '7500000' } });
  });

  it.each([
    { why: 'capital', fact: { ...capital, capital: 'advance' } },
    { why: 'an amount', fact: { amount: 'no_such', value: '1' } },
    { why: 'an event', fact: { event: 'no_such', state: 'accepted', date: '2016-09-01' } },
    { why: 'more digits', fact: { ...capital, amount: '9'.repeat(16) } },
  ])(
    'about $why than there may be, or that the terms do not know, is refused',
    async ({ fact }) => {
      const world = await withPeriod(period('collecting'));
      const body = { fact: fact as typeof capital };
      const problem = await problemOf(world.as('petra').stateFact({ contractId, body }));
      expect(problem.status).toBe(422);
      expect(problem.findings[0]?.at.field).toMatch(/^fact/);
      expect(await world.store.list('fact', contractId)).toEqual([]);
    },
  );

  it('that is an event is stated by whom the terms let decide it, and by nobody else', async () => {
    const world = await withPeriod(period('collecting'));
    const state = (subject: string, said: string) => {
      const fact = { event: 'delivery', state: said, date: '2016-09-01' };
      return world.as(subject).stateFact({ contractId, body: { fact } }, { idempotencyKey: said });
    };
    const problem = await problemOf(state('petra', 'accepted'));
    expect(problem).toMatchObject({
      status: 403,
      findings: [{ code: 'authority.action', facts: { roles: ['outcome-payer'] } }],
    });
    await member(world, { role: 'outcome-payer', subject: 'paul' });
    expect(await problemOf(state('paul', 'maybe'))).toMatchObject({ status: 422 });
    expect(await state('paul', 'accepted')).toMatchObject({ statedBy: { subject: 'paul' } });
  });

  it('is no business of the evaluator', async () => {
    const world = await withPeriod(period('collecting'));
    const problem = await problemOf(
      world.as('lum').stateFact({ contractId, body: { fact: capital } }),
    );
    expect(problem.status).toBe(403);
  });

  it('of no form that there is says what is missing of the nearest', async () => {
    const world = await withPeriod(period('collecting'));
    const fact = { capital: 'advanced', amount: '1' } as unknown as typeof capital;
    const problem = await problemOf(world.as('petra').stateFact({ contractId, body: { fact } }));
    expect(problem.findings).toMatchObject([
      { code: 'api.missing-field', at: { path: '/fact/date' } },
    ]);
  });
});

describe('a settlement', () => {
  /** Settled for real, on a saving of 2.5 million and 7.5 million drawn. */
  async function withSettlement(): Promise<World> {
    const world = await withPeriod(verified());
    const read = readTerms(TERMS);
    if (!read.ok) throw new Error('unreadable');
    const settled = settle({
      terms: [{ version: 1, hash: read.value.hash, terms: read.value.terms }],
      facts: {
        ...NO_FACTS,
        asOf: '2019-02-01',
        metrics: [{ metric: 'saving', value: '2500000' }],
        capital: [{ capital: 'advanced', amount: '7500000', date: '2016-09-01' }],
        events: [{ event: 'delivery', state: 'accepted', date: '2017-12-31' }],
      },
      settled: [],
    });
    if (!settled.ok) throw new Error(JSON.stringify(settled.findings));
    const file = await put(world, settled.value, 'full');
    const given = { settlement: settled.value, settlementFile: file, settles: [], results: [] };
    const { terms } = read.value;
    const disclosed = discloseSettlement({ ...given, earlier: [], terms, below: 5 });
    await write(world, [
      {
        op: 'create',
        item: {
          kind: 'settlement',
          contractId,
          periodId,
          purpose: 'outcome-payment',
          revision: 1,
          state: 'issued',
          currency: 'SEK',
          entitled: settled.value.entitled,
          settledBefore: '0',
          payable: settled.value.payable,
          claimedBack: '0',
          payers: [],
          file,
          disclosedFile: await put(world, disclosed),
          termsVersion: 1,
          ledgerSequence: 0,
          settledAt: NOW,
          attests: [],
          noticeFile: await put(world, { noticeId: 'n' }),
        },
      },
    ]);
    return world;
  }
  const settlement = { contractId, settlement: `${periodId}.outcome-payment.r1` };

  it('shows its lines, and explains itself in both languages', async () => {
    const world = await withSettlement();
    const { lines } = await world.as('lum').readSettlement(settlement);
    // 40 % of 7.5 million, and 60 % of the saving.
    expect(lines.payable).toBe('4500000');
    const shown = await world.as('ines').readSettlement(settlement);
    expect(shown.lines).toMatchObject({
      settlement: 'utfall-disclosed-settlement/1',
      payable: '4500000',
    });
    const english = await world.as('lum', 'en').explainSettlement(settlement);
    const swedish = await world.as('ines', 'sv').explainSettlement(settlement);
    expect(english.explained).toEqual(lines.explained);
    expect(english.words[0]).toMatchObject({ depth: 0 });
    expect(english.words.map(({ text }) => text).join()).toContain('4,500,000');
    expect(swedish.language).toBe('sv');
    expect(swedish.words.length).toBe(english.words.length);
    expect(swedish.words).not.toEqual(english.words);
  });

  it('shows its notice as it was sent, and the list and ledger', async () => {
    const world = await withSettlement();
    const notice = await world.as('ines').readNotice(settlement);
    expect(new TextDecoder().decode(notice)).toBe('{"noticeId":"n"}');
    const { settlements } = await world.as('ines').listSettlements({ contractId });
    expect(settlements).toMatchObject([{ payable: '4500000', state: 'issued' }]);
    expect(await world.as('ines').listLedger({ contractId })).toEqual({ entries: [] });
    const unknown = { ...settlement, settlement: 'not-a-key' };
    expect(await problemOf(world.as('ines').readSettlement(unknown))).toMatchObject({
      status: 404,
    });
  });
});

describe('what happened', () => {
  it('is read a page at a time, and the chain verifies', async () => {
    const world = await withPeriod(verified());
    for (const subject of ['a', 'b', 'c']) {
      const body = { person: world.person(subject), party: 'norrkoping', role: 'finance' } as const;
      await world.as('ada').addMember({ contractId, body });
    }
    const first = await world.as('ines').listEvents({ contractId, limit: 3 });
    expect(first.events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    const second = await world
      .as('ines')
      .listEvents({ contractId, limit: 3, after: first.next ?? 0 });
    expect(second.events.map(({ sequence }) => sequence)).toEqual([4]);
    expect(second.next).toBeUndefined();
    const { chains } = await world.as('ines').listChains({ contractId });
    const [head] = chains.filter(({ chain }) => chain === 'events');
    if (!head) throw new Error('no head');
    expect(verifyChain([...first.events, ...second.events], [head])).toEqual([]);
  });

  it('has anchors, which whoever audits holds the chain against', async () => {
    const world = await withPeriod(verified());
    await member(world, { contractId: '*', party: '*', role: 'auditor', subject: 'rut' });
    const anchor = {
      contractId,
      chain: 'events',
      day: '2016-09-01',
      sequence: 1,
      hash: 'f'.repeat(64),
      writtenAt: NOW,
    };
    await world.files.anchor(anchor);
    const { anchors } = await world.as('rut').listChains({ contractId });
    expect(anchors).toEqual([anchor]);
  });
});
