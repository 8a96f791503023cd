import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackClaims } from './claims-attacker.ts';
import { BELOW, type Person, type Published, publish, type Year } from './claims-contract.ts';

type Years = Parameters<typeof publish>[0];

const each = (count: number, person: Person): Person[] =>
  Array.from({ length: count }, () => person);

/** Three years, each of which tells of all that these persons had claimed by then. */
const threeYears = (people: Person[]): Years => [
  { year: '2017', people },
  { year: '2018', people },
  { year: '2019', people },
];

/** Everything that is truly of few in what was published, by the attacker's names. */
function fewIn(years: Years): { place: string; value: number }[] {
  const newest = new Map<Year, number>();
  return years.flatMap(({ people, year }, at) => {
    newest.set(year, at);
    const until = [...newest].map(([, index]) => years[index] ?? { people: [], year });
    const claims = ({ people: all, year: of }: Years[number], what: 'started' | 'kept') =>
      all.filter((person) => person[what] === of).length;
    const courses = people.flatMap((person) => person.courses ?? []).filter((of) => of === year);
    const started = until.reduce((sum, each) => sum + claims(each, 'started'), 0);
    const kept = until.reduce((sum, each) => sum + claims(each, 'kept'), 0);
    const slow = people.filter(({ started: of, isQuick }) => of === '2017' && !isQuick).length;
    const counts = {
      [`claims started ${at}`]: claims({ people, year }, 'started'),
      [`claims kept ${at}`]: claims({ people, year }, 'kept'),
      [`claims course ${at}`]: courses.length,
      [`between ${at}`]: started - kept,
      [`idle ${at}`]: people.filter(({ since = '2017' }) => since <= year).length - started,
      ...(year === '2017' ? { [`besides ${at}`]: slow } : {}),
    };
    return Object.entries(counts)
      .filter(([, value]) => value > 0 && value < BELOW)
      .map(([place, value]) => ({ place, value }));
  });
}

/** @returns how many figures of few there were to hide */
function expectHidden(years: Years, published: Published = publish(years)): number {
  const attacker = attackClaims(published);
  const few = fewIn(years);
  for (const { place, value } of few) {
    expect(attacker.wasTold(place), place).toBe(false);
    const { least, most } = attacker.span(place);
    const said = `${place} (${value}) is between ${least} and ${most}`;
    expect(most - least + 1, said).toBeGreaterThanOrEqual(BELOW - 1);
  }
  return few.length;
}

function showsClaims({ disclosed }: Published['results'][number]): boolean {
  return disclosed.claims.some(({ count }) => count !== 'withheld');
}

function showsCounts({ lines }: Published['settlements'][number]): boolean {
  return JSON.stringify(lines).includes('"persons"');
}

const started: Person = { started: '2017', isQuick: true };
const kept: Person = { ...started, kept: '2017' };

describe('claims of a ladder', () => {
  it('do not tell how few started and did not keep it', () => {
    expectHidden([
      { year: '2017', people: [...each(18, kept), ...each(2, started), ...each(10, {})] },
    ]);
  });

  it('do not tell it either when two years are added up', () => {
    const later: Person = { ...started, kept: '2018' };
    const people = [...each(9, kept), ...each(9, later), ...each(2, started), ...each(10, {})];
    expectHidden([
      { year: '2017', people },
      { year: '2018', people },
    ]);
  });
});

describe('claims beside', () => {
  it('the enrolled do not tell how few never claimed', () => {
    expectHidden([
      { year: '2017', people: [...each(9, kept), ...each(9, started), ...each(2, {})] },
    ]);
  });

  it('a metric of the same observation do not tell how few came after its days', () => {
    const slow: Person = { started: '2017' };
    expectHidden([
      {
        year: '2017',
        people: [...each(9, kept), ...each(9, started), ...each(2, slow), ...each(9, {})],
      },
    ]);
  });

  it('what is settled to date do not tell how few there were in a year that is withheld', () => {
    const people = [
      ...each(3, started),
      ...each(20, { started: '2018', kept: '2019' } as const),
      ...each(20, { started: '2019' } as const),
      ...each(9, {}),
    ];
    const years = threeYears(people);
    const published = publish(years);
    expectHidden(years, published);
    expect(published.results.map(showsClaims)).toEqual([false, false, true]);
    expect(published.settlements.map(showsCounts)).toEqual([false, true, true]);
  });
});

/** The last year, with one who kept it, is withheld: it follows from what is to date, less the years before. */
const oneAtLast: Person[] = [
  ...each(9, kept),
  ...each(6, { ...started, kept: '2018' }),
  ...each(3, started),
  ...each(6, { started: '2017', courses: ['2018', '2019'] }),
  ...each(14, { since: '2018', started: '2018' }),
  ...each(1, { since: '2018', started: '2018', kept: '2019', courses: ['2019'] }),
  ...each(9, { started: '2019' }),
];

/** What can become of somebody: so many of each are drawn, few and many. */
const KINDS: readonly Person[] = [
  {},
  { since: '2018' },
  { ...started, kept: '2018' },
  { ...started, courses: ['2017'] },
  { started: '2017', courses: ['2018', '2019'] },
  { since: '2018', started: '2018' },
  { started: '2018', kept: '2018' },
  { since: '2018', started: '2018', kept: '2019', courses: ['2019'] },
  { started: '2019' },
  { since: '2019', started: '2019', kept: '2019' },
  kept,
  started,
];
const many = fc.constantFrom(0, 0, 1, 3, 6, 9, 14);
const group = fc
  .tuple(...KINDS.map(() => many))
  .map((counts) => counts.flatMap((count, at) => each(count, KINDS[at] ?? {})));

describe('somebody who fetches every result and settlement of a rate card', () => {
  it('finds no count of few by adding and subtracting claims, enrolled and metrics', () => {
    const found = { few: 0, results: 0, settlements: 0 };
    fc.assert(
      fc.property(group, fc.nat(99), fc.boolean(), (people, who, isCorrected) => {
        const corrected = people.map((person, at) =>
          at === who ? { ...person, started: undefined, kept: undefined } : person,
        );
        const newest = isCorrected ? corrected : people;
        const years: Years = [
          { year: '2017', people },
          ...(isCorrected ? [{ year: '2017', people: corrected, revision: 2 } as const] : []),
          { year: '2018', people: newest },
          { year: '2019', people: newest },
        ];
        const published = publish(years);
        found.few += expectHidden(years, published);
        found.results += published.results.filter(showsClaims).length;
        found.settlements += published.settlements.filter(showsCounts).length;
      }),
      { numRuns: 60, examples: [[oneAtLast, 0, false]] },
    );
    for (const count of Object.values(found)) expect(count).toBeGreaterThan(30);
  });

  it('reads claims to date again once enough were withheld together', () => {
    const people = [
      ...each(20, started),
      ...each(3, { started: '2018' }),
      ...each(20, { started: '2019' }),
      ...each(9, {}),
    ];
    const years = threeYears(people);
    const published = publish(years);
    expectHidden(years, published);
    expect(published.results.map(showsClaims)).toEqual([true, false, false]);
    expect(published.settlements.map(showsCounts)).toEqual([true, false, true]);
  });

  it('reads claims of many whole', () => {
    const people = [
      ...each(20, kept),
      ...each(15, { ...started, courses: ['2017'] }),
      ...each(15, {}),
    ];
    const { results, settlements } = publish([{ year: '2017', people }]);
    expect(JSON.stringify([results[0]?.disclosed, settlements])).not.toContain('ithheld');
  });
});
