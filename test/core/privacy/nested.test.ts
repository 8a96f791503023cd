import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResultFile } from '../../../core/lifecycle/verdict/result-file.ts';
import type { EarlierResult } from '../../../core/privacy/tables/decide.ts';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import { isAchievedWithin, isReachedWithin } from '../../../core/privacy/tables/within.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from '../outcomes/contract.ts';
import { attack } from './attacker.ts';
import { resultFileOf } from './result-file.ts';

const BELOW = 5;
const share = (closes: string, measure: Partial<Metric['measure']> = {}): Metric => ({
  ...{ purpose: 'learning', unit: '%', better: 'higher', missing: 'failure' },
  window: { counted: 'after enrolment', closes },
  measure: { observation: 'work', as: 'share', ...measure },
});
const METRICS: Record<string, Metric> = {
  six: share('6 months'),
  twelve: share('12 months'),
  much: share('12 months', { counts: { from: '2' } }),
  home: share('12 months', { observation: 'home' }),
  both: { ...share('12 months'), measure: { combines: { all: ['twelve', 'home'] }, as: 'share' } },
  either: {
    ...share('12 months'),
    measure: { combines: { any: ['twelve', 'home'] }, as: 'share' },
  },
};
const TERMS = termsWith({ metrics: METRICS });

/** Whose persons are among whose, written down by hand. */
const WITHIN = [
  ['twelve', 'six'],
  ['twelve', 'much'],
  ['twelve', 'both'],
  ['home', 'both'],
  ['either', 'twelve'],
  ['either', 'home'],
] as const;
const ACHIEVED = WITHIN.map(([outer, inner]) => ({ outer, inner, what: 'achieved' }));
const REACHED = [{ outer: 'six', inner: 'twelve', what: 'reached' }];

type Between = { readonly outer: string; readonly inner: string; readonly what: string };

type Person = {
  readonly work: '' | 'early' | 'late' | 'much';
  readonly home: boolean;
  readonly left: boolean;
};

function resultOf(people: readonly Person[], revision: number): ResultFile {
  const enrolments = persons(people.length).map((each, at) =>
    people[at]?.left ? { ...each, leftOn: '2017-09-01' } : each,
  );
  const observations = people.flatMap(({ work, home }, at) => {
    const person = `p-${at + 1}`;
    const date = work === 'late' ? '2017-08-15' : '2017-02-01';
    const value = work === '' ? '0' : work === 'much' ? '3' : '1';
    return [
      seen(person, { observation: 'work', date, value }),
      seen(person, { observation: 'home', date: '2017-02-01', value: home ? '1' : '0' }),
    ];
  });
  return resultFileOf({ terms: TERMS, enrolments, observations }, revision);
}

function publish(revisions: readonly (readonly Person[])[]): EarlierResult[] {
  const published: EarlierResult[] = [];
  for (const [at, people] of revisions.entries()) {
    const result = resultOf(people, at + 1);
    const common = {
      terms: TERMS,
      earlier: [...published],
      settlements: [],
      below: BELOW,
      resultFile: 'f',
    };
    published.push({ result, disclosed: discloseResult({ ...common, result }) });
  }
  return published;
}

/** How many more persons truly are in one metric than in the other. */
function between({ evaluation }: ResultFile, { outer, inner, what }: Between): number {
  const of = (name: string) => {
    const outcome = evaluation?.metrics.find(({ metric }) => metric === name);
    return what === 'reached'
      ? (outcome?.denominators.reached ?? 0)
      : Number(outcome?.own?.sum ?? 0);
  };
  return of(outer) - of(inner);
}

/** The true counts of persons who are in one metric and not in the other, as far as they are few. */
function fewBetween(result: ResultFile) {
  const { revision } = result;
  return [...ACHIEVED, ...REACHED].flatMap((each) => {
    const { outer, inner, what } = each;
    const value = between(result, each);
    const place = [`${outer}-${inner}`, '', '', `r${revision}`, 'own', what].join(' ');
    return value > 0 && value < BELOW ? [{ place, value }] : [];
  });
}

