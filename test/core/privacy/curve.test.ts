import { describe, expect, it } from 'vitest';
import type { ResultFile } from '../../../core/lifecycle/verdict/result-file.ts';
import type { EarlierResult } from '../../../core/privacy/tables/decide.ts';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import { persons, seen, termsWith } from '../outcomes/contract.ts';
import { resultFileOf } from './result-file.ts';

const terms = (as: 'share without event' | 'median time') =>
  termsWith({
    metrics: {
      stayed: {
        ...{ purpose: 'payment', unit: as === 'median time' ? 'days' : '%', better: 'higher' },
        measure: { observation: 'event', as, ...(as === 'median time' ? {} : { upTo: '365' }) },
      },
    },
    cohorts: ['first', 'second'],
    periods: [{ id: 'y1', from: '2017-01-01', to: '2017-12-31' }],
  });

type Cohorts = Readonly<Record<string, { readonly had: number; readonly not: number }>>;

/** What is shown of results that were disclosed one after another: so many in each cohort had the event. */
function disclosed(revisions: readonly Cohorts[], as: Parameters<typeof terms>[0]) {
  const of = terms(as);
  const published: EarlierResult[] = [];
  for (const [at, cohorts] of revisions.entries()) {
    const result = resultOf(of, cohorts, at + 1);
    const common = {
      terms: of,
      earlier: [...published],
      settlements: [],
      below: 5,
      resultFile: 'f',
    };
    published.push({ result, disclosed: discloseResult({ ...common, result }) });
  }
  return published.map((each) => each.disclosed.metrics);
}

function resultOf(of: ReturnType<typeof terms>, cohorts: Cohorts, revision: number): ResultFile {
  const people = Object.entries(cohorts).map(([cohort, { had, not }]) => ({
    had,
    enrolments: persons(had + not, { prefix: cohort, cohort }),
  }));
  const enrolments = people.flatMap((each) => each.enrolments);
  const observations = people.flatMap(({ had, enrolments: members }) =>
    members.map(({ person }, at) => seen(person, { value: at < had ? '1' : '0' })),
  );
  return resultFileOf({ terms: of, enrolments, observations }, revision);
}

const SHARE = 'share without event';
const own = { own: { level: 'withheld', sum: 'withheld' } };

describe('a share that is read off the curve of times', () => {
  it.each([
    ['of few who had the event', { had: 2, not: 38 }],
    ['of few who had it not', { had: 38, not: 2 }],
  ])('is withheld %s: with everybody followed it says how many', (_, first) => {
    const [[row] = []] = disclosed([{ first }], SHARE);
    expect(row).toMatchObject({ sides: own, effect: 'withheld', uncertainty: 'withheld' });
    expect(JSON.stringify(row)).not.toMatch(/"(95|5)(\.0*)?"/);
  });

  it('is shown of enough, and of nobody', () => {
    const [[some] = []] = disclosed([{ first: { had: 10, not: 30 } }], SHARE);
    expect(some).toMatchObject({ sides: { own: { level: '75' } }, effect: '75' });
    const [[none] = []] = disclosed([{ first: { had: 0, not: 40 } }], SHARE);
    expect(none).toMatchObject({ sides: { own: { level: '100' } }, effect: '100' });
  });

  it('is withheld where a correction changed it by one person', () => {
    const shown = disclosed(
      [{ first: { had: 10, not: 30 } }, { first: { had: 11, not: 29 } }],
      SHARE,
    );
    expect(shown[1]?.[0]).toMatchObject({ sides: own, effect: 'withheld' });
  });

  it.each([SHARE, 'median time'] as const)('is never added up over cohorts: %s', (as) => {
    const cohorts = { first: { had: 30, not: 10 }, second: { had: 30, not: 10 } };
    const [rows = []] = disclosed([cohorts], as);
    const total = rows.find((row) => row.total);
    expect(total?.sides.own).toMatchObject({ counts: { measured: 80 } });
    expect(total?.sides.own).not.toHaveProperty('sum');
  });
});
