import { describe, expect, it } from 'vitest';
import { each, type Person } from './claims-contract.ts';
import { expectHidden } from './claims-of-few.ts';
import { publish, type Step, showsClaims, showsCounts } from './claims-published.ts';

const started: Person = { started: '2017' };
const kept: Person = { ...started, kept: '2017' };
const none = (count: number) => each(count, {});

/** Which results show their claims, and which settlements those to date. Nothing of few is found in them. */
function shownIn(steps: readonly Step[]): { results: boolean[]; settlements: boolean[] } {
  const published = publish(steps);
  expectHidden(published);
  return {
    results: published.results.map(showsClaims),
    settlements: published.settlements.map(showsCounts),
  };
}

describe('a year that is withheld, and guessed to be as another revision shows it, does not tell', () => {
  it('the first year of a settlement that was told before', () => {
    const common = [...each(14, kept), ...each(4, { ...started, kept: '2018' })];
    const later: Person[] = [
      ...each(26, { since: '2018', started: '2018' }),
      ...each(3, { since: '2018' }),
    ];
    const people = [...common, ...each(30, started), ...none(4), ...later];
    const corrected = [...common, ...each(21, started), ...none(13), ...later];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2017', people: corrected, revision: 2 },
    ];
    const shown = shownIn(steps);
    expect(shown.results).toEqual([false, false, false]);
    expect(shown.settlements.slice(0, 2)).toEqual([false, true]);
  });

  it('how few are left of the year before it', () => {
    const first = [...each(20, kept), ...each(10, started)];
    const last = each(29, { started: '2019', kept: '2019' } as const);
    const between = (keeping: number, starting: number): Person[] => [
      ...each(keeping, { started: '2018', kept: '2018' }),
      ...each(starting, { started: '2018' }),
    ];
    const people = [...first, ...between(9, 31), ...last, ...none(20)];
    const corrected = [...first, ...between(2, 28), ...none(10), ...last, ...none(20)];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2019', people },
      { year: '2018', people: corrected, revision: 2 },
      { year: '2019', people: corrected, revision: 2 },
    ];
    expect(shownIn(steps)).toEqual({
      results: [true, true, true, false, false],
      settlements: [true, true, true, false, false],
    });
  });

  it('how few had never started by an earlier revision, where it follows itself from a settlement', () => {
    const later: Person[] = [
      ...each(14, { since: '2018', started: '2018', kept: '2018' }),
      ...each(1, { since: '2018', started: '2018' }),
      ...each(6, { since: '2018' }),
    ];
    const people = [...each(14, kept), ...each(54, started), ...none(1), ...later];
    const corrected = [...each(14, kept), ...each(45, started), ...none(10), ...later];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2017', people: corrected, revision: 2 },
      { year: '2018', people: corrected, revision: 2 },
    ];
    const { results, settlements } = shownIn(steps);
    expect(results).toEqual([false, false, true, false]);
    expect(settlements.slice(0, 2)).toEqual([false, true]);
  });

  it('how few had never started, where two revisions that are withheld are guessed to be the same', () => {
    const later: Person[] = [
      ...each(1, { since: '2018' }),
      ...each(1, { since: '2018', started: '2019' }),
      ...each(1, { since: '2019' }),
    ];
    const common = [...each(6, kept), ...each(24, started), ...each(4, { started: '2018' })];
    const people = [...common, ...none(12), ...later];
    const corrected = [...common, ...each(12, started), ...later];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2019', people },
      { year: '2017', people: corrected, revision: 2 },
      { year: '2018', people: corrected, revision: 2 },
    ];
    shownIn(steps);
  });
});
