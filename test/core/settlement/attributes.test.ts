import { expect, it } from 'vitest';
import { termsOf } from './norrkoping.ts';
import { findingsOf, settled } from './settling.ts';

const price = { by: 'region', values: { north: '20', others: '10' } };
const terms = termsOf({ payments: [{ id: 'card', rates: [{ outcome: 'job', price }] }] });
const claims = (attributes: Record<string, string>) => ({
  claims: [{ outcome: 'job', person: 'a', date: '2019-05-01', attributes }],
});

it('refuses a claim whose attribute is misspelled, and says which one was meant', () => {
  expect(findingsOf(terms, claims({ regoin: 'north' }))).toMatchObject([
    {
      code: 'settlement.attribute-not-in-terms',
      severity: 'error',
      at: { path: '/facts/claims/0' },
      facts: { name: 'regoin', nearest: 'region' },
    },
  ]);
});

it('leaves alone what people keep beside their claims', () => {
  expect(settled(terms, claims({ region: 'north', caseworker: 'x' })).entitled).toBe('20');
  expect(settled(terms, claims({ region: 'north', regions: 'x' })).entitled).toBe('20');
});

it('warns of claims that do not say what their price depends on, once for all of them', () => {
  const counted = {
    claims: [
      { outcome: 'job', date: '2019-05-01', count: '7' },
      { outcome: 'job', person: 'a' },
    ],
  };
  expect(findingsOf(terms, counted)).toMatchObject([
    {
      code: 'settlement.attribute-left-out',
      severity: 'warning',
      at: { path: '/facts/claims/0' },
      facts: { outcome: 'job', name: 'region', values: ['north'], count: '8' },
    },
  ]);
  expect(settled(terms, counted).entitled).toBe('80');
  expect(findingsOf(terms, claims({ region: 'others' }))).toEqual([]);
});
