import { describe, expect, it } from 'vitest';
import { each, type Person } from './claims-contract.ts';
import { expectHidden } from './claims-of-few.ts';
import { publish, type Step, showsClaims, showsCounts } from './claims-published.ts';

const started: Person = { started: '2017', isQuick: true };

/** Which results show their claims, and which settlements those to date. Nothing of few is found in them. */
function shownIn(steps: readonly Step[]): { results: boolean[]; settlements: boolean[] } {
  const published = publish(steps);
  expectHidden(published);
  return {
    results: published.results.map(showsClaims),
    settlements: published.settlements.map(showsCounts),
  };
}

const idle = each(9, {});
const thirty = each(30, { started: '2018' });
const twenty = each(20, { started: '2019' });

describe('claims to date are read again, because the next year is withheld too,', () => {
  it('after a year in which few claimed', () => {
    const people = [...each(20, started), ...each(3, { started: '2018' }), ...twenty, ...idle];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2019', people },
    ];
    expect(shownIn(steps)).toEqual({
      results: [true, false, false],
      settlements: [true, false, true],
    });
  });

  it('after a first year in which few claimed, also twice', () => {
    const people = [
      ...each(3, started),
      ...each(20, { started: '2018', kept: '2019' }),
      ...twenty,
      ...idle,
    ];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2019', people },
    ];
    expect(shownIn(steps)).toEqual({
      results: [false, false, true],
      settlements: [false, true, true],
    });
  });

  it('after a year by whose end few had started and not kept it', () => {
    const kept: Person = { ...started, kept: '2017' };
    const people = [...each(18, kept), ...each(2, started), ...thirty, ...twenty, ...idle];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
      { year: '2019', people },
    ];
    expect(shownIn(steps)).toEqual({
      results: [false, false, true],
      settlements: [false, true, true],
    });
  });

  it('after a correction that leaves few', () => {
    const first = [...each(20, started), ...idle];
    const later = each(25, { started: '2019' });
    const people = [...first, ...each(30, { started: '2018' }), ...later];
    const corrected = [...first, ...each(3, { started: '2018' }), ...each(27, {}), ...later];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people, settles: [] },
      { year: '2018', people: corrected, revision: 2 },
      { year: '2019', people: corrected },
    ];
    expect(shownIn(steps)).toEqual({
      results: [true, true, false, false],
      settlements: [true, false, true],
    });
  });

  it('after a correction by few', () => {
    const people = [...each(20, started), ...each(2, {}), ...thirty, ...twenty, ...idle];
    const corrected = [...each(22, started), ...thirty, ...twenty, ...idle];
    expect(shownIn(correctedAtOnce(people, corrected))).toEqual({
      results: [true, false, false, true],
      settlements: [true, false, true, true],
    });
  });
});

function correctedAtOnce(people: Person[], corrected: Person[]): Step[] {
  return [
    { year: '2017', people },
    { year: '2017', people: corrected, revision: 2 },
    { year: '2018', people: corrected },
    { year: '2019', people: corrected },
  ];
}
