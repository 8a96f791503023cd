import { describe, expect, it } from 'vitest';
import { recompute } from '../../../core/explain/recompute.ts';
import { explainedLines } from '../../../core/explain/words.ts';
import { decimal } from '../../../core/money/decimal.ts';
import { accrue, type Loan } from '../../../core/settlement/interest/accrue.ts';
import { termsOf } from './norrkoping.ts';
import { codesOf, linesOf, settled } from './settling.ts';

const draw = (date: string, amount: string) => ({ date, amount: decimal(amount) });

function interestOn(part: Partial<Loan>): string {
  return accrue({
    movements: [draw('2016-01-01', '100')],
    rates: [{ from: '2016-01-01', rate: decimal('0.1') }],
    until: '2018-01-01',
    dayCount: 'whole years',
    compound: undefined,
    meets: 'interest first',
    ...part,
  })
    .toDecimalPlaces(6)
    .toFixed();
}

describe('interest on 100 at 10 % a year', () => {
  it.each<[string, Partial<Loan>, string]>([
    ['simple, over two whole years', {}, '20'],
    ['compounded yearly', { compound: 'yearly' }, '21'],
    ['nothing for a year that is not whole', { until: '2016-12-31' }, '0'],
    [
      'by actual days of 365 in a leap year',
      { until: '2017-01-01', dayCount: 'actual/365' },
      '10.027397',
    ],
    ['by actual days of 360', { until: '2017-01-01', dayCount: 'actual/360' }, '10.166667'],
    ['by months of thirty days', { until: '2016-07-31', dayCount: '30/360' }, '5.805556'],
    [
      'compounded quarterly',
      { until: '2017-01-01', dayCount: '30/360', compound: 'quarterly' },
      '10.381289',
    ],
    [
      'compounded monthly',
      { until: '2017-01-01', dayCount: '30/360', compound: 'monthly' },
      '10.471307',
    ],
    [
      'less 60 repaid after one year, compounded: 115 in all',
      { movements: [draw('2016-01-01', '100'), draw('2017-01-01', '-60')], compound: 'yearly' },
      '15',
    ],
    [
      'where a repayment meets the interest first',
      { movements: [draw('2016-01-01', '100'), draw('2017-01-01', '-60')] },
      '15',
    ],
    [
      'where a repayment meets the capital first',
      {
        movements: [draw('2016-01-01', '100'), draw('2017-01-01', '-60')],
        meets: 'capital first',
      },
      '14',
    ],
    [
      'where more is repaid than is left: the balance stops at zero',
      { movements: [draw('2016-01-01', '100'), draw('2017-01-01', '-500')] },
      '10',
    ],
    [
      'on two draws, each from its own day',
      { movements: [draw('2016-01-01', '100'), draw('2017-01-01', '50')] },
      '25',
    ],
    [
      'at a rate that changes',
      {
        rates: [
          { from: '2016-01-01', rate: decimal('0.1') },
          { from: '2017-01-01', rate: decimal('0.2') },
        ],
        dayCount: '30/360',
      },
      '30',
    ],
  ])('%s', (_what, part, expected) => {
    expect(interestOn(part)).toBe(expected);
  });
});

describe('Educate Girls: at most 15 % a year on what is left of the capital', () => {
  const terms = termsOf({
    currency: 'CHF',
    capital: { advanced: { investor: 'investor' } },
    metrics: { results: { purpose: 'payment', unit: 'CHF', better: 'higher' } },
    amounts: {
      return_cap: {
        interest: '15 % a year',
        of: 'advanced',
        less: ['settled'],
        compound: 'yearly',
        dayCount: 'whole years',
        until: 'settlement',
      },
      most: {
        parts: [
          { id: 'capital_back', share: '100 %', of: 'advanced' },
          { id: 'yield', amount: 'return_cap' },
        ],
      },
    },
    payments: [{ id: 'results_payment', share: '100 %', of: 'results', atMost: 'most' }],
  });
  const capital = [{ capital: 'advanced', amount: '270000', date: '2015-06-01' }];
  const metrics = [{ metric: 'results', value: '900000' }];

  it('gives 270 000 × 1.15³ after three years, if nothing was paid before', () => {
    const found = settled(terms, { asOf: '2018-06-01', capital, metrics });
    expect(found.entitled).toBe('410636');
    expect(recompute(found.explained)).toBe('410636');
    expect(
      explainedLines(found.explained, 'en').map(({ text }) => text.replaceAll('\u00a0', ' ')),
    ).toContain('Interest until 2018-06-01 (whole years, compounded yearly) = 140,636.25 CHF');
  });

  it('gives less where something was paid on the way', () => {
    const before = [{ payer: 'municipality', amount: '100000', date: '2016-06-01' }];
    const found = settled(terms, { asOf: '2018-06-01', capital, metrics, settled: before });
    // 270 000 × 1.15 − 100 000 = 210 500; twice 15 % on it is 67 886.25; and 40 500 before.
    expect(found.entitled).toBe('378386');
    expect(recompute(found.explained)).toBe('378386');
  });

  it('asks for the day of the settlement, and for the days of draws', () => {
    expect(codesOf(terms, { asOf: '9999-12-31', capital, metrics })).toContain(
      'settlement.day-missing',
    );
    const undated = [{ capital: 'advanced', amount: '270000' }];
    expect(codesOf(terms, { asOf: '2018-06-01', capital: undated, metrics })).toContain(
      'settlement.movement-undated',
    );
  });
});

