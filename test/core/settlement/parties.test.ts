import { describe, expect, it } from 'vitest';
import { recompute } from '../../../core/explain/recompute.ts';
import type { Settlement } from '../../../core/settlement/settlement.ts';
import { termsOf } from './norrkoping.ts';
import { codesOf, settled } from './settling.ts';

const paid = ({ payers }: Settlement) =>
  Object.fromEntries(payers.map(({ payer, entitled }) => [payer, entitled]));
const received = ({ payers }: Settlement) =>
  payers.map(({ recipients }) =>
    Object.fromEntries(recipients.map(({ party, amount }) => [party, amount])),
  );
const explains = (found: Settlement) => {
  expect(recompute(found.explained)).toBe(found.entitled);
  for (const { explained } of found.payers) expect(recompute(explained)).toBe(explained.value);
};
const settlement = (part: object) => ({
  rounding: { to: '1', mode: 'half-up' },
  payers: [{ party: 'municipality', share: 'rest' }],
  ...part,
});

describe('a guarantor inside a sum', () => {
  const terms = (part: object) =>
    termsOf({
      payments: [
        {
          id: 'all',
          parts: [
            { id: 'own', amount: '60' },
            { id: 'guaranteed', amount: '40', payers: ['guarantor'] },
          ],
          ...part,
        },
      ],
    });
  it.each<[object, string, string]>([
    [{}, '60', '40'],
    [{ atMost: '50' }, '30', '20'],
    [{ atMost: '50', cut: 'pro rata' }, '30', '20'],
    [{ atMost: '50', cut: 'last first' }, '50', '0'],
    [{ times: '150 %' }, '90', '60'],
    [{ payers: ['region'] }, '0', '40'],
  ])('bears its part of %j', (part, own, guaranteed) => {
    const found = settled(terms(part), {});
    expect(paid(found)).toMatchObject({ municipality: own, guarantor: guaranteed });
    explains(found);
  });

  it('does not pay where its sentence is only read', () => {
    const reading = termsOf({
      payments: [
        { id: 'guaranteed', amount: '40', payers: ['guarantor'] },
        { id: 'bonus', amount: 'guaranteed' },
      ],
    });
    expect(paid(settled(reading, {}))).toEqual({ municipality: '40', guarantor: '40' });
  });
});

describe('several payers of one sentence', () => {
  const terms = (payers: string[]) =>
    termsOf({
      payments: [
        { id: 'a', amount: '100' },
        { id: 'b', amount: '101', payers },
      ],
      settlement: settlement({
        payers: [
          { party: 'state', share: '60 %' },
          { party: 'region', share: '20 %', atMost: '45' },
          { party: 'municipality', share: 'rest' },
        ],
      }),
    });
  it('pay by their shares in the settlement, each to its maximum', () => {
    const found = settled(terms(['state', 'region']), {});
    // 75.75 and 25.25 of 101, beside 60, 20 and 20.
    expect(paid(found)).toEqual({ state: '136', region: '45', municipality: '20' });
    explains(found);
    expect(paid(settled(terms(['region', 'municipality']), {}))).toMatchObject({
      state: '60',
      region: '45',
      municipality: '96',
    });
  });
  it('pay equally if one of them has no share there', () => {
    const found = settled(terms(['guarantor', 'fund']), {});
    expect(paid(found)).toMatchObject({ guarantor: '51', fund: '50' });
    explains(found);
  });
});

describe('Skill Mill: each claim is paid by its commissioner', () => {
  const terms = termsOf({
    payments: [
      {
        id: 'card',
        payersBy: 'commissioner',
        rates: [{ outcome: 'job', price: '10' }],
      },
    ],
    settlement: settlement({
      payers: [
        { party: 'leeds', share: '0 %' },
        { party: 'durham', share: '0 %' },
        { party: 'state', share: 'rest' },
      ],
    }),
  });
  const job = (person: string, commissioner?: string) => ({
    outcome: 'job',
    person,
    ...(commissioner ? { attributes: { commissioner } } : {}),
  });
  it('and by the payers of the settlement if it names none', () => {
    const claims = [job('a', 'leeds'), job('b', 'durham'), job('c', 'leeds'), job('d')];
    const found = settled(terms, { claims });
    expect(paid(found)).toEqual({ leeds: '20', durham: '10', state: '10' });
    explains(found);
    expect(codesOf(terms, { claims: [job('a', 'york')] })).toContain(
      'settlement.claim-payer-missing',
    );
  });
});

describe('recipients in ranks', () => {
  const terms = (payers?: object[]) =>
    termsOf({
      capital: {
        first: { investor: 'a' },
        second: { investor: 'b' },
      },
      metrics: { result: { purpose: 'payment', unit: 'SEK', better: 'higher' } },
      payments: [{ id: 'p', share: '100 %', of: 'result' }],
      settlement: settlement({
        ...(payers ? { payers } : {}),
        recipients: [
          { rank: ['a', 'b'], by: 'advanced', atMost: '400' },
          { rank: ['c', 'd'], atMost: '300' },
          { party: 'e', share: 'rest' },
        ],
      }),
    });
  const capital = [
    { capital: 'first', amount: '300' },
    { capital: 'second', amount: '100' },
  ];
  const result = (value: string) => ({ capital, metrics: [{ metric: 'result', value }] });

  it.each([
    ['100', { a: '75', b: '25' }],
    ['600', { a: '300', b: '100', c: '100', d: '100' }],
    ['1000', { a: '300', b: '100', c: '150', d: '150', e: '300' }],
  ])('get what is left after those before them: of %s', (value, expected) => {
    expect(received(settled(terms(), result(value)))).toEqual([expected]);
  });

  it('get the difference of what they had', () => {
    const before = [{ payer: 'municipality', amount: '350' }];
    const found = settled(terms(), { ...result('600'), settled: before });
    expect(received(found)).toEqual([{ a: '37', b: '13', c: '100', d: '100' }]);
  });

  it('have one limit over all payers', () => {
    const found = settled(
      terms([
        { party: 'state', share: '50 %' },
        { party: 'municipality', share: 'rest' },
      ]),
      result('1000'),
    );
    expect(received(found)).toEqual([
      { a: '150', b: '50', c: '75', d: '75', e: '150' },
      { a: '150', b: '50', c: '75', d: '75', e: '150' },
    ]);
  });
});

describe('recipients of one sentence', () => {
  it('get that sentence, and the others the rest', () => {
    const terms = termsOf({
      metrics: { days: { purpose: 'payment', unit: 'days', better: 'higher' } },
      payments: [
        { id: 'fee', amount: '31', recipients: ['provider', 'manager'] },
        { id: 'results', price: '10', of: 'days' },
      ],
    });
    const days = (value: string) => [{ metric: 'days', value }];
    const first = settled(terms, { metrics: days('7') });
    expect(first.payable).toBe('101');
    expect(received(first)).toEqual([{ provider: '16', manager: '15', investor: '70' }]);
    explains(first);
  });
});
