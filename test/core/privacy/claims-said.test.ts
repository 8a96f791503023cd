import { describe, expect, it } from 'vitest';
import type { Explained } from '../../../core/explain/explained.ts';
import { tellsBeside } from '../../../core/privacy/claims/beside.ts';
import { enrolledSinceIn } from '../../../core/privacy/claims/enrolled.ts';
import { claimsSaidIn, type ResultTold } from '../../../core/privacy/claims/said.ts';
import type { DisclosedMetric } from '../../../core/privacy/tables/disclosed-result.ts';
import { BELOW, TERMS } from './claims-contract.ts';

function node(
  formula: Explained['formula'],
  rest: Partial<Explained>,
  inputs: readonly Explained[] = [],
): Explained {
  return { formula, value: '1', state: 'decided', ...rest, inputs };
}

const claims = (facts: Explained['facts'] = {}) => node('rate-line', { name: 'started', facts });
const saidBy = (...inputs: Explained[]) =>
  claimsSaidIn([{ explained: node('sentence', { name: 'card' }, inputs) }]);

describe('what a settlement says of claims', () => {
  it('is all that were claimed, and apart from it those that were accepted, of persons and published', () => {
    const facts = { persons: '20', published: '7', again: '3', ladder: '2', terms: '1' };
    const { claimed, accepted } = saidBy(claims(facts));
    expect(claimed.get('started')).toBe(33);
    expect(accepted.get('')?.get('card')?.get('started')).toBe(27);
  });

  it('is how many claimants each limit looks at, also within another, in the cohort around it', () => {
    const counted = (all: string, over: string) => ({ facts: { claimants: all, over } });
    const inner = node('at-most-per', counted('8', '6'), [claims({ persons: '8' })]);
    const outer = node('at-most-per', counted('20', '9'), [inner]);
    const { claimants } = saidBy(node('sum', { cohort: 'north' }, [outer]));
    const accepted = new Map([['started', 8]]);
    expect(claimants).toEqual([
      { cohort: 'north', all: 20, over: 9, accepted },
      { cohort: 'north', all: 8, over: 6, accepted },
    ]);
  });
});

const quick = (sum: string, period?: string): DisclosedMetric => ({
  ...{ metric: 'quick', sides: { own: { counts: {}, sum } } },
  ...(period === undefined ? {} : { period }),
});
const result = (...metrics: DisclosedMetric[]): ResultTold => ({
  ...{ periodId: 'y2017', revision: 1, claims: [{ outcome: 'started', count: 'withheld' }] },
  metrics,
});

describe('claims beside a metric of the same observation', () => {
  const tells = (started: number, metric: DisclosedMetric) =>
    tellsBeside(new Map([['started', started]]), {
      ...{ periodId: 'y2018', results: [result(metric)], terms: TERMS, below: BELOW },
    });

  it('tell how few claimed after its days, of whatever period where it says none', () => {
    expect(tells(20, quick('18'))).toBe(true);
    expect(tells(20, quick('18', 'y2018'))).toBe(true);
    expect(tells(20, quick('18', 'y2017'))).toBe(false);
  });

  it('tell nothing of it where nobody claimed', () => {
    expect(tells(0, quick('3'))).toBe(false);
  });
});

describe('how many are enrolled in a cohort', () => {
  it('is what is shown of that cohort', () => {
    const of = (cohort: string, enrolled: number): DisclosedMetric => ({
      ...{ metric: 'quick', cohort, sides: { own: { counts: { enrolled } } } },
    });
    const since = enrolledSinceIn([result(of('north', 30), of('south', 40))], TERMS);
    expect([since('y2017', 'south'), since('y2017', 'west')]).toEqual([[40], []]);
  });
});
