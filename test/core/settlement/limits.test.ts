import { describe, expect, it } from 'vitest';
import { recompute } from '../../../core/explain/recompute.ts';
import { decimal } from '../../../core/money/decimal.ts';
import { quotaOf } from '../../../core/settlement/mechanism/quota.ts';
import { termsOf } from './norrkoping.ts';
import { codesOf, linesOf, settled } from './settling.ts';

const metric = (unit: string) => ({ purpose: 'payment', unit, better: 'higher' });
const at = (values: Record<string, string>) =>
  Object.entries(values).map(([name, value]) => ({ metric: name, value }));

describe('a quota of a sum that includes itself', () => {
  const terms = termsOf({
    metrics: { soft: metric('claims'), hard: metric('claims') },
    payments: [
      {
        id: 'all_claims',
        parts: [
          {
            id: 'soft_part',
            price: '10',
            of: 'soft',
            atMostShare: { of: 'all_claims', is: '40 %' },
          },
          { id: 'hard_part', price: '10', of: 'hard' },
        ],
      },
    ],
  });
  it.each([
    ['10', '9', '150'],
    ['6', '9', '150'],
    ['5', '9', '140'],
    ['10', '0', '0'],
    // 40 ÷ 60 × 100 = 66.67, rounded down.
    ['10', '10', '166'],
  ])('of %s and %s claims pays %s', (soft, hard, expected) => {
    const found = settled(terms, { metrics: at({ soft, hard }) });
    expect(found.entitled).toBe(expected);
    expect(recompute(found.explained)).toBe(expected);
  });

  it('waits for the others, and is solved exactly', () => {
    const found = settled(terms, { metrics: at({ soft: '10' }) });
    expect(linesOf(found)).toEqual({ all_claims: 'waiting' });
    expect(quotaOf(decimal('1'), { others: decimal('5'), step: '1' })).toBeNull();
  });

  it('is refused where the sum is not round it', () => {
    const elsewhere = termsOf({
      payments: [
        { id: 'a', amount: '5' },
        { id: 'b', amount: '5', atMostShare: { of: 'a', is: '40 %' } },
      ],
    });
    expect(codesOf(elsewhere, {})).toContain('settlement.quota-outside');
  });
});

describe('limits counted in claims', () => {
  const card = (line: object) =>
    termsOf({ payments: [{ id: 'card', rates: [{ outcome: 'job', price: '10', ...line }] }] });
  const claims = ['a', 'b', 'c', 'd', 'e'].map((person, day) => ({
    outcome: 'job',
    person,
    date: `2020-01-0${day + 1}`,
  }));

  it('are a number, or a share of those enrolled, rounded down', () => {
    expect(settled(card({ atMost: '3 claims' }), { claims }).entitled).toBe('30');
    const amounts = [{ amount: 'enrolled', value: '9' }];
    const share = card({ atMost: '40 % of enrolled' });
    expect(settled(share, { claims, amounts }).entitled).toBe('30');
    expect(settled(share, { claims }).waitingFor).toEqual(['enrolled']);
  });

  it('cut the latest first, or the earliest', () => {
    const byDate = {
      price: {
        by: 'date',
        rows: [
          { to: '2020-01-01', is: '10' },
          { above: '2020-01-01', is: '20' },
        ],
      },
    };
    expect(settled(card({ ...byDate, atMost: '1 claims' }), { claims }).entitled).toBe('10');
    const earliest = card({ ...byDate, atMost: '1 claims', cut: 'earliest first' });
    expect(settled(earliest, { claims }).entitled).toBe('20');
  });

  it('may be once a quarter, by villages', () => {
    const terms = termsOf({
      payments: [
        {
          id: 'card',
          atMostPer: { village: '25' },
          rates: [{ outcome: 'well', price: '10', claims: '1 a quarter' }],
        },
      ],
    });
    const wells = ['2020-01-01', '2020-02-01', '2020-04-01', '2020-07-01'].map((date) => ({
      outcome: 'well',
      person: 'village_1',
      date,
    }));
    expect(settled(terms, { claims: wells }).entitled).toBe('25');
  });
});

describe('a rate card that is paid otherwise', () => {
  const terms = termsOf({
    metrics: { reoffended: { purpose: 'gate', unit: '%', better: 'lower' } },
    payments: [
      {
        id: 'card',
        when: { reoffended: { below: '30 %' } },
        rates: [{ outcome: 'job', price: '10' }],
        otherwise: { rates: [{ outcome: 'job', price: '4' }] },
        atMost: '15',
      },
    ],
  });
  it.each([
    ['29', '15'],
    ['30', '8'],
  ])('at %s %% pays %s', (reoffended, expected) => {
    const claims = ['a', 'b'].map((person) => ({ outcome: 'job', person }));
    const found = settled(terms, { claims, metrics: at({ reoffended }) });
    expect(found.entitled).toBe(expected);
    expect(recompute(found.explained)).toBe(expected);
  });
});

describe('Haringey and Barnet: two quarters paid by another rule', () => {
  const dates = { from: '2020-04-01', to: '2020-09-30' };
  const terms = termsOf({
    currency: 'GBP',
    periods: [
      { id: 'q1', from: '2020-01-01', to: '2020-03-31' },
      { id: 'q2', from: '2020-04-01', to: '2020-06-30' },
      { id: 'q3', from: '2020-07-01', to: '2020-09-30' },
    ],
    amounts: { verified_claims: { delivered: 'GBP', by: 'period' } },
    payments: [
      {
        id: 'claims',
        per: 'period',
        unless: { date: dates },
        share: '100 %',
        of: 'verified_claims',
      },
      { id: 'activity_payment', per: 'period', when: { date: dates }, amount: '108 990' },
    ],
    settlement: {
      rounding: { to: '1', mode: 'half-up' },
      payers: [
        { party: 'dcms', share: '42 %', atMost: '596 918' },
        { party: 'boroughs', share: 'rest' },
      ],
    },
  });
  const claim = (period: string, value: string) => ({ amount: 'verified_claims', period, value });

  it('is computed with and without what was excluded', () => {
    const amounts = [claim('q1', '1221168'), claim('q2', '10000'), claim('q3', '20000')];
    const found = settled(terms, { amounts });
    expect(found.entitled).toBe('1439148');
    expect(found.withoutExclusions).toBe('1251168');
    expect(found.payers.map(({ entitled }) => entitled)).toEqual(['596918', '842230']);
    expect(recompute(found.explained)).toBe('1439148');
  });

  it('says nothing of exclusions where none has applied yet', () => {
    const found = settled(terms, { asOf: '2020-04-15', amounts: [claim('q1', '5')] });
    expect(found.withoutExclusions).toBeUndefined();
  });
});

describe('a limit that is `none`', () => {
  it.each<[string, unknown]>([
    ['as it is', 'none'],
    ['in a sentence', { amount: 'none' }],
    ['in an otherwise', { when: { hard: { from: '1' } }, amount: '5', otherwise: 'none' }],
    ['in a table', { amount: { by: 'hard', rows: [{ below: '1', is: 'none' }] } }],
  ])('is no limit: %s', (_where, ceiling) => {
    const terms = termsOf({
      metrics: { soft: metric('claims'), hard: metric('claims') },
      amounts: { ceiling },
      payments: [{ id: 'p', price: '10', of: 'soft', atMost: 'ceiling' }],
    });
    const found = settled(terms, { metrics: at({ soft: '7', hard: '0' }) });
    expect(found.entitled).toBe('70');
    expect(recompute(found.explained)).toBe('70');
  });
});
