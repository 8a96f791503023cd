import { describe, expect, it } from 'vitest';
import type { Explained } from '../../../core/explain/explained.ts';
import { enrolledSinceIn } from '../../../core/privacy/claims/enrolled.ts';
import { readingsOf, toldOf } from '../../../core/privacy/claims/known.ts';
import {
  claimsSaidIn,
  type ResultTold,
  type Settled,
  type Settles,
} from '../../../core/privacy/claims/said.ts';
import { followingFrom, leftsOf, restsOf } from '../../../core/privacy/claims/sums.ts';
import { toDatesOf } from '../../../core/privacy/claims/to-date.ts';
import { claimedOnceIn, tellFewNow } from '../../../core/privacy/claims/told.ts';
import { BELOW, TERMS } from './claims-contract.ts';

const first = (revision: number): Settles => ({ periodId: 'y2017', revision });
const second = (revision: number): Settles => ({ periodId: 'y2018', revision });

/** A result that shows how many started, or withholds it. */
function result(of: Settles, count: number | 'withheld', enrolledCount = 1000): ResultTold {
  return { ...of, claims: [{ outcome: 'started', count }], metrics: [], enrolledCount };
}

/** A settlement on these results: so many had claimed it to date. */
function settled(settles: readonly Settles[], count: number, outcome = 'started'): Settled {
  return { settles, lines: [{ explained: cardOf([claimsOf(count, outcome)]) }] };
}

function cardOf(inputs: readonly Explained[]): Explained {
  return { formula: 'sentence', name: 'card', value: '1', state: 'decided', inputs };
}

function claimsOf(count: number, name: string, period?: string): Explained {
  const place = period === undefined ? {} : { period };
  const facts = { persons: String(count) };
  return { formula: 'rate-line', name, ...place, value: '1', state: 'decided', facts, inputs: [] };
}

const saidIn = (settlements: readonly Settled[]) =>
  settlements.map(({ settles, lines }) => ({ on: settles, said: claimsSaidIn(lines) }));
const readings = (settlements: readonly Settled[], results: readonly ResultTold[]) =>
  readingsOf(toldOf({ said: saidIn(settlements), results, terms: TERMS, below: BELOW }));

describe('what somebody guesses of a result that is withheld', () => {
  it('is nothing where its claims follow exactly: what cannot be does not hide what may be read', () => {
    const results = [
      ...[result(first(1), 60), result(first(2), 'withheld')],
      result(second(1), 'withheld'),
    ];
    // If the corrected year still were 60, the second would be 3. But it is 33, and the second 30.
    const settlements = [settled([first(2)], 33), settled([first(2), second(1)], 63)];
    expect(readings(settlements, results)).toHaveLength(1);
    expect(tellFewNow(settlements, { results, terms: TERMS, below: BELOW })).toBe(false);
  });

  it('is that it is as the newest of its other revisions', () => {
    const results = [
      ...[result(first(1), 60), result(first(2), 80), result(first(3), 'withheld')],
      result(second(1), 'withheld'),
    ];
    const [, guess] = readings([settled([first(3), second(1)], 120)], results);
    expect(Object.fromEntries(guess?.following ?? [])).toEqual({
      'y2018 r1': new Map([['started', 40]]),
    });
  });

  it('is nothing where there is no other revision that it could be as', () => {
    const results = [result(first(1), 'withheld'), result(second(1), 'withheld')];
    expect(readings([settled([first(1), second(1)], 63)], results)).toHaveLength(1);
  });
});

describe('settlements that contradict each other, as guesses do,', () => {
  it('are believed as the newest says', () => {
    const said = saidIn([settled([first(1)], 20), settled([first(1)], 30)]);
    expect(Object.fromEntries(followingFrom(said, new Map()))).toEqual({
      'y2017 r1': new Map([['started', 30]]),
    });
  });

  it('leave nothing between them for results that are not known', () => {
    const on = [first(1), second(1)];
    const lefts = leftsOf(saidIn([settled(on, 40), settled(on, 42)]), new Map());
    expect(restsOf(lefts).map((each) => Math.abs(each.get('started') ?? 0))).toEqual([42, 40]);
  });

  it('are each followed back', () => {
    const said = saidIn([settled([first(1)], 20), settled([first(1)], 30)]);
    expect(toDatesOf(said, new Map()).map(({ claimed }) => claimed.get('started'))).toEqual([
      20, 30,
    ]);
  });

  it('are not believed before what a result shows itself', () => {
    const lines = [{ explained: cardOf([claimsOf(20, 'started', 'y2017')]) }];
    const [plain] = readings([{ settles: [first(1)], lines }], [result(first(1), 25)]);
    expect(plain?.known.get('y2017 r1')).toEqual(new Map([['started', 25]]));
  });
});

describe('how many are enrolled', () => {
  it('by an earlier period is not held against claims of a later one', () => {
    const since = enrolledSinceIn([result(first(1), 20, 24), result(second(1), 20, 60)], TERMS);
    expect([since('y2017'), since('y2018')]).toEqual([[24, 60], [60]]);
  });

  it('is not held against what a person can claim more than once', () => {
    const settlements = [settled([first(1)], 20), settled([first(1)], 30, 'course')];
    expect(new Set(claimedOnceIn(settlements.slice(0, 1), TERMS))).toEqual(new Set([20]));
    expect(claimedOnceIn(settlements.slice(1), TERMS)).toEqual([]);
  });

  it('is not held against what nobody claimed', () => {
    expect(claimedOnceIn([settled([first(1)], 0)], TERMS)).toEqual([]);
  });
});
