import { describe, expect, it } from 'vitest';
import { each, type Person } from './claims-contract.ts';
import { publish, type Step, showsCounts } from './claims-published.ts';

const started: Person = { started: '2017' };
/** Thirty persons with 40 claims, of which 30 are accepted. */
const thirty = [...each(20, started), ...each(10, { ...started, again: ['2017'] })];

/** Those who are enrolled and claimed nothing: at first 15, corrected to so many. */
function corrected(idle: number, settles?: readonly number[]): Step[] {
  const on = settles === undefined ? {} : { settles };
  return [
    { year: '2017', people: [...thirty, ...each(15, {})], ...(settles ? { settles: [] } : {}) },
    { year: '2017', people: [...thirty, ...each(idle, {})], revision: 2, ...on },
  ];
}

const enrolledIn = (steps: readonly Step[]) =>
  publish(steps).results.map(({ disclosed }) => disclosed.enrolledCount);
const countsShown = (steps: readonly Step[]) => publish(steps).settlements.map(showsCounts);

describe('how few of the enrolled were accepted for nothing', () => {
  it('is not told by how many are enrolled after a correction that leaves what is paid as it was', () => {
    expect(enrolledIn(corrected(2))).toEqual([45, 'withheld']);
  });

  it('is not told by what is settled before a correction that is shown already', () => {
    expect(countsShown(corrected(2, [0]))).toEqual([false]);
  });

  it('hides nothing where there are enough of them', () => {
    expect(enrolledIn(corrected(22))).toEqual([45, 52]);
    expect(countsShown(corrected(22, [0]))).toEqual([true]);
  });
});
