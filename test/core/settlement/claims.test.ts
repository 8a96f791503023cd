import { describe, expect, it } from 'vitest';
import { findNode } from '../../../core/explain/words.ts';
import type { ClaimFact } from '../../../core/settlement/facts.ts';
import { termsOf } from './norrkoping.ts';
import { codesOf, settled } from './settling.ts';

const line = (outcome: string, price: string, more: object = {}) => ({ outcome, price, ...more });
const claim = (outcome: string, person: string, date: string): ClaimFact => ({
  outcome,
  person,
  date,
});

const depaul = termsOf({
  currency: 'GBP',
  payments: [
    {
      id: 'outcomes',
      atMostPer: { person: '3 000' },
      atMost: '5 000',
      rates: [
        line('entry', '500'),
        line('three_months', '1 500', { after: 'entry' }),
        line('six_months', '1 500', { after: 'three_months' }),
        line('qualification', '3 500'),
      ],
    },
  ],
});

describe('a rate card', () => {
  it('pays an outcome once per person, however often it is claimed', () => {
    const claims = [claim('entry', 'a', '2015-02-01'), claim('entry', 'a', '2015-03-01')];
    const found = settled(depaul, { claims });
    expect(found.payable).toBe('500');
    expect(findNode(found.explained, 'entry')?.inputs[1]?.facts).toMatchObject({
      persons: '1',
      again: '1',
    });
  });

  it('pays a step of a ladder only after the earlier one was accepted for the same person', () => {
    const claims = [
      claim('entry', 'a', '2015-02-01'),
      claim('three_months', 'a', '2015-05-01'),
      claim('three_months', 'b', '2015-05-01'),
      claim('six_months', 'b', '2015-08-01'),
    ];
    expect(settled(depaul, { claims }).payable).toBe('2000');
  });

  it('asks of a ladder whether the earlier claim was accepted, not whether a limit left money for it', () => {
    const claims = [
      claim('qualification', 'a', '2015-01-01'),
      claim('entry', 'a', '2015-02-01'),
      claim('three_months', 'a', '2015-05-01'),
    ];
    const found = settled(depaul, { claims });
    expect(found.payable).toBe('3000');
    expect(findNode(found.explained, 'three_months')?.value).toBe('1500');
  });

  it('cuts a person before the sum, and the sum after that', () => {
    const claims = ['a', 'b'].map((person) => claim('qualification', person, '2015-01-01'));
    expect(settled(depaul, { claims }).payable).toBe('5000');
  });

  it('takes published counts as limited already, and says so', () => {
    const found = settled(depaul, { claims: [{ outcome: 'entry', count: '7' }] });
    expect(found.payable).toBe('3500');
    expect(JSON.stringify(found.explained)).toContain('"published":"true"');
  });

  it('sets withdrawn claims off, and refuses to withdraw what is not there', () => {
    const counts = [
      { outcome: 'entry', count: '7' },
      { outcome: 'entry', count: '-2' },
    ];
    expect(settled(depaul, { claims: counts }).payable).toBe('2500');
    expect(codesOf(depaul, { claims: [{ outcome: 'entry', count: '-2' }] })).toEqual([
      'settlement.withdrawn-too-many',
    ]);
  });

  it.each([
    ['any', '4'],
    ['3', '3'],
    ['1 a quarter', '3'],
    ['1 a month', '4'],
    ['1 a year', '2'],
    ['1 a week', '3'],
    ['1 a period', '2'],
  ])('pays claims of %s: %s of four', (claims, expected) => {
    const terms = termsOf({
      periods: [
        { id: 'year_1', from: '2015-01-01', to: '2015-12-31' },
        { id: 'year_2', from: '2016-01-01', to: '2016-12-31' },
      ],
      payments: [{ id: 'outcomes', rates: [line('sustained', '1', { claims })] }],
    });
    const dates = ['2015-01-31', '2015-02-01', '2015-04-01', '2016-01-01'];
    const facts = dates.map((date) => claim('sustained', 'a', date));
    expect(settled(terms, { claims: facts }).payable).toBe(expected);
  });

  it('limits a line in claims, and keeps the earliest unless told otherwise', () => {
    const price = {
      by: 'date',
      rows: [
        { below: '2015-06-01', is: '100' },
        { from: '2015-06-01', is: '200' },
      ],
    };
    const terms = (cut: object) =>
      termsOf({
        payments: [
          { id: 'outcomes', rates: [{ outcome: 'job', price, atMost: '1 claims', ...cut }] },
        ],
      });
    const claims = [claim('job', 'a', '2015-01-01'), claim('job', 'b', '2015-12-01')];
    expect(settled(terms({}), { claims }).payable).toBe('100');
    expect(settled(terms({ cut: 'earliest first' }), { claims }).payable).toBe('200');
  });

  it('prices by an attribute of the person, and reports one that no row holds', () => {
    const price = {
      is: '1 000',
      times: { by: 'area', values: { deprived: '120 %', other: '1' } },
      round: { to: '1', mode: 'up' },
    };
    const terms = termsOf({ payments: [{ id: 'outcomes', rates: [{ outcome: 'job', price }] }] });
    const claims = [
      { outcome: 'job', person: 'a', attributes: { area: 'deprived' } },
      { outcome: 'job', person: 'b', attributes: { area: 'other' } },
    ];
    expect(settled(terms, { claims }).payable).toBe('2200');
    expect(
      codesOf(terms, {
        claims: [{ outcome: 'job', person: 'c', attributes: { area: 'nowhere' } }],
      }),
    ).toEqual(['settlement.table-gap']);
  });

  it('counts a person who enrols again in another cohort once, and limits per cohort within cohorts', () => {
    const rates = [line('job', '2 000', { claims: 'any' })];
    const terms = (per: object) =>
      termsOf({
        cohorts: ['first', 'second'],
        payments: [{ id: 'outcomes', atMostPer: { person: '3 000' }, rates, ...per }],
      });
    const claims = ['first', 'first', 'second'].map((cohort, month) => ({
      ...claim('job', 'a', `2015-0${month + 1}-01`),
      cohort,
    }));
    expect(settled(terms({}), { claims }).payable).toBe('3000');
    expect(settled(terms({ per: 'cohort' }), { claims }).payable).toBe('5000');
  });

  it('looks back across periods for a ladder and for what was claimed before', () => {
    const terms = termsOf({
      periods: [
        { id: 'year_1', from: '2015-01-01', to: '2015-12-31' },
        { id: 'year_2', from: '2016-01-01', to: '2016-12-31' },
      ],
      payments: [
        {
          id: 'outcomes',
          per: 'period',
          rates: [line('entry', '500'), line('job', '900', { after: 'entry' })],
        },
      ],
    });
    const claims = [
      claim('entry', 'a', '2015-12-31'),
      claim('entry', 'a', '2016-01-01'),
      claim('job', 'a', '2016-02-01'),
    ];
    expect(settled(terms, { claims }).payable).toBe('1400');
  });
});
