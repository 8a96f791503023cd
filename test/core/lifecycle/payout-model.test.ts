import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SettlementItem } from '../../../core/lifecycle/items/period.ts';
import { settlementKey } from '../../../core/lifecycle/names.ts';
import { decimal, ZERO } from '../../../core/money/decimal.ts';
import { CAP, PayoutWorld, PERIODS } from './payout-world.ts';

type Model = { paid: Map<string, string> };
type Command = fc.Command<Model, PayoutWorld>;

const OPEN: readonly SettlementItem['state'][] = [
  'settled',
  'attested',
  'issued',
  'unknown',
  'paid',
];
const COUNTED: readonly SettlementItem['state'][] = ['issued', 'unknown', 'paid', 'reconciled'];

/** What must never happen, whatever people do in whatever order. */
function neverHappens(world: PayoutWorld, model: Model): void {
  const settlements = world.items.list('settlement');
  const open = settlements.filter(({ state }) => OPEN.includes(state));
  expect(open.length).toBeLessThanOrEqual(1);
  expect(world.contract.openSettlement).toBe(open[0] && settlementKey(open[0]));

  const counted = settlements.filter(({ state }) => COUNTED.includes(state));
  for (const { payers, payable, attests, file, state, periodId, revision } of counted) {
    const split = payers.flatMap(({ recipients }) => recipients.map(({ amount }) => amount));
    expect(sum(split)).toBe(decimal(payable).toFixed());
    expect(sum(payers.map((payer) => payer.payable))).toBe(decimal(payable).toFixed());
    expect(new Set(attests.map(({ person }) => person.subject)).size).toBeGreaterThanOrEqual(2);
    expect(attests.every(({ hash }) => hash === file)).toBe(true);
    const periods = world.items.list('period');
    const own = periods.find((each) => each.periodId === periodId && each.revision === revision);
    expect(own === undefined || own.state === 'verified').toBe(true);
    if (state === 'reconciled') rememberOrCompare(model, { periodId, revision, payable });
  }

  const net = counted.map(({ payable, claimedBack }) =>
    decimal(payable).minus(decimal(claimedBack)).toFixed(),
  );
  expect(decimal(sum(net)).lessThanOrEqualTo(CAP)).toBe(true);

  const ledger = world.items.list('ledger');
  expect(sum(ledger.map(({ debit }) => debit))).toBe(sum(ledger.map(({ credit }) => credit)));
  const banked = ledger.filter(({ account }) => account === 'bank').map(({ credit }) => credit);
  const reconciled = settlements.filter(({ state }) => state === 'reconciled');
  const vats = reconciled.flatMap(({ payers }) => payers.flatMap(({ vat }) => vat ?? []));
  expect(sum(banked)).toBe(sum([...reconciled.map(({ payable }) => payable), ...vats]));
}

/** A settled amount never changes. */
function rememberOrCompare(
  model: Model,
  { periodId, revision, payable }: Pick<SettlementItem, 'periodId' | 'revision' | 'payable'>,
): void {
  const key = `${periodId} ${revision}`;
  expect(model.paid.get(key) ?? payable).toBe(payable);
  model.paid.set(key, payable);
}

function sum(amounts: readonly string[]): string {
  return amounts.reduce((total, amount) => total.plus(decimal(amount)), ZERO).toFixed();
}

function command(name: string, act: (world: PayoutWorld) => void): Command {
  return {
    check: () => true,
    run: (model, world) => {
      act(world);
      neverHappens(world, model);
    },
    toString: () => name,
  };
}

/** Acts on the settlement that is open, if it is in one of these states. */
function onOpen(
  states: readonly SettlementItem['state'][],
  act: (world: PayoutWorld, settlement: SettlementItem) => void,
): (world: PayoutWorld) => void {
  return (world) => {
    const open = world.items.list('settlement').find(({ state }) => states.includes(state));
    if (open) act(world, open);
  };
}