describe('Newpin: a coupon year by the restoration rate and the contract year', () => {
  const terms = termsOf({
    currency: 'AUD',
    capital: { advanced: { investor: 'investor' } },
    periods: [1, 2, 3, 4].map((year) => ({
      id: `year_${year}`,
      from: `${2012 + year}-07-01`,
      to: `${2013 + year}-06-30`,
    })),
    metrics: { restoration_rate: { purpose: 'payment', unit: '%', better: 'higher' } },
    payments: [
      {
        id: 'coupon',
        per: 'period',
        interest: {
          by: 'restoration_rate',
          rows: [
            {
              below: '55 %',
              is: {
                by: 'period',
                rows: [
                  { to: '3', is: '5 % a year' },
                  { above: '3', is: '0 % a year' },
                ],
              },
            },
            { from: '55 %', below: '60 %', is: '3 % a year' },
            { from: '60 %', below: '65 %', is: '7.5 % a year' },
            { from: '65 %', below: '70 %', is: '12 % a year' },
            { from: '70 %', is: '15 % a year' },
          ],
        },
        of: 'advanced',
        dayCount: 'whole years',
      },
    ],
  });
  const capital = [{ capital: 'advanced', amount: '7000000', date: '2013-05-20' }];
  const rate = (period: string, value: string) => ({ metric: 'restoration_rate', period, value });

  it.each([
    ['year 1 at 60 %', [rate('year_1', '60')], '2014-07-01', '525000'],
    ['year 1 below the bands: the floor', [rate('year_1', '54.9')], '2014-07-01', '350000'],
    ['year 1 at 55 %', [rate('year_1', '55')], '2014-07-01', '210000'],
    [
      'year 4 below the bands: nothing, and years that waited are not lost',
      [rate('year_3', '61'), rate('year_4', '50')],
      '2017-07-01',
      '525000',
    ],
  ])('%s', (_what, metrics, asOf, expected) => {
    expect(settled(terms, { asOf, capital, metrics }).entitled).toBe(expected);
  });
});

describe('Peterborough: a return that rises with the fall', () => {
  it('reads a rate between two bounds, on the draws of one cohort', () => {
    const terms = termsOf({
      currency: 'GBP',
      cohorts: ['first', 'second'],
      capital: { advanced: { investor: 'investor', by: 'cohort' } },
      metrics: { fall: { purpose: 'payment', unit: '%', better: 'lower' } },
      amounts: {
        gain: {
          of: 'advanced',
          dayCount: 'whole years',
          until: 'settlement',
          interest: {
            by: 'fall',
            rows: [
              { below: '7.5 %', is: '0 % a year' },
              { from: '7.5 %', below: '13 %', is: '2.5 % a year', risingTo: '7.5 % a year' },
              { from: '13 %', is: '7.5 % a year' },
            ],
          },
        },
      },
      payments: [{ id: 'paid', per: 'cohort', when: { fall: { from: '10 %' } }, amount: 'gain' }],
    });
    const capital = ['first', 'second'].map((cohort) => ({
      capital: 'advanced',
      cohort,
      amount: '1000000',
      date: '2010-09-01',
    }));
    const metrics = [
      { metric: 'fall', cohort: 'first', value: '10.25' },
      { metric: 'fall', cohort: 'second', value: '9.9' },
    ];
    // 10.25 % is half of the way: 5 % a year, four years.
    const found = settled(terms, { asOf: '2014-09-01', capital, metrics });
    expect(linesOf(found)).toEqual({ paid: '200000' });
    expect(recompute(found.explained)).toBe('200000');
  });
});

describe('what earlier payments take off', () => {
  const terms = termsOf({
    capital: { advanced: { investor: 'investor', revolving: 'true', committed: '200' } },
    events: { start: { states: ['done'] } },
    payments: [
      { id: 'fee', amount: '7' },
      {
        id: 'recoupment',
        interest: '10 % a year',
        of: 'advanced.outstanding',
        less: ['settled.recoupment'],
        since: 'start',
        until: '2018-01-01',
        dayCount: '30/360',
      },
    ],
  });
  const capital = [
    { capital: 'advanced', amount: '100', date: '2016-01-01' },
    { capital: 'advanced', amount: '-50', date: '2017-01-01' },
  ];
  const events = [{ event: 'start', state: 'done', date: '2016-01-01' }];

  it('is what was paid for the payment that is named, not the fee', () => {
    const before = [
      {
        payer: 'municipality',
        amount: '17',
        date: '2017-01-01',
        payments: { fee: '7', recoupment: '10' },
      },
    ];
    // 10 in the first year; 50 and 10 are repaid: 50 is left, and no interest is owed; 5 in the second.
    const found = settled(terms, { asOf: '2018-06-01', capital, events, settled: before });
    expect(linesOf(found)).toEqual({ fee: '7', recoupment: '15' });
  });

  it('asks what a payment was for, and waits for the event from which interest runs', () => {
    const before = [{ payer: 'municipality', amount: '17', date: '2017-01-01' }];
    const given = { asOf: '2018-06-01', capital, settled: before };
    expect(codesOf(terms, { ...given, events })).toContain('settlement.settled-undivided');
    expect(linesOf(settled(terms, { asOf: '2018-06-01', capital }))).toEqual({
      fee: '7',
      recoupment: 'waiting',
    });
  });

  it('follows a rate that is dated', () => {
    const dated = termsOf({
      capital: { advanced: { investor: 'investor' } },
      payments: [
        {
          id: 'dated',
          interest: {
            by: 'date',
            rows: [
              { below: '2017-01-01', is: '10 % a year' },
              { from: '2017-01-01', is: '20 % a year' },
            ],
          },
          of: 'advanced',
          dayCount: '30/360',
        },
      ],
    });
    const drawn = [{ capital: 'advanced', amount: '100', date: '2016-07-01' }];
    const found = settled(dated, { asOf: '2017-07-01', capital: drawn });
    expect(found.entitled).toBe('15');
    expect(recompute(found.explained)).toBe('15');
  });
});
