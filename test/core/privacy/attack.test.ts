import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ResultFile, splitEvaluation } from '../../../core/lifecycle/verdict/result-file.ts';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { EarlierResult } from '../../../core/privacy/tables/decide.ts';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import { isEstimate } from '../../../core/statistics/estimate.ts';
import { wilson } from '../../../core/statistics/proportions/wilson.ts';
import { persons, seen, termsWith } from '../outcomes/contract.ts';
import { attack } from './attacker.ts';

const BELOW = 5;
const COHORTS = ['north', 'south', 'west'];
const metric = (observation: string) => ({
  purpose: 'payment' as const,
  unit: '%',
  better: 'higher' as const,
  missing: 'failure' as const,
  measure: { observation, as: 'share' as const, counts: { from: '1' } },
});
const TERMS = termsWith({
  metrics: { work: metric('work'), home: metric('home') },
  cohorts: COHORTS,
  periods: [
    { id: 'year_1', from: '2017-01-01', to: '2017-12-31' },
    { id: 'year_2', from: '2018-01-01', to: '2018-12-31' },
  ],
});

/** Who is enrolled in a cohort, and of each whether they were measured and whether they achieved it. */
type Cohort = readonly { readonly work: boolean | null; readonly home: boolean | null }[];

function observationsOf(cohorts: readonly Cohort[], year: string): Observation[] {
  return cohorts.flatMap((cohort, index) =>
    cohort.flatMap((person, at) =>
      (['work', 'home'] as const).flatMap((observation) => {
        const value = person[observation];
        const said = { observation, date: `${year}-06-01`, value: value ? '1' : '0' };
        return value === null ? [] : [seen(`${COHORTS[index]}-${at + 1}`, said)];
      }),
    ),
  );
}

function resultOf(cohorts: readonly Cohort[], periodId: string, revision: number): ResultFile {
  const enrolments: Enrolment[] = cohorts.flatMap((cohort, index) => {
    const name = COHORTS[index] ?? '';
    return persons(cohort.length, { prefix: name, cohort: name });
  });
  const year = periodId === 'year_1' ? '2017' : '2018';
  const asOf = '2019-06-01';
  const observations = observationsOf(cohorts, year);
  const evaluated = evaluate({ terms: TERMS, enrolments, observations, asOf, periods: [periodId] });
  if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.findings));
  const { aggregate } = splitEvaluation(evaluated.value);
  const { metrics } = evaluated.value.facts;
  return {
    result: 'utfall-result/1',
    contract: 'test-contract',
    periodId,
    revision,
    termsVersion: 1,
    termsHash: 'a'.repeat(64),
    snapshotHash: 'b'.repeat(64),
    asOf,
    evaluation: aggregate,
    remarks: [],
    facts: { metrics, capital: [], amounts: [], events: [], claims: [] },
  };
}

/** Publishes results one after another, each in the light of the earlier ones. */
function publish(results: readonly ResultFile[]): EarlierResult[] {
  const published: EarlierResult[] = [];
  for (const result of results) {
    const common = { terms: TERMS, below: BELOW, settlements: [], resultFile: 'c'.repeat(64) };
    published.push({
      result,
      disclosed: discloseResult({ ...common, result, earlier: [...published] }),
    });
  }
  return published;
}

/** Every true count of a result that is of few, with its place. */
function fewIn({ evaluation, revision }: ResultFile): { place: string; value: number }[] {
  return (evaluation?.metrics ?? []).flatMap((outcome) => {
    const { metric: name, cohort = '', period = '', denominators, own } = outcome;
    const achieved = Number(own?.sum ?? 0);
    const { reached, measured, missing } = denominators;
    const counts = { reached, measured, missing, achieved, failed: reached - missing - achieved };
    return Object.entries(counts)
      .filter(([, value]) => value > 0 && value < BELOW)
      .map(([what, value]) => ({
        place: [name, cohort, period, `r${revision}`, 'own', what].join(' '),
        value,
      }));
  });
}

function expectHidden(published: readonly EarlierResult[]): void {
  expectNothingFromIntervals(published);
  const attacker = attack(published.map(({ disclosed }) => disclosed));
  for (const { place, value } of published.flatMap(({ result }) => fewIn(result))) {
    expect(attacker.wasTold(place), place).toBe(false);
    const { least, most } = attacker.span(place);
    expect(
      most - least + 1,
      `${place} (${value}) is between ${least} and ${most}`,
    ).toBeGreaterThanOrEqual(BELOW - 1);
  }
}

