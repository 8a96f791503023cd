import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, decimal, ZERO } from '../../../core/money/decimal.ts';
import { round } from '../../../core/money/rounding.ts';
import type { PayerLine, SettledAmount } from '../../../core/settlement/settlement.ts';
import { termsOf } from './norrkoping.ts';
import { settled } from './settling.ts';

type Paying = { vat?: string; to?: string; claimBack?: 'at once' | 'end' };

const terms = ({ vat, to = '0.01', claimBack = 'at once' }: Paying) =>
  termsOf({
    currency: 'SEK',
    metrics: { result: { purpose: 'payment', unit: 'SEK', better: 'higher' } },
    payments: [{ id: 'p', share: '100 %', of: 'result' }],
    settlement: {
      rounding: { to, mode: 'half-up' },
      payers: [{ party: 'municipality', share: 'rest', ...(vat === undefined ? {} : { vat }) }],
      negative: { claimBack },
    },
  });

/** Settles one result after the other, each on what the ones before it have settled. */
function inTurn(results: readonly (Paying & { value: string })[]): PayerLine[] {
  const before: SettledAmount[] = [];
  return results.flatMap(({ value, ...paying }, at) => {
    const metrics = [{ metric: 'result', value }];
    const [line] = settled(terms(paying), { metrics, settled: before }).payers;
    if (!line) return [];
    const { payer, payable, claimedBack, vat, vatRate, vatCredited = '0' } = line;
    before.push({
      payer,
      amount: decimal(payable).minus(decimal(claimedBack)).toFixed(),
      date: `2020-01-${String(at + 1).padStart(2, '0')}`,
      vat: decimal(vat ?? '0')
        .minus(decimal(vatCredited))
        .toFixed(),
      ...(vatRate === undefined ? {} : { vatRate }),
    });
    return [line];
  });
}

const vatOf = (lines: readonly PayerLine[]): Decimal =>
  lines.reduce(
    (sum, { vat = '0', vatCredited = '0' }) => sum.plus(decimal(vat)).minus(decimal(vatCredited)),
    ZERO,
  );

describe('the VAT of what is claimed back', () => {
  it('is credited with it, and says of which payment and at which rate', () => {
    const [paid, back] = inTurn([
      { value: '1000', vat: '25 %' },
      { value: '600', vat: '25 %' },
    ]);
    expect(paid).toMatchObject({ payable: '1000', vat: '250', vatRate: '25 %' });
    expect(paid).not.toHaveProperty('vatCredited');
    expect(back).toMatchObject({
      ...{ payable: '0', claimedBack: '400', vatCredited: '100' },
      vatCredits: [{ date: '2020-01-01', claimedBack: '400', rate: '25 %', vat: '100' }],
    });
  });

  it('is what was paid, whatever rate the terms have now, the first payment first', () => {
    const lines = inTurn([
      { value: '1000', vat: '25 %' },
      { value: '1500', vat: '12 %' },
      { value: '300' },
      { value: '0' },
    ]);
    expect(lines[2]).toMatchObject({
      ...{ claimedBack: '1200', vatCredited: '274' },
      vatCredits: [
        { date: '2020-01-01', claimedBack: '1000', rate: '25 %', vat: '250' },
        { date: '2020-01-02', claimedBack: '200', rate: '12 %', vat: '24' },
      ],
    });
    expect(lines[3]).toMatchObject({ claimedBack: '300', vatCredited: '36' });
    expect(vatOf(lines).toFixed()).toBe('0');
  });

  it('waits with it for the end where what is left is netted until then', () => {
    const [, later] = inTurn([
      { value: '1000', vat: '25 %' },
      { value: '600', vat: '25 %', claimBack: 'end' },
    ]);
    expect(later).toMatchObject({ claimedBack: '0', carried: '400' });
    expect(later).not.toHaveProperty('vatCredited');
  });

  it('is nothing where no VAT was paid', () => {
    const [, back] = inTurn([{ value: '1000' }, { value: '600', vat: '25 %' }]);
    expect(back).toMatchObject({ claimedBack: '400' });
    expect(back).not.toHaveProperty('vatCredited');
  });

  it('is credited by share of the VAT where nobody wrote down its rate', () => {
    const before = [{ payer: 'municipality', amount: '1000', vat: '250' }];
    const metrics = [{ metric: 'result', value: '900' }];
    const [line] = settled(terms({ vat: '6 %' }), { metrics, settled: before }).payers;
    expect(line).toMatchObject({ vatCredited: '25' });
  });

  const cents = fc.integer({ min: 0, max: 300_000 }).map((value) => (value / 100).toFixed(2));
  const rate = fc.constantFrom('25 %', '12 %', '6 %', '8.1 %');

  it('makes the VAT of one payment, with all that is claimed back of it, the VAT of the net', () => {
    const steps = fc.array(cents, { minLength: 1, maxLength: 6 });
    const unit = fc.constantFrom('0.01', '1', '100');
    fc.assert(
      fc.property(steps, rate, unit, (values, vat, to) => {
        const falling = values.map(Number).sort((one, other) => other - one);
        const lines = inTurn(falling.map((value) => ({ value: value.toFixed(2), vat, to })));
        const net = lines.at(-1)?.entitled ?? '0';
        const share = decimal(vat.replace(' %', '')).div(100);
        const rounding = { to, mode: 'half-up' as const };
        expect(vatOf(lines).toFixed()).toBe(round(decimal(net).times(share), rounding).toFixed());
      }),
    );
  });

  it('leaves none when everything is claimed back, and its parts add up, whatever rates there were', () => {
    const steps = fc.array(fc.record({ value: cents, vat: rate }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(steps, (results) => {
        const lines = inTurn([...results, { value: '0', vat: '25 %' }]);
        expect(vatOf(lines).toFixed()).toBe('0');
        for (const { claimedBack, vatCredited = '0', vatCredits = [] } of lines) {
          const sum = (of: 'vat' | 'claimedBack') =>
            Decimal.sum(0, ...vatCredits.map((each) => each[of])).toFixed();
          expect(sum('vat')).toBe(vatCredited);
          expect(vatCredits.length === 0 ? claimedBack : sum('claimedBack')).toBe(claimedBack);
          expect(vatCredits.every(({ vat }) => decimal(vat).greaterThanOrEqualTo(0))).toBe(true);
        }
      }),
    );
  });
});
