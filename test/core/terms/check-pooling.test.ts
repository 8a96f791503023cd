import { describe, expect, it } from 'vitest';
import { findingsIn } from './terms-text.ts';

const METRIC = `
  out: { purpose: payment, unit: points, better: higher, missing: failure, range: 0 points to 100 points, window: { counted: after enrolment, closes: 24 months }, measure: { observation: placement, as: share without event, upTo: 730 } }`;
const COHORTS = { cohorts: '[spring, autumn]' };
const PERIODS = `
  - { id: y1, from: 2025-01-01, to: 2025-12-31 }
  - { id: y2, from: 2026-01-01, to: 2026-12-31 }`;
const LEARNING = PERIODS.replace('12-31 }', '12-31, purpose: learning }');
const pay = (words = '') => `{ id: p, price: 1 000, each: 1 points, of: out${words} }`;

/** Where check finds that what is read cannot be added, and over what. */
function notAdded(payments: string, fields: Readonly<Record<string, string>>) {
  return findingsIn({ metrics: METRIC, payments, ...fields })
    .filter(({ code }) => code === 'terms.times-not-added')
    .map(({ at, facts, severity }) => [at.path, facts['per'], severity]);
}

describe('what is read off a curve of times', () => {
  it.each([
    ['over two cohorts', `[ ${pay()} ]`, COHORTS, [['/payments/0/of', 'cohort', 'warning']]],
    [
      'over two periods',
      `[ ${pay()} ]`,
      { periods: PERIODS },
      [['/payments/0/of', 'period', 'warning']],
    ],
    [
      'over both, and within one of them only',
      `[ ${pay(', per: cohort')} ]`,
      { ...COHORTS, periods: PERIODS },
      [['/payments/0/of', 'period', 'warning']],
    ],
    [
      'in a condition',
      '[ { id: p, amount: 5, when: { out: { from: 40 points } } } ]',
      COHORTS,
      [['/payments/0/when/out', 'cohort', 'warning']],
    ],
  ])('is not added up: %s', (_, payments, fields, expected) => {
    expect(notAdded(payments, fields)).toEqual(expected);
  });

  it.each([
    ['within each cohort', `[ ${pay(', per: cohort')} ]`, COHORTS],
    [
      'within each cohort of each period',
      `[ { id: all, per: cohort, parts: [ ${pay(', per: period')} ] } ]`,
      { ...COHORTS, periods: PERIODS },
    ],
    ['where only one period is paid for', `[ ${pay()} ]`, { periods: LEARNING }],
    ['of everybody in one', `[ ${pay()} ]`, {}],
  ])('may be read %s', (_, payments, fields) => {
    expect(notAdded(payments, fields)).toEqual([]);
  });
});
