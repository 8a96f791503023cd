import { describe, expect, it } from 'vitest';
import { each, type Person } from './claims-contract.ts';
import { expectHidden } from './claims-of-few.ts';
import { publish, type Step, showsClaims, showsCounts } from './claims-published.ts';

const started: Person = { started: '2017', isQuick: true };
const idle = each(9, {});

/** Which settlements show claims to date. Nothing of few is found in them. */
function countsShown(steps: readonly Step[], isClean = true): boolean[] {
  const published = publish(steps);
  expectHidden(published, isClean);
  return published.settlements.map(showsCounts);
}

/** Few in the first year and in the last; what is settled by the second year tells what the first two came to. */
const fewAtBothEnds: Person[] = [
  ...each(3, started),
  ...each(20, { started: '2018' }),
  ...each(20, { started: '2019' }),
  ...each(3, { started: '2020' }),
  ...idle,
];

describe('what is settled to date', () => {
  it('does not tell the last year, less an earlier settlement and the year between', () => {
    const people = fewAtBothEnds;
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2019', people, settles: [] },
      { year: '2020', people },
    ];
    expect(countsShown(steps)).toEqual([false, true, false]);
  });

  it('does not tell it either where the year between was measured before that settlement, and verified after it', () => {
    const people = fewAtBothEnds;
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people, settles: [] },
      { year: '2019', people, settles: [0, 1] },
      { year: '2020', people },
    ];
    expect(countsShown(steps)).toEqual([false, true, false]);
  });

  it('is read where a later year is measured and not yet verified: it is no part of it', () => {
    const people = [...each(20, started), ...each(22, { started: '2018' }), ...idle];
    const steps: Step[] = [
      { year: '2017', people, settles: [] },
      { year: '2018', people, settles: [0] },
    ];
    expect(countsShown(steps)).toEqual([true]);
  });

  it('does not tell a first year that was corrected, less what was settled before', () => {
    const people = [...each(3, started), ...each(20, { started: '2018' }), ...each(20, {})];
    const corrected = people.map((person, at) => (at >= 23 && at < 33 ? started : person));
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2017', people: corrected, revision: 2 },
    ];
    expect(countsShown(steps)).toEqual([false, true, false]);
  });

  it('does not tell how few are left of two years together', () => {
    const people = [
      ...[...each(20, started), ...each(20, { started: '2018' } as const)],
      ...[...each(2, { started: '2019' } as const), ...each(2, { started: '2020' } as const)],
      ...idle,
    ];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people, settles: [] },
      { year: '2019', people, settles: [] },
      { year: '2020', people },
    ];
    expect(countsShown(steps)).toEqual([true, false]);
  });

  it('does not tell how few of those who are enrolled by the next year had not started', () => {
    const people = [
      ...[...each(58, started), ...each(21, { started: '2018' } as const)],
      ...[...each(3, { since: '2018', started: '2018' } as const), ...each(1, { since: '2018' })],
      ...each(1, { since: '2019', started: '2019' } as const),
    ];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2019', people, settles: [0, 1] },
    ];
    countsShown(steps);
    const late = steps.map((step, at) => (at === 1 ? { ...step, settles: [] } : step));
    expect(countsShown(late)).toEqual([true, false]);
  });

  it('does not tell how few a revision differs by from the one before the last', () => {
    const steps = [20, 30, 22].map((count, at): Step => {
      const people = [...each(count, { started: '2017' } as const), ...each(45 - count, {})];
      return { year: '2017', people, revision: at + 1, ...(at === 0 ? { settles: [] } : {}) };
    });
    expect(countsShown(steps)).toEqual([true, false]);
  });
});

describe('what is settled after a correction', () => {
  it('does not tell how few came after a metric’s days: what was shown of it before stays known', () => {
    const slow: Person = { started: '2017' };
    const people = [...each(14, started), ...each(6, slow), ...idle];
    const corrected = [...each(14, started), ...each(1, slow), ...each(5, {}), ...idle];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2017', people: corrected, revision: 2 },
    ];
    expect(countsShown(steps)).toEqual([true, false]);
    expect(publish(steps).results.map(showsClaims)).toEqual([true, false]);
  });
});

describe('claims that are not accepted', () => {
  const again = each(10, { ...started, again: ['2017'] });

  it('do not hide the few of a year, which follow from all that were claimed', () => {
    const people = [...again, ...each(10, started), ...each(3, { started: '2018' }), ...idle];
    const steps: Step[] = [
      { year: '2017', people, settles: [] },
      { year: '2018', people },
    ];
    expect(countsShown(steps, false)).toEqual([false]);
  });

  it('do not tell how few were claimed once more', () => {
    const twice = each(3, { ...started, again: ['2017'] });
    const people = [...twice, ...each(20, started), ...idle];
    expect(countsShown([{ year: '2017', people }], false)).toEqual([false]);
  });

  it('do not hide the few of the enrolled who were accepted for nothing', () => {
    const people = [...again, ...each(10, started), ...each(4, {})];
    const published = publish([{ year: '2017', people }]);
    expectHidden(published, false);
    expect(published.results.map(showsClaims)).toEqual([true]);
    expect(published.settlements.map(showsCounts)).toEqual([false]);
  });
});
