import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/findings.ts';
import { Decimal, decimal } from '../../../core/money/decimal.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { termsOf } from './norrkoping.ts';
import { codesOf, findingsOf, settled } from './settling.ts';

const rounding = { to: '0.01', mode: 'half-up' };
const terms = (settlement: object, more: object = {}) =>
  termsOf({
    amounts: { claims: { delivered: 'SEK' } },
    payments: [{ id: 'all', share: '100 %', of: 'claims' }],
    settlement: { rounding, ...settlement },
    ...more,
  });
const paid = (value: string) => ({ amounts: [{ amount: 'claims', value }] });

describe('payers', () => {
  it('split by largest remainder where their shares are all of it', () => {
    const payers = ['a', 'b', 'c'].map((party) => ({ party, share: '33.3 %' }));
    const whole = [...payers, { party: 'd', share: '0.1 %' }];
    const found = settled(terms({ payers: whole }), paid('100'));
    expect(found.payers.map(({ payable }) => payable)).toEqual(['33.3', '33.3', '33.3', '0.1']);
    expect(
      settled(terms({ payers: whole }), paid('0.01')).payers.map(({ payable }) => payable),
    ).toEqual(['0.01', '0', '0', '0']);
  });

  it('never pay less than nothing: what is too much is carried, or claimed back where the terms say so', () => {
    const before = [{ payer: 'a', amount: '150' }];
    const payers = [{ party: 'a', share: 'rest' }];
    const given = { ...paid('100'), settled: before };
    expect(settled(terms({ payers }), given).payers[0]).toMatchObject({
      payable: '0',
      carried: '50',
    });
    const atOnce = terms({ payers, negative: { claimBack: 'at once' } });
    expect(settled(atOnce, given).payers[0]).toMatchObject({ carried: '0', claimedBack: '50' });
    const atEnd = terms({ payers, negative: { net: 'next payment', claimBack: 'end' } });
    expect(settled(atEnd, given).payers[0]).toMatchObject({ carried: '50', claimedBack: '0' });
    expect(settled(atEnd, { ...given, final: true }).payers[0]).toMatchObject({
      claimedBack: '50',
    });
  });

  it('never claim back more than was paid, however far below zero the entitlement has fallen', () => {
    const payers = [{ party: 'a', share: 'rest' }];
    const back = (settled_: string[], negative: object) => {
      const before = settled_.map((amount) => ({ payer: 'a', amount }));
      const given = { ...paid('-150515'), settled: before, final: true };
      return settled(terms({ payers, negative }), given).payers[0];
    };
    const end = { net: 'next payment', claimBack: 'end' };
    expect(back([], end)).toMatchObject({ payable: '0', claimedBack: '0', carried: '0' });
    expect(back(['1000'], end)).toMatchObject({ payable: '0', claimedBack: '1000' });
    expect(back(['1000', '-400'], end)).toMatchObject({ claimedBack: '600' });
    expect(back(['1000'], {})).toMatchObject({ claimedBack: '0', carried: '1000' });
    expect(back(['1000'], end)?.explained.facts).toEqual({ owedBack: 'settled at most' });
  });

  it('may be replaced: who paid before gets its money back, and the new one pays it all', () => {
    const negative = { claimBack: 'at once' };
    const before = terms({ payers: [{ party: 'a', share: 'rest' }], negative });
    const after = terms({ payers: [{ party: 'b', share: 'rest' }], negative });
    const found = settled([before, { ...after, version: 2, effectiveFrom: '2020-01-01' }], {
      ...paid('100'),
      settled: [{ payer: 'a', amount: '60' }],
    });
    expect(found.payers).toMatchObject([
      { payer: 'b', payable: '100' },
      { payer: 'a', entitled: '0', claimedBack: '60' },
    ]);
  });

  it('leave some unpaid if all maxima are reached, and settling warns', () => {
    const payers = [
      { party: 'a', share: '50 %', atMost: '8' },
      { party: 'b', share: '50 %', atMost: '4' },
    ];
    const found = findingsOf(terms({ payers }), paid('12'));
    expect(found).toMatchObject([
      {
        code: 'settlement.payers-fall-short',
        severity: 'warning',
        at: { path: '/settlement/payers' },
        facts: { short: '2', currency: 'SEK' },
      },
    ]);
  });

  it('leave some unpaid if the one who pays the rest has a maximum, which is what to raise', () => {
    const payers = [{ party: 'a', share: 'rest', atMost: '10' }];
    const [found] = findingsOf(terms({ payers }), paid('12000'));
    expect(found).toMatchObject({ at: { path: '/settlement/payers/0/atMost' } });
    const { what, mend } = findingWords(found as Finding, 'en');
    expect(what).toMatch(/^11,990\sSEK of the entitlement is paid by nobody/);
    expect(mend).toBe(
      'a pays the rest only up to its maximum: raise its `atMost`, or take it away.',
    );
  });

  it('split any total without creating or losing an öre', () => {
    const money = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2));
    const payer = fc.record({
      share: fc.integer({ min: 0, max: 40 }),
      atMost: fc.option(fc.nat(5_000)),
    });
    fc.assert(
      fc.property(money, fc.array(payer, { maxLength: 2 }), (value, shared) => {
        const payers = [
          ...shared.map(({ share, atMost }, at) => ({
            party: `p${at}`,
            share: `${share} %`,
            ...(atMost === null ? {} : { atMost: String(atMost).replace(/\B(?=(\d{3})+$)/g, ' ') }),
          })),
          { party: 'rest', share: 'rest' },
        ];
        const found = settled(terms({ payers }), paid(value));
        const total = Decimal.sum(0, ...found.payers.map(({ entitled }) => entitled));
        expect(total.toFixed()).toBe(decimal(value).toFixed());
        for (const { payable, recipients } of found.payers) {
          expect(Decimal.sum(0, ...recipients.map(({ amount }) => amount)).toFixed()).toBe(payable);
        }
        for (const [at, { atMost }] of shared.entries()) {
          if (atMost !== null)
            expect(Number(found.payers[at]?.entitled)).toBeLessThanOrEqual(atMost);
        }
      }),
    );
  });
});

describe('recipients', () => {
  const payers = [{ party: 'a', share: 'rest' }];

  it('are who the terms say, with the odd unit to the rest', () => {
    const recipients = [
      { party: 'x', share: '50 %' },
      { party: 'y', share: 'rest' },
    ];
    const found = settled(terms({ payers, recipients }), paid('0.01'));
    expect(found.payers[0]?.recipients).toEqual([{ party: 'x', amount: '0.01' }]);
  });

  it('are the investors by what each has advanced, where the terms say nothing', () => {
    const capital = { one: { investor: 'big' }, other: { investor: 'small' } };
    const found = settled(terms({ payers }, { capital }), {
      ...paid('100'),
      capital: [
        { capital: 'one', amount: '75' },
        { capital: 'other', amount: '25' },
      ],
    });
    expect(found.payers[0]?.recipients).toEqual([
      { party: 'big', amount: '75' },
      { party: 'small', amount: '25' },
    ]);
  });

  it('must be somebody', () => {
    const parties = { municipality: { name: 'Exempelkommun', roles: ['outcome-payer'] } };
    expect(codesOf(terms({ payers }, { parties }), paid('1'))).toEqual([
      'settlement.recipient-missing',
    ]);
  });
});
