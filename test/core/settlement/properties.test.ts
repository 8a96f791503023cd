import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Explained } from '../../../core/explain/explained.ts';
import { recompute } from '../../../core/explain/recompute.ts';
import { Decimal, decimal } from '../../../core/money/decimal.ts';
import type { ClaimFact, Facts } from '../../../core/settlement/facts.ts';
import type { SettledAmount } from '../../../core/settlement/settlement.ts';
import { termsOf } from './norrkoping.ts';
import { settled } from './settling.ts';
import { CAP, monotoneTerms, results } from './trees.ts';

describe('settling any terms on any results', () => {
  it('never pays less for more of a good outcome, nor for one that was not measured before', () => {
    let held = 0;
    fc.assert(
      fc.property(monotoneTerms, results, fc.nat(), fc.nat(10), (terms, facts, at, more) => {
        const better = improved(facts, at, more);
        const [before, after] = [settled(terms, facts), settled(terms, better)];
        // A gate that opens can ask for what is not measured yet: until it is, a floor waits too.
        if (waitingIn(after.explained) > waitingIn(before.explained)) return;
        held += 1;
        expect(decimal(after.entitled).toNumber()).toBeGreaterThanOrEqual(Number(before.entitled));
      }),
      { numRuns: 400 },
    );
    expect(held).toBeGreaterThan(300);
  });

  it('waits with a floor where the gate that opens asks for what is not measured yet', () => {
    const terms = termsOf({
      metrics: {
        rooms: { purpose: 'gate', unit: 'days', better: 'higher' },
        calls: { purpose: 'payment', unit: 'days', better: 'higher' },
      },
      payments: [
        {
          id: 'all',
          atLeast: '1',
          parts: [{ id: 'part', when: { rooms: { from: '1 days' } }, price: '1', of: 'calls' }],
        },
      ],
    });
    const paid = (rooms: string, calls: readonly string[]) =>
      settled(terms, {
        metrics: [
          { metric: 'rooms', value: rooms },
          ...calls.map((value) => ({ metric: 'calls', value })),
        ],
      }).entitled;
    expect([paid('0', []), paid('1', []), paid('1', ['0'])]).toEqual(['1', '0', '1']);
  });

  it('never pays less for one more claim after the others', () => {
    fc.assert(
      fc.property(monotoneTerms, results, (terms, facts) => {
        // An earlier claim can take the place of a later one, in a period whose limit is reached already.
        const fewer = facts.claims.toSorted(byDay).slice(0, -1);
        const [before, after] = [
          settled(terms, { ...facts, claims: fewer }),
          settled(terms, facts),
        ];
        expect(Number(after.entitled)).toBeGreaterThanOrEqual(Number(before.entitled));
      }),
    );
  });

  it('never pays above a cap, of the whole, of a sentence or of a payer', () => {
    fc.assert(
      fc.property(monotoneTerms, results, (terms, facts) => {
        const found = settled(terms, facts);
        expect(Number(found.entitled)).toBeLessThanOrEqual(CAP);
        expect(Number(found.payers[0]?.entitled)).toBeLessThanOrEqual(90);
        for (const node of nodesOf(found.explained)) {
          if (node.formula !== 'at-most') continue;
          expect(Number(node.value)).toBeLessThanOrEqual(Number(node.inputs[1]?.value));
        }
      }),
    );
  });

  it('adds up to settling once, whatever was settled, corrected and claimed back on the way', () => {
    fc.assert(
      fc.property(
        monotoneTerms,
        fc.array(results, { minLength: 1, maxLength: 5 }),
        (terms, steps) => {
          const before = new Map<string, Decimal>();
          for (const facts of steps) {
            const found = settled(terms, { ...facts, settled: amountsOf(before) });
            for (const { payer, payable, claimedBack } of found.payers) {
              const paid = (before.get(payer) ?? new Decimal(0)).plus(payable).minus(claimedBack);
              before.set(payer, paid);
            }
          }
          const once = settled(terms, steps.at(-1) ?? {});
          const entitled = once.payers.map(({ payer, entitled: amount }) => ({ payer, amount }));
          // Who pays of its own is there only while its sentence is.
          const isPaid = ({ amount }: SettledAmount) => amount !== '0';
          const byPayer = (a: SettledAmount, b: SettledAmount) => (a.payer < b.payer ? -1 : 1);
          expect(amountsOf(before).filter(isPaid).sort(byPayer)).toEqual(
            entitled.filter(isPaid).sort(byPayer),
          );
        },
      ),
    );
  });

  it('never depends on the order of the facts', () => {
    fc.assert(
      fc.property(monotoneTerms, results, fc.nat(), (terms, facts, seed) => {
        const metrics = shuffled(facts.metrics, seed);
        const claims = shuffled(facts.claims, seed + 1);
        expect(settled(terms, { ...facts, metrics, claims })).toEqual(settled(terms, facts));
      }),
    );
  });

  it('pays each payer’s share of the whole, and each recipient of a payer’s payment, to the öre', () => {
    fc.assert(
      fc.property(monotoneTerms, results, (terms, facts) => {
        const found = settled(terms, facts);
        const total = Decimal.sum(0, ...found.payers.map(({ entitled }) => entitled));
        expect(total.toFixed()).toBe(found.entitled);
      }),
    );
  });

  it('explains every figure down to leaves from which it can be computed again', () => {
    fc.assert(
      fc.property(monotoneTerms, results, (terms, facts) => {
        const found = settled(terms, facts);
        const trees = [found.explained, ...found.payers.map(({ explained }) => explained)];
        for (const node of trees.flatMap(nodesOf)) {
          if (node.formula === 'gate' || node.formula === 'event') continue;
          expect([node.formula, node.name, recompute(node)]).toEqual([
            node.formula,
            node.name,
            node.value,
          ]);
        }
      }),
    );
  });
});

/** How many figures wait for something that is not known yet. */
function waitingIn(explained: Explained): number {
  return nodesOf(explained).filter(({ state }) => state === 'waiting').length;
}

/** One result better, or measured for the first time. */
function improved(facts: Facts, at: number, more: number): Facts {
  const place = at % (facts.metrics.length + 1);
  if (place === facts.metrics.length) {
    const isNew = (fact: { metric: string; cohort?: string; period?: string }) =>
      !facts.metrics.some(
        ({ metric, cohort, period }) =>
          metric === fact.metric && cohort === fact.cohort && period === fact.period,
      );
    const added = { metric: 'days', cohort: 'first', period: 'year_1', value: String(more) };
    return isNew(added) ? { ...facts, metrics: [...facts.metrics, added] } : facts;
  }
  const metrics = facts.metrics.map((fact, index) =>
    index === place ? { ...fact, value: String(Number(fact.value) + more) } : fact,
  );
  return { ...facts, metrics };
}

function byDay(one: ClaimFact, other: ClaimFact): number {
  const [a, b] = [one, other].map(({ date, cohort }) => `${date} ${cohort}`);
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

function amountsOf(paid: ReadonlyMap<string, Decimal>): SettledAmount[] {
  return [...paid].map(([payer, amount]) => ({ payer, amount: amount.toFixed() }));
}

function nodesOf(node: Explained): Explained[] {
  return [node, ...node.inputs.flatMap(nodesOf)];
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const keyed = items.map((item, at) => ({ item, key: ((at + 1) * (seed * 2 + 7919)) % 104_729 }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
