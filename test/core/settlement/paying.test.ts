import { describe, expect, it } from 'vitest';
import { lastOfCalendar } from '../../../core/settlement/payers/calendar.ts';
import { termsOf } from './norrkoping.ts';
import { settled } from './settling.ts';

/** A contract in francs that pays all of a result. */
function inFrancs(settlement: object) {
  return termsOf({
    currency: 'CHF',
    metrics: { result: { purpose: 'payment', unit: 'CHF', better: 'higher' } },
    payments: [{ id: 'p', share: '100 %', of: 'result' }],
    settlement: { rounding: { to: '1', mode: 'half-up' }, ...settlement },
  });
}

describe('VAT and another currency', () => {
  const terms = inFrancs({
    payers: [
      {
        party: 'foundation',
        share: '50 %',
        currency: { paidIn: 'USD', rate: '1.0215', source: 'SNB', date: '2018-07-13' },
      },
      { party: 'municipality', share: 'rest', vat: '25 %' },
    ],
  });
  const metrics = [{ metric: 'result', value: '1001' }];

  it('come last, on what each payer pays now', () => {
    const [foundation, municipality] = settled(terms, { metrics }).payers;
    expect(foundation).toMatchObject({
      payable: '501',
      paidIn: { currency: 'USD', amount: '511.77', rate: '1.0215', date: '2018-07-13' },
    });
    expect(municipality).toMatchObject({ payable: '500', vat: '125' });
  });

  it('are divided among the recipients to the last unit, each sum rounded once', () => {
    const shared = inFrancs({
      payers: [
        {
          party: 'foundation',
          share: 'rest',
          vat: '8.1 %',
          currency: { paidIn: 'USD', rate: '1.0215' },
        },
      ],
      recipients: [
        { party: 'provider', share: '50 %' },
        { party: 'investor', share: 'rest' },
      ],
    });
    const [foundation] = settled(shared, { metrics }).payers;
    // 1,001 × 8.1 % = 81.081; 1,001 × 1.0215 = 1,022.5215; 81 × 1.0215 = 82.7415.
    expect(foundation).toMatchObject({
      payable: '1001',
      vat: '81',
      paidIn: { amount: '1022.52', vat: '82.74' },
      recipients: [
        {
          party: 'provider',
          amount: '501',
          vat: '41',
          paidIn: { currency: 'USD', amount: '511.77', vat: '41.41' },
        },
        {
          party: 'investor',
          amount: '500',
          vat: '40',
          paidIn: { currency: 'USD', amount: '510.75', vat: '41.33' },
        },
      ],
    });
  });

  it('only each difference is converted', () => {
    const before = [{ payer: 'foundation', amount: '400' }];
    const found = settled(terms, { metrics, settled: before }).payers[0];
    expect(found).toMatchObject({ payable: '101', paidIn: { amount: '103.17' } });
  });
});

describe('calendars of payers', () => {
  it.each([
    ['monthly', '2020-05-15', '2020-04-30'],
    ['monthly', '2020-05-31', '2020-05-31'],
    ['quarterly', '2020-05-15', '2020-03-31'],
    ['quarterly', '2020-06-30', '2020-06-30'],
    ['yearly', '2020-05-15', '2019-12-31'],
    ['yearly', '2020-12-31', '2020-12-31'],
  ] as const)('%s, on %s, have ended on %s', (calendar, asOf, last) => {
    expect(lastOfCalendar(calendar, asOf)).toBe(last);
  });

  it('tell what had been owed by their last day', () => {
    const terms = termsOf({
      payments: [{ id: 'card', rates: [{ outcome: 'job', price: '10', claims: 'any' }] }],
      settlement: {
        rounding: { to: '1', mode: 'half-up' },
        payers: [
          { party: 'state', share: '50 %', calendar: 'quarterly' },
          { party: 'municipality', share: 'rest', calendar: 'yearly' },
        ],
      },
    });
    const claims = ['2019-12-01', '2020-02-01', '2020-05-01', '2020-05-02'].map((date) => ({
      outcome: 'job',
      person: 'a',
      date,
    }));
    const found = settled(terms, { asOf: '2020-05-15', claims });
    expect(found.payers.map(({ payable, calendar }) => [payable, calendar?.payable])).toEqual([
      ['20', '10'],
      ['20', '5'],
    ]);
  });
});

describe('Plymouth: no proceedings for 36 months, by day from month 18', () => {
  const terms = termsOf({
    currency: 'GBP',
    payments: [
      {
        id: 'card',
        rates: [
          {
            outcome: 'no_proceedings',
            price: '1 095',
            times: {
              by: 'claim.days',
              rows: [
                { below: '548', is: '0 %' },
                { from: '548', below: '1 095', is: '50 %', risingTo: '100 %' },
                { from: '1 095', is: '100 %' },
              ],
            },
          },
        ],
      },
    ],
  });
  it.each([
    ['547', '0'],
    ['548', '548'],
    ['1094', '1094'],
    ['1095', '1095'],
    ['2000', '1095'],
  ])('pays after %s days %s', (days, expected) => {
    const claims = [{ outcome: 'no_proceedings', person: 'a', attributes: { days } }];
    expect(settled(terms, { claims }).entitled).toBe(expected);
  });
});

describe('the Wildlife Conservation Bond', () => {
  const terms = termsOf({
    currency: 'USD',
    metrics: { growth: { purpose: 'payment', unit: '%', better: 'higher' } },
    amounts: { bonds: '150 000' },
    payments: [
      {
        id: 'success',
        due: 'end',
        price: {
          by: 'growth',
          rows: [
            { to: '0 %', is: '0' },
            { above: '0 %', to: '2 %', is: '36.69' },
            { above: '2 %', to: '4 %', is: '73.38' },
            { above: '4 %', is: '91.73' },
          ],
        },
        of: 'bonds',
      },
    ],
  });
  it.each([
    ['0', '0'],
    ['2', '5503500'],
    ['4', '11007000'],
    ['4.01', '13759500'],
  ])('pays at a growth of %s %% %s, and nothing before the end', (value, expected) => {
    const metrics = [{ metric: 'growth', value }];
    expect(settled(terms, { metrics, final: true }).entitled).toBe(expected);
    expect(settled(terms, { metrics }).payable).toBe('0');
  });
});

describe('Juvat', () => {
  it('repays the advance and 3 % at exactly 20 placed', () => {
    const terms = termsOf({
      currency: 'EUR',
      capital: { advanced: { investor: 'investor' } },
      metrics: { placed: { purpose: 'payment', unit: 'persons', better: 'higher' } },
      payments: [
        {
          id: 'repayment',
          when: { placed: { from: '20 persons' } },
          share: '103 %',
          of: 'advanced',
        },
      ],
    });
    const capital = [{ capital: 'advanced', amount: '250000' }];
    const at = (value: string) =>
      settled(terms, { capital, metrics: [{ metric: 'placed', value }] }).entitled;
    expect([at('19'), at('20')]).toEqual(['0', '257500']);
  });
});
