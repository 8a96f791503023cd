import { describe, expect, it } from 'vitest';
import { each, type Person, termsPaying } from './claims-contract.ts';
import { publish, type Step, showsClaims, showsCounts } from './claims-published.ts';

const started: Person = { started: '2017' };
const kept: Person = { ...started, kept: '2017' };
const idle = each(9, {});
const ladder = [
  { outcome: 'started', price: '1000' },
  { outcome: 'kept', price: '3000', after: 'started' },
];

/** Which results show their claims, and which settlements those to date. */
function shownOf(steps: readonly Step[], terms: Parameters<typeof publish>[1]) {
  const { results, settlements } = publish(steps, terms);
  return { results: results.map(showsClaims), settlements: settlements.map(showsCounts) };
}

describe('two cards in one payment', () => {
  it('that count the same claims are not added up: few would seem to be many', () => {
    const rates = [{ outcome: 'started', price: '1000' }];
    const terms = termsPaying([{ id: 'both', parts: [card('one', rates), card('two', rates)] }]);
    const people = [...each(20, started), ...each(3, { started: '2018' }), ...idle];
    const steps: Step[] = [
      { year: '2017', people, settles: [] },
      { year: '2018', people },
    ];
    expect(shownOf(steps, terms)).toEqual({ results: [true, false], settlements: [false] });
  });

  it('of which one builds on the other do not tell how few started and did not keep it', () => {
    const [first, next] = ladder;
    const parts = [card('one', first ? [first] : []), card('two', next ? [next] : [])];
    const people = [
      ...[...each(18, kept), ...each(2, started)],
      ...[...each(7, { kept: '2017' } as const), ...idle],
    ];
    const shown = shownOf([{ year: '2017', people }], termsPaying([{ id: 'both', parts }]));
    expect(shown).toEqual({ results: [true], settlements: [false] });
  });

  it('of which one has a ladder do not tell how few of it started and did not keep it', () => {
    const other = card('two', [{ outcome: 'kept', price: '10' }]);
    const terms = termsPaying([{ id: 'both', parts: [card('one', ladder), other] }]);
    const people = [
      ...[...each(18, kept), ...each(2, started)],
      ...[...each(7, { kept: '2017' } as const), ...idle],
    ];
    const shown = shownOf([{ year: '2017', people }], terms);
    expect(shown).toEqual({ results: [true], settlements: [false] });
  });
});

describe('a card that is taken apart', () => {
  const cohort = (name: string, people: readonly Person[]) =>
    people.map((person) => ({ ...person, cohort: name }));

  it('by cohorts does not tell how few of one started and did not keep it', () => {
    const terms = termsPaying([{ ...card('card', ladder), per: 'cohort' }], ['north', 'south']);
    const people = [
      ...cohort('north', [...each(18, kept), ...each(2, started), ...each(9, {})]),
      ...cohort('south', [...each(8, kept), ...each(12, started), ...each(9, {})]),
    ];
    const shown = shownOf([{ year: '2017', people }], terms);
    expect(shown).toEqual({ results: [true], settlements: [false] });
  });

  it('by cohorts does not tell how few of one never claimed', () => {
    const terms = termsPaying([{ ...card('card', ladder), per: 'cohort' }], ['north', 'south']);
    const people = [
      ...cohort('north', [...each(8, kept), ...each(20, started), ...each(3, {})]),
      ...cohort('south', [...each(8, kept), ...each(12, started), ...each(9, {})]),
    ];
    const { settlements } = publish([{ year: '2017', people }], terms);
    expect(settlements.map(showsCounts)).toEqual([false]);
  });

  it('by periods does not tell how few had started and not kept it by the end of one', () => {
    const terms = termsPaying([{ ...card('card', ladder), per: 'period' }]);
    const later = each(30, { started: '2018' });
    const people = [...each(18, kept), ...each(2, started), ...later, ...idle];
    const steps: Step[] = [
      { year: '2017', people },
      { year: '2018', people },
    ];
    expect(shownOf(steps, terms)).toEqual({
      results: [false, false],
      settlements: [false, false],
    });
  });
});

describe('a limit per claimant', () => {
  const courses = (count: number): Person => ({
    courses: Array.from({ length: count }, () => '2017' as const),
  });
  const terms = termsPaying([
    {
      id: 'card',
      rates: [{ outcome: 'course', price: '200', claims: 'any' }],
      atMostPer: { person: '300' },
    },
  ]);

  it('does not tell how few it left whole', () => {
    const people = [...each(18, courses(3)), ...each(2, courses(1)), ...idle];
    expect(shownOf([{ year: '2017', people }], terms).settlements).toEqual([false]);
  });

  it('does not tell how few of the enrolled claimed nothing', () => {
    const people = [...each(10, courses(3)), ...each(10, courses(1)), ...each(2, {})];
    expect(shownOf([{ year: '2017', people }], terms).settlements).toEqual([false]);
  });

  it('does not tell how few claimed something else than what is claimed once', () => {
    const [first] = ladder;
    const course = { outcome: 'course', price: '200', claims: 'any' };
    const rates = first ? [first, course] : [];
    const both = termsPaying([{ id: 'card', rates, atMostPer: { person: '9999' } }]);
    const people = [...each(18, { started: '2017', courses: ['2017'] }), ...each(2, courses(3))];
    const shown = shownOf([{ year: '2017', people: [...people, ...idle] }], both);
    expect(shown).toEqual({ results: [true], settlements: [false] });
  });

  it('is read where there are enough of each', () => {
    const people = [...each(10, courses(3)), ...each(10, courses(1)), ...idle];
    expect(shownOf([{ year: '2017', people }], terms).settlements).toEqual([true]);
  });
});

function card(id: string, rates: { outcome: string; price: string; after?: string }[]) {
  return { id, rates };
}
