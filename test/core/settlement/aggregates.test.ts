import { expect, it } from 'vitest';
import { termsOf } from './norrkoping.ts';
import { findingsOf } from './settling.ts';

const metrics = (fields: object) =>
  termsOf({
    metrics: {
      work: {
        purpose: 'payment',
        unit: 'points',
        better: 'higher',
        missing: 'excluded',
        ...fields,
      },
    },
    payments: [{ id: 'part', price: '10', each: '1 points', of: 'work' }],
  });
const facts = (fields: object) => ({
  metrics: [{ metric: 'work', own: { sum: '56', of: '80' }, ...fields }],
});

it('asks whether a numerator and its denominator in points are a share or a mean', () => {
  expect(findingsOf(metrics({}), facts({}))).toMatchObject([
    {
      code: 'settlement.share-or-mean',
      severity: 'warning',
      facts: { name: 'work', sum: '56', of: '80', value: '0.7' },
    },
  ]);
  const measured = (as: string) => metrics({ measure: { observation: 'job', as } });
  expect(findingsOf(measured('share'), facts({}))).toEqual([]);
  expect(findingsOf(measured('mean'), facts({}))).toEqual([]);
});

it('says that counts are taken to fulfil what the same person must also have reached', () => {
  const terms = metrics({ unit: 'persons', requires: ['lease', 'sobriety'] });
  expect(findingsOf(terms, facts({}))).toMatchObject([
    {
      code: 'settlement.requires-taken',
      severity: 'note',
      facts: { name: 'work', requires: ['lease', 'sobriety'] },
    },
  ]);
  expect(findingsOf(terms, facts({ measured: 80 }))).toEqual([]);
});
