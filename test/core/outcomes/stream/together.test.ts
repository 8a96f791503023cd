import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFiles, evaluateWithHelp } from '../../../../core/outcomes/evaluate-files.ts';
import { isDivisible } from '../../../../core/outcomes/parts.ts';
import { readEnrolled } from '../../../../core/outcomes/stream/people/enrolled.ts';
import { addRows } from '../../../../core/outcomes/stream/rows/ground.ts';
import { type Metric, MISSING_POLICIES } from '../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { termsWith } from '../contract.ts';
import { textSource } from './files.ts';
import { isRead, ordinary } from './ordinary.ts';

const AS_OF = '2019-01-31';
const window = { counted: 'after enrolment', closes: '12 months' } as const;
const reference = { counted: 'before enrolment', closes: '6 months' } as const;
const group = { kind: 'matched-group' } as const;
const own = { kind: 'own-reference-period', reference } as const;
const bootstrap = { method: 'bootstrap', resamples: '20' } as const;

type Drawn = {
  missing: (typeof MISSING_POLICIES)[number];
  leaving: boolean;
  holes: boolean;
  isKept: boolean;
};

/** Terms that ask for every method that looks at persons together, beside one that needs sums only. */
function termsOf({ missing, leaving, holes, isKept }: Drawn): Terms {
  const metric = (measure: Metric['measure'], rest: Partial<Metric>): Metric => ({
    ...{ purpose: 'learning', unit: 'points', better: 'higher', effect: 'improvement', window },
    ...{ missing, measure },
    ...rest,
  });
  const visits = { observation: 'visits', as: 'rate' } as const;
  const excluded = [{ from: '2017-10-01', to: '2017-10-15', agreedBy: ['payer'] }];
  const rules = { moved: 'censored', died: 'failure', other: 'missing' } as const;
  const kept: Terms['metrics'] = {
    latest: metric(
      { observation: 'score', as: 'mean', perPerson: 'latest' },
      { comparator: group, uncertainty: { clusters: 'site' } },
    ),
  };
  return termsWith({
    cohorts: ['first', 'second'],
    periods: [
      { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
      { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
    ],
    ...(leaving || holes ? { followUp: { leaving: rules, ...(holes ? { excluded } : {}) } } : {}),
    metrics: {
      sum: metric({ observation: 'event', as: 'sum' }, { comparator: group }),
      by_person: metric(
        { observation: 'event', as: 'share', counts: { from: '5' } },
        { comparator: group, uncertainty: { clusters: 'person', test: 'two-sided' } },
      ),
      by_site: metric(
        { observation: 'event', as: 'sum' },
        { comparator: own, uncertainty: { clusters: 'site' } },
      ),
      over_time: metric(
        { ...visits, over: 'person-years' },
        { comparator: own, uncertainty: { clusters: 'person' } },
      ),
      drawn: metric(
        { observation: 'event', as: 'mean' },
        { comparator: group, uncertainty: bootstrap },
      ),
      drawn_sites: metric(
        { observation: 'event', as: 'sum' },
        { comparator: group, uncertainty: { ...bootstrap, clusters: 'site' } },
      ),
      counts: metric(visits, {
        ...{ comparator: group, effect: 'ratio', uncertainty: { method: 'negative-binomial' } },
      }),
      yearly: metric(
        { observation: 'event', as: 'sum' },
        { comparator: group, window: { counted: 'in the period' }, uncertainty: bootstrap },
      ),
      matched: metric(
        { observation: 'event', as: 'sum' },
        { comparator: group, matching: { on: ['age'], reuse: 'true' } },
      ),
      weighed: metric(
        { observation: 'event', as: 'sum' },
        { comparator: group, matching: { weight: 'age' } },
      ),
      ...(isKept ? kept : {}),
    },
  });
}

const HEADER = 'person,enrolled_on,left_on,left_reason,cohort,arm,attribute_site,attribute_age';
const NAMES = ['b', 'a', 'ö', 'd', 'c', 'k', 'f', 'e', 'g', 'h', 'j', 'i', 'l', 'm'];
const enrolment = (person: string) =>
  fc
    .record({
      month: fc.integer({ min: 2, max: 7 }),
      cohort: fc.constantFrom('first', 'first', 'second'),
      arm: fc.constantFrom('treatment', 'comparison'),
      left: fc.constantFrom('', '', '', '2017-11-20', '2018-03-01'),
      reason: fc.constantFrom('moved', 'died', 'other'),
      site: fc.constantFrom('north', 'south', 'west'),
      age: fc.constantFrom('20', '35', '35.5', '50', '61'),
    })
    .map(({ month, left, reason, ...rest }) => {
      const why = left === '' ? '' : reason;
      return { person, enrolledOn: `2017-0${month}-15`, left, why, ...rest };
    });

/** What is seen of a person: mostly something before enrolment and after it, and in the agreed days. */
const EARLY = '2017-01-20';
const DATES = [EARLY, '2017-09-20', '2017-10-10', '2017-12-01', '2018-01-10'];
const rowsOf = (person: string) =>
  fc.tuple(
    ...['visits', 'event', 'score'].flatMap((name) =>
      DATES.slice(name === 'score' ? 1 : 0).map((date) =>
        fc
          .integer({ min: -40, max: 99 })
          .map((drawn) => (name === 'visits' ? drawn : drawn / 10))
          .map((value) => (value < 0 ? [] : [`${person},${name},${date},${value}`])),
      ),
    ),
  );

const given = fc.record({
  terms: fc
    .record({
      missing: fc.constantFrom(...MISSING_POLICIES),
      leaving: fc.boolean(),
      holes: fc.boolean(),
      isKept: fc.boolean(),
    })
    .map((drawn) => ({ ...drawn, terms: termsOf(drawn) })),
  enrolments: fc.tuple(...NAMES.map(enrolment)),
  // Now and then an attribute is missing.
  lacksSite: fc.integer({ min: 0, max: 60 }),
  observations: fc
    .tuple(...NAMES.map(rowsOf))
    .map((rows) => rows.flat(2))
    .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length })),
  size: fc.integer({ min: 10, max: 400 }),
  asOf: fc.constantFrom(AS_OF, AS_OF, '2018-03-20'),
});