/** One step of a payout, as it goes when nobody objects. */
const goOn = command('go on', (world) => {
  const open = world.items.list('settlement').find(({ state }) => OPEN.includes(state));
  const [payout] = world.payouts().filter(({ state }) => state === 'open');
  if (!open && payout) return world.settle(payout);
  switch (open?.state) {
    case 'settled':
      world.attest(open, '1', 'anna', 'attest');
      world.attest(open, '2', 'bo', 'attest');
      return world.readAttests(open);
    case 'attested':
      return world.issue(open);
    case 'issued':
    case 'unknown':
      return world.confirm(open, 'paid');
    case 'paid':
      return world.post(open);
  }
});

const period = fc.constantFrom(...PERIODS);
const commands = [
  fc.tuple(period, fc.integer({ min: -2_000_000, max: 9_000_000 })).map(([id, saving]) =>
    command(`verify ${id} ${saving}`, (world) => {
      const newest = world.newest(id);
      if (newest?.state === 'collecting') world.verify(newest, saving);
    }),
  ),
  period.map((id) =>
    command(`correct ${id}`, (world) => {
      const newest = world.newest(id);
      if (newest) world.correct(newest);
    }),
  ),
  fc.nat({ max: 4 }).map((which) =>
    command(`settle ${which}`, (world) => {
      const open = world.payouts().filter(({ state }) => state === 'open');
      const payout = open[which % Math.max(1, open.length)];
      if (payout) world.settle(payout);
    }),
  ),
  fc
    .tuple(fc.constantFrom('1', '2'), fc.constantFrom('attest', 'attest', 'attest', 'refuse'))
    .map(([number, choice]) =>
      command(
        `${choice} ${number}`,
        onOpen(['settled'], (world, settlement) => {
          world.attest(settlement, number, number === '1' ? 'anna' : 'bo', choice);
          world.readAttests(settlement);
        }),
      ),
    ),
  fc.constant(
    command(
      'issue',
      onOpen(['attested'], (world, item) => world.issue(item)),
    ),
  ),
  fc.constantFrom('paid', 'paid', 'rejected', 'unknown').map((choice) =>
    command(
      `confirm ${choice}`,
      onOpen(['issued', 'unknown'], (world, item) => world.confirm(item, choice)),
    ),
  ),
  fc.constant(
    command(
      'post',
      onOpen(['paid'], (world, item) => world.post(item)),
    ),
  ),
  // As often as everything else together, so that payments are carried out.
  ...Array.from({ length: 7 }, () => fc.constant(goOn)),
];

describe('payouts, whatever people do in whatever order', () => {
  it('are attested by two, within the cap, split to the last unit, and never paid twice', () => {
    let paid = 0;
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 120, size: 'max' }), (run) => {
        const model: Model = { paid: new Map() };
        fc.modelRun(() => ({ model, real: new PayoutWorld() }), run);
        paid += model.paid.size;
      }),
      { numRuns: 60 },
    );
    // Otherwise nothing of this was tried.
    expect(paid).toBeGreaterThan(20);
  });

  it('come to exactly what is owed when all are carried out', () => {
    const savings = fc.array(fc.integer({ min: 0, max: 4_000_000 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(savings, (corrections) => {
        const world = new PayoutWorld();
        for (const saving of [...corrections, 3_000_000]) {
          const newest = world.newest('year_1');
          if (newest?.state === 'verified') world.correct(newest);
          const collecting = world.newest('year_1');
          if (collecting) world.verify(collecting, saving);
          payAll(world);
        }
        const settlements = world.items.list('settlement');
        const highest = Math.max(...corrections, 3_000_000);
        // What was paid too much is netted in the next payment, and claimed back only at the end.
        expect(decimal(sum(settlements.map(({ payable }) => payable))).toNumber()).toBe(
          Math.round(highest * 0.6),
        );
      }),
      { numRuns: 30 },
    );
  });
});

function payAll(world: PayoutWorld): void {
  for (const payout of world.payouts().filter(({ state }) => state === 'open')) {
    world.settle(payout);
    const item = () => world.settlementOf(payout);
    const settled = item();
    if (!settled) continue;
    world.attest(settled, '1', 'anna', 'attest');
    world.attest(settled, '2', 'bo', 'attest');
    world.readAttests(settled);
    for (const act of ['issue', 'confirm', 'post'] as const) {
      const now = item();
      if (now) act === 'confirm' ? world.confirm(now, 'paid') : world[act](now);
    }
  }
}