/** Which counts have Wilson's interval of a share: somebody with a computer tries all of them. */
function countsWith(interval: { low: string; high: string }, most: number): [number, number][] {
  const found: [number, number][] = [];
  for (let of = 1; of <= most; of += 1) {
    for (let achieved = 0; achieved <= of; achieved += 1) {
      const made = wilson({ achieved, of }, 0.95);
      if (!isEstimate(made)) continue;
      const isIt = [made.low - Number(interval.low) / 100, made.high - Number(interval.high) / 100];
      if (isIt.every((apart) => Math.abs(apart) < 1e-7)) found.push([achieved, of]);
    }
  }
  return found;
}

/** An interval tells the counts that it is made of: it stands only where they do. */
function expectNothingFromIntervals(published: readonly EarlierResult[]): void {
  for (const { sides, uncertainty } of published.flatMap(({ disclosed }) => disclosed.metrics)) {
    if (uncertainty === undefined || uncertainty === 'withheld' || 'none' in uncertainty) continue;
    const { sum, of } = sides.own ?? {};
    expect(countsWith(uncertainty, 45)).toEqual([[Number(sum), Number(of)]]);
    expect(JSON.stringify(sides)).not.toContain('withheld');
  }
}

const answer = fc.constantFrom(true, true, true, false, false, null);
const cohort: fc.Arbitrary<Cohort> = fc.array(fc.record({ work: answer, home: answer }), {
  minLength: 1,
  maxLength: 14,
});
const cohorts = fc.tuple(cohort, cohort, cohort);

describe('somebody who fetches every disclosed result and solves them together', () => {
  it('finds no count of few in one result with its totals', () => {
    fc.assert(
      fc.property(cohorts, (all) => expectHidden(publish([resultOf(all, 'year_1', 1)]))),
      { numRuns: 8 },
    );
  });

  it('finds none across periods', () => {
    fc.assert(
      fc.property(cohorts, cohorts, (first, second) => {
        const later = first.map((people, index) =>
          people.map((person, at) => second[index]?.[at % (second[index]?.length ?? 1)] ?? person),
        );
        expectHidden(publish([resultOf(first, 'year_1', 1), resultOf(later, 'year_2', 1)]));
      }),
      { numRuns: 4 },
    );
  });

  it('finds none by holding a correction against what it corrects', () => {
    fc.assert(
      fc.property(cohorts, fc.nat(2), fc.nat(13), answer, (all, which, who, work) => {
        const corrected = all.map((people, index) =>
          index === which
            ? people.map((person, at) =>
                at === who % people.length ? { ...person, work } : person,
              )
            : people,
        );
        const published = publish([resultOf(all, 'year_1', 1), resultOf(corrected, 'year_1', 2)]);
        expectHidden(published);
        const [before, after] = published.map(({ disclosed }) => disclosed.metrics);
        for (const [index, row] of (after ?? []).entries()) {
          const shown = [before?.[index]?.sides.own?.sum, row.sides.own?.sum];
          if (shown.some((sum) => sum === undefined || sum === 'withheld')) continue;
          const difference = Math.abs(Number(shown[0]) - Number(shown[1]));
          expect(difference === 0 || difference >= BELOW, `${row.metric} ${row.cohort}`).toBe(true);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('finds none where nobody was measured in a cohort: the enrolled add up all the same', () => {
    const all = { work: true, home: true } as const;
    const nobody = { work: null, home: null } as const;
    const west = [all, all, all, all, all];
    expectHidden(
      publish([
        resultOf([[all], [nobody], west], 'year_1', 1),
        resultOf([[all], [all], west], 'year_2', 1),
      ]),
    );
  });

  it('finds none where a correction measures the first one of a cohort', () => {
    const all = { work: true, home: true } as const;
    const [work, home] = [
      { work: true, home: null },
      { work: null, home: true },
    ] as const;
    const west = [all, all, all, home];
    expectHidden(
      publish([
        resultOf([[work], [home], west], 'year_1', 1),
        resultOf([[work], [all], west], 'year_1', 2),
      ]),
    );
  });

  it('still reads large cohorts whole', () => {
    const large = (size: number) =>
      Array.from({ length: size }, (_, at) => ({ work: at % 3 === 0, home: at % 2 === 0 }));
    const [only] = publish([resultOf([large(40), large(60), large(80)], 'year_1', 1)]);
    expect(JSON.stringify(only?.disclosed)).not.toContain('withheld');
    expect(only?.disclosed.metrics.filter(({ uncertainty }) => uncertainty)).toHaveLength(6);
    const row = only?.disclosed.metrics.find(
      ({ metric: name, cohort: of }) => name === 'work' && of === 'north',
    );
    expect(row?.sides.own).toMatchObject({
      counts: { reached: 40, missing: 0 },
      sum: '14',
      of: '40',
    });
    const total = only?.disclosed.metrics.find(
      ({ metric: name, total: all }) => name === 'work' && all,
    );
    expect(total?.sides.own).toMatchObject({ sum: '61', of: '180' });
  });
});