type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

function inputOf({ terms: { terms, leaving, holes, isKept }, ...drawn }: Given) {
  const { enrolments, observations, lacksSite, size, asOf } = drawn;
  const people = enrolments.map((each, at) => {
    const { person, enrolledOn, left, why, cohort, arm, site, age } = each;
    const own = at === lacksSite ? '' : site;
    return [person, enrolledOn, left, leaving || holes ? why : '', cohort, arm, own, age].join();
  });
  // Of the comparison group nothing is read from before enrolment.
  const others = enrolments.flatMap(({ person, arm }) => (arm === 'comparison' ? [person] : []));
  const early = new Set(others.flatMap((person) => [`${person},visits`, `${person},event`]));
  const rows = observations
    .filter((row) => isKept || !row.includes('score'))
    .filter((row) => !row.includes(EARLY) || !early.has(row.split(`,${EARLY}`)[0] ?? ''));
  return {
    ...{ terms, asOf },
    enrolments: textSource('e.csv', `${[HEADER, ...people].join('\n')}\n`, size),
    observations: textSource('o.csv', `person,observation,date,value\n${rows.join('\n')}\n`, size),
  };
}

describe('methods that look at persons together', () => {
  it('say the same of rows that are added up as they come, to the last digit', () => {
    const told = new Set<string>();
    fc.assert(
      fc.property(given, (drawn) => {
        const input = inputOf(drawn);
        const result = evaluateFiles(input);
        expect(result).toEqual(ordinary(input));
        if (!result.ok || !isRead(input)) return;
        for (const { metric, uncertainty, matched } of result.value.metrics) {
          if (uncertainty && 'low' in uncertainty) told.add(metric);
          if (matched && 'low' in matched.estimate) told.add(`${metric} beside`);
        }
      }),
      { numRuns: 40 },
    );
    // Every method has told of somebody.
    expect([...told].sort()).toEqual([
      ...['by_person', 'by_site', 'counts', 'drawn', 'drawn_sites', 'latest', 'matched'],
      ...['matched beside', 'over_time', 'sum', 'weighed', 'weighed beside', 'yearly'],
    ]);
  });

  it('say the same where two threads add the rows', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (drawn) => {
        const input = inputOf(drawn);
        const helped = await evaluateWithHelp(input, {
          enrolled: async () => structuredClone(readEnrolled(input.enrolments)),
          add: async (ground) =>
            structuredClone(addRows(structuredClone(ground), input.observations)),
        });
        expect(helped).toEqual(ordinary(input));
      }),
      { numRuns: 15 },
    );
  });

  it('need everybody in one place: persons are not divided', () => {
    const plain = { missing: 'excluded', leaving: false, holes: false, isKept: false } as const;
    expect(isDivisible(termsOf(plain))).toBe(false);
  });
});