const person: fc.Arbitrary<Person> = fc.record({
  work: fc.constantFrom('', '', 'early', 'early', 'early', 'late', 'much'),
  home: fc.boolean(),
  left: fc.constantFrom(false, false, false, false, false, false, false, true),
});

const each = (count: number, person: Person) => Array.from({ length: count }, () => person);
const idle = { work: '', home: false, left: false } as const;

/** More found work in six months and left than found it later. */
const manyWhoLeft: Person[] = [
  ...each(15, idle),
  ...each(3, { ...idle, left: true }),
  ...each(2, { ...idle, work: 'early', left: true }),
  ...each(4, { ...idle, work: 'early', home: true }),
  ...each(1, { ...idle, work: 'much' }),
];

describe('metrics whose persons are among another’s', () => {
  it('never tell together of a few who are in the one and not in the other', () => {
    let few = 0;
    fc.assert(
      fc.property(fc.array(person, { minLength: 25, maxLength: 40 }), (people) => {
        const published = publish([people]);
        // Who found work in six months and left before the twelfth is in the one and not in the other: where such
        // persons are more than those in between, nobody can conclude anything from the two counts.
        const within = [...ACHIEVED, ...REACHED].filter((each) =>
          published.every(({ result }) => between(result, each) >= 0),
        );
        const attacker = attack(
          published.map(({ disclosed }) => disclosed),
          within,
        );
        for (const { place, value } of published.flatMap(({ result }) => fewBetween(result))) {
          few += 1;
          const { least, most } = attacker.span(place);
          expect(
            most - least + 1,
            `${place} (${value}) is between ${least} and ${most}`,
          ).toBeGreaterThanOrEqual(BELOW - 1);
        }
      }),
      { numRuns: 40, examples: [[manyWhoLeft]] },
    );
    expect(few).toBeGreaterThan(10);
  });

  it('stand beside each other where enough are between them', () => {
    const plain = { home: false, left: false } as const;
    const [only] = publish([
      [
        ...each(20, { work: 'early', home: true, left: false }),
        ...each(9, { work: 'late', ...plain }),
        ...each(8, { work: 'much', ...plain }),
        ...each(10, { work: '', ...plain }),
        ...each(7, { work: '', home: true, left: false }),
      ],
    ]);
    const sums = only?.disclosed.metrics.map(({ metric, sides }) => [metric, sides.own?.sum]);
    expect(sums).toEqual([
      ['six', '28'],
      ['twelve', '37'],
      ['much', '8'],
      ['home', '27'],
      ['both', '20'],
      ['either', '44'],
    ]);
  });
});

describe('that persons are among another metric’s', () => {
  const names = Object.keys(METRICS);
  const pairs = names.flatMap((other) => names.map((one) => [other, one] as const));

  it('is known of exactly those that the terms make so', () => {
    const known = pairs.filter(([other, one]) => isAchievedWithin(TERMS, { one, other }));
    expect(known).toEqual(expect.arrayContaining(WITHIN.map((each) => [...each])));
    expect(known).toHaveLength(WITHIN.length);
    const reached = pairs.filter(([other, one]) => isReachedWithin(TERMS, { one, other }));
    expect(reached).toContainEqual(['six', 'twelve']);
    expect(reached).not.toContainEqual(['twelve', 'six']);
  });

  it.each<[string, Partial<Metric>, Partial<Metric>, boolean]>([
    ['events and those who had one', {}, { measure: { observation: 'work', as: 'rate' } }, true],
    ['another observation', {}, { measure: { observation: 'home', as: 'share' } }, false],
    ['other persons who left', {}, { leaving: { moved: 'missing' } }, false],
    ['what is required', { requires: 'outer' }, {}, true],
    [
      'days that follow on each other',
      {},
      { window: { counted: 'after enrolment', opens: '12 months', closes: '18 months' } },
      false,
    ],
    [
      'the same days in other words',
      {},
      { window: { counted: 'after enrolment', closes: '1 years' } },
      true,
    ],
  ])('is told of %s: %j %j %s', (_, inner, outer, is) => {
    const metrics = {
      inner: { ...share('12 months'), ...inner },
      outer: { ...share('12 months'), ...outer },
    };
    expect(isAchievedWithin({ metrics }, { one: 'inner', other: 'outer' })).toBe(is);
  });
});
