import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, ZERO } from '../../../core/money/decimal.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import { termsOf } from './norrkoping.ts';
import { linesOf, settled } from './settling.ts';

const metrics = {
  saving: { purpose: 'payment', unit: 'SEK', better: 'higher' },
  bonus: { purpose: 'payment', unit: 'SEK', better: 'higher' },
};
const rounding = { to: '1', mode: 'half-up' };
const results = (saving: string, bonus = '0') => [
  { metric: 'saving', value: saving },
  { metric: 'bonus', value: bonus },
];

/** What a settlement leaves to the next one. */
function coveredBy({ payers }: Settlement) {
  return payers.map(({ payer, payable, claimedBack, payments }) => ({
    payer,
    amount: decimal(payable).minus(decimal(claimedBack)).toFixed(),
    payments: payments ?? {},
  }));
}

describe('what a settlement pays for which sentence', () => {
  const terms = termsOf({
    metrics,
    payments: [
      { id: 'recoupment', share: '60 %', of: 'saving' },
      { id: 'extra', share: '10 %', of: 'bonus', atMost: '100' },
      { id: 'left', share: '100 %', of: 'saving', less: ['settled.recoupment'], atMost: '500' },
    ],
    settlement: {
      rounding,
      payers: [{ party: 'municipality', share: 'rest' }],
      negative: { net: 'next payment', claimBack: 'at once' },
    },
  });

  it('is what its lines come to, less what earlier settlements were for', () => {
    const first = settled(terms, { metrics: results('300', '400') });
    expect(linesOf(first)).toEqual({ recoupment: '180', extra: '40', left: '300' });
    expect(first.payers[0]?.payments).toEqual({ recoupment: '180', extra: '40', left: '300' });

    const next = settled(terms, { metrics: results('500', '600'), settled: coveredBy(first) });
    expect(linesOf(next)).toEqual({ recoupment: '300', extra: '60', left: '320' });
    expect(next.payers[0]?.payments).toEqual({ recoupment: '120', extra: '20', left: '20' });
  });

  it('is taken back from where it was paid', () => {
    const first = settled(terms, { metrics: results('300') });
    const back = settled(terms, { metrics: results('0'), settled: coveredBy(first) });
    expect(back.payers[0]).toMatchObject({
      claimedBack: '480',
      payments: { recoupment: '-180', left: '-300' },
    });
  });

  it('is told to its last digit where earlier settlements were rounded finer', () => {
    const before = [{ payer: 'municipality', amount: '100.5', payments: { left: '100.5' } }];
    const [line] = settled(terms, { metrics: results('300'), settled: before }).payers;
    expect(line).toMatchObject({
      payable: '379.5',
      recipients: [{ amount: '379.5' }],
      payments: { recoupment: '180', extra: '0', left: '199.5' },
    });
  });

  it('is not said where an earlier settlement does not say it: all of it would seem to be paid now', () => {
    const plain = termsOf({
      metrics,
      payments: [{ id: 'recoupment', share: '60 %', of: 'saving' }],
      settlement: { rounding, payers: [{ party: 'municipality', share: 'rest' }] },
    });
    const settledBefore = [{ payer: 'municipality', amount: '180' }];
    const [line] = settled(plain, { metrics: results('500'), settled: settledBefore }).payers;
    expect(line).toMatchObject({ payable: '120' });
    expect(line).not.toHaveProperty('payments');
  });

  it('is nothing while a difference waits for the next payment', () => {
    const netting = termsOf({
      metrics,
      payments: [{ id: 'recoupment', share: '60 %', of: 'saving' }],
      settlement: { rounding, payers: [{ party: 'municipality', share: 'rest' }] },
    });
    const first = settled(netting, { metrics: results('300') });
    const less = settled(netting, { metrics: results('0'), settled: coveredBy(first) });
    expect(less.payers[0]).toMatchObject({ payable: '0', carried: '180', payments: {} });
  });

  it('keeps a payer’s own sentence to that payer, and always adds up to what each pays', () => {
    const shared = termsOf({
      metrics,
      payments: [
        { id: 'recoupment', share: '60 %', of: 'saving' },
        { id: 'guarantee', payers: ['investor'], share: '10 %', of: 'bonus' },
      ],
      settlement: {
        rounding,
        payers: [
          { party: 'provider', share: '33 %' },
          { party: 'municipality', share: 'rest' },
        ],
        recipients: [{ party: 'provider', share: 'rest' }],
        negative: { net: 'next payment', claimBack: 'at once' },
      },
    });
    const figure = fc.integer({ min: 0, max: 100_000 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure), { minLength: 1, maxLength: 5 }), (years) => {
        const before: ReturnType<typeof coveredBy> = [];
        for (const [saving, bonus] of years) {
          const now = settled(shared, { metrics: results(saving, bonus), settled: before });
          for (const { amount, payer, payments } of coveredBy(now)) {
            const sum = Object.values(payments).reduce((all, one) => all.plus(one), ZERO);
            expect(sum.toFixed()).toBe(amount);
            expect(Object.keys(payments)).not.toContain(
              payer === 'investor' ? 'recoupment' : 'guarantee',
            );
          }
          before.push(...coveredBy(now));
        }
      }),
    );
  });
});
