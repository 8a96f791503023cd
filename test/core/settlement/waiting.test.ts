import { describe, expect, it } from 'vitest';
import { NORRKOPING, termsOf } from './norrkoping.ts';
import { codesOf, linesOf, settled } from './settling.ts';

const level = { purpose: 'payment', unit: 'days', better: 'higher' };
const gain = {
  purpose: 'payment',
  unit: 'SEK',
  better: 'higher',
  effect: 'improvement',
  comparator: { kind: 'forecast' },
};
const metrics = { known: level, open: level, gain };
const known = [{ metric: 'known', value: '100' }];
const on = (payments: object[], more: object = {}) => termsOf({ metrics, payments, ...more });

describe('what is not measured yet', () => {
  it('counts what is decided in a sum, and waits with the rest', () => {
    const terms = on([
      {
        id: 'all',
        parts: [
          { id: 'a', price: '2', of: 'known' },
          { id: 'b', price: '2', of: 'open' },
        ],
      },
    ]);
    const found = settled(terms, { metrics: known });
    expect(linesOf(found)).toEqual({ all: '200' });
    expect(found.waitingFor).toEqual(['open']);
  });

  it('makes the whole sum wait if the part could take away, its floor included', () => {
    const parts = [
      { id: 'a', price: '2', of: 'known' },
      { id: 'b', share: '50 %', of: 'gain' },
    ];
    expect(linesOf(settled(on([{ id: 'all', parts, atLeast: '10' }]), { metrics: known }))).toEqual(
      {
        all: 'waiting',
      },
    );
    const cut = parts.map((part) =>
      part.id === 'b' ? { ...part, tranche: { above: '0' } } : part,
    );
    expect(linesOf(settled(on([{ id: 'all', parts: cut }]), { metrics: known }))).toEqual({
      all: '200',
    });
  });

  it('waits for a gate, for what is taken off, and for a limit', () => {
    const terms = on(
      [
        { id: 'open_part', price: '1', of: 'open' },
        { id: 'gated', when: { open: { above: '0 days' } }, amount: '5' },
        { id: 'left', share: '100 %', of: 'fund', less: ['open_part'] },
        { id: 'limited', amount: '5', atMost: 'open_part' },
      ],
      { amounts: { fund: '50' } },
    );
    expect(linesOf(settled(terms, { metrics: known }))).toEqual({
      open_part: 'waiting',
      gated: 'waiting',
      left: 'waiting',
      limited: 'waiting',
    });
  });

  it('does not wait for a condition that cannot change any more', () => {
    const terms = on([
      {
        id: 'shut',
        when: { known: { above: '500 days' }, open: { above: '0 days' } },
        amount: '5',
      },
      { id: 'one_of', any: { known: { above: '0 days' }, open: { above: '0 days' } }, amount: '5' },
      {
        id: 'sum',
        parts: [
          { id: 'a', price: '2', of: 'known' },
          { id: 'b', price: '2', of: 'open' },
        ],
      },
      { id: 'reached', when: { sum: { from: '200' } }, amount: '5' },
      { id: 'not_reached', when: { sum: { from: '201' } }, amount: '5' },
    ]);
    expect(linesOf(settled(terms, { metrics: known }))).toEqual({
      shut: 'shut',
      one_of: '5',
      sum: '200',
      reached: '5',
      not_reached: 'waiting',
    });
  });

  it('reads a name inside a shut sum as 0', () => {
    const terms = on(
      [
        { id: 'all', when: { known: { above: '500 days' } }, parts: [{ id: 'part', amount: '5' }] },
        { id: 'left', share: '100 %', of: 'fund', less: ['part'] },
      ],
      { amounts: { fund: '50' } },
    );
    expect(linesOf(settled(terms, { metrics: known }))).toEqual({ all: 'shut', left: '50' });
  });

  it('waits for too few, and shuts for what was to be measured and was not, where the terms say so', () => {
    const few = termsOf({
      metrics: { known: { ...level, minimum: '20' } },
      payments: [{ id: 'a', price: '1', of: 'known' }],
    });
    expect(
      linesOf(settled(few, { metrics: [{ metric: 'known', value: '1', measured: 19 }] })),
    ).toEqual({ a: 'waiting' });
    expect(
      linesOf(settled(few, { metrics: [{ metric: 'known', value: '1', measured: 20 }] })),
    ).toEqual({ a: '1' });

    const missing = settled(NORRKOPING, {
      capital: [{ capital: 'advanced', amount: '100' }],
      metrics: [
        { metric: 'saving', value: '900' },
        { metric: 'school_results', missing: true },
      ],
    });
    expect(linesOf(missing)).toEqual({
      guaranteed_part: 'waiting',
      shared_saving: '60',
      premium: 'shut',
    });
    expect(missing.waitingFor).toEqual(['delivery']);
  });

  it('does not wait for periods that have not ended', () => {
    const periods = [
      { id: 'year_1', from: '2019-01-01', to: '2019-12-31' },
      { id: 'year_2', from: '2020-01-01', to: '2020-12-31' },
    ];
    const terms = on([{ id: 'all', per: 'period', share: '50 %', of: 'gain' }], { periods });
    const facts = [{ metric: 'gain', period: 'year_1', value: '-40' }];
    expect(linesOf(settled(terms, { asOf: '2020-01-31', metrics: facts }))).toEqual({ all: '-20' });
    expect(linesOf(settled(terms, { asOf: '2020-12-31', metrics: facts }))).toEqual({
      all: 'waiting',
    });
  });

  it('refuses a figure that the terms leave unknown only where it is needed', () => {
    const terms = on([{ id: 'a', when: { known: { above: '500 days' } }, amount: 'unknown' }]);
    expect(linesOf(settled(terms, { metrics: known }))).toEqual({ a: 'shut' });
    expect(codesOf(terms, { metrics: [{ metric: 'known', value: '501' }] })).toEqual([
      'settlement.figure-unknown',
    ]);
  });
});
