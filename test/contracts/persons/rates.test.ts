import { describe, expect, it } from 'vitest';
import { caseFromPersons, evaluated, libraryTerms, personFiles } from './rebuild.ts';

const cases = (contract: string, name: string) => `contracts/${contract}/cases/${name}.case.yaml`;

function failed(outcome: ReturnType<typeof caseFromPersons>) {
  expect(outcome.findings).toEqual([]);
  return outcome.checks.filter(({ ok }) => !ok);
}

describe('Newpin, whose restored children are published beside the rate', () => {
  const terms = libraryTerms('contracts/newpin/terms.yaml', {
    restoration_rate: {
      measure: { observation: 'restored', as: 'share' },
      round: { to: '1 %', mode: 'half-up' },
    },
  });

  // How many attended is what rate and count imply: 28 of 47 are 60 %, 130 of 213 are 61 %.
  it.each([
    { name: 'year-1', period: 'year_1', restored: 28, of: 47, rate: '60', date: '2014-06-01' },
    { name: 'year-3', period: 'year_3', restored: 130, of: 213, rate: '61', date: '2016-06-01' },
  ])('$restored of $of children pay the coupon of $rate %', ({ name, restored, of, ...row }) => {
    const files = personFiles(
      [{ prefix: 'p', persons: of, enrolledOn: '2013-07-01' }],
      [{ group: 'p', observation: 'restored', date: row.date, total: restored }],
    );
    const { metrics, facts } = evaluated(terms, files, '2040-01-01');
    const ofPeriod = <T extends { metric: string; period?: string }>(all: readonly T[]) =>
      all.filter(({ metric, period }) => metric === 'restoration_rate' && period === row.period);
    expect(ofPeriod(metrics)).toMatchObject([
      { effect: row.rate, own: { sum: `${restored}`, of: `${of}` } },
    ]);
    const known = { facts: { ...facts, metrics: ofPeriod(facts.metrics) } };
    expect(failed(caseFromPersons(terms, cases('newpin', name), known))).toEqual([]);
  });
});

describe('Hiroshima, before and after in six cities', () => {
  it('49.36 % followed up after 43.27 % are 6.09 points, of 10,000 persons before and after', () => {
    const terms = libraryTerms('contracts/hiroshima-six-cities/projects/prefecture.yaml', {
      followed_up: {
        window: { counted: 'after enrolment', closes: '12 months' },
        comparator: {
          kind: 'own-reference-period',
          reference: { counted: 'before enrolment', closes: '12 months' },
        },
        measure: { observation: 'followed_up', as: 'share' },
      },
    });
    const seen = (total: number, date: string) => ({
      ...{ group: 'p', observation: 'followed_up', total, date },
    });
    const files = personFiles(
      [{ prefix: 'p', persons: 10_000, enrolledOn: '2018-04-01' }],
      [seen(4_327, '2017-05-01'), seen(4_936, '2018-05-01')],
    );
    const evaluation = evaluated(terms, files, '2040-01-01');
    expect(evaluation.metrics).toMatchObject([{ metric: 'followed_up', effect: '6.09' }]);
    const outcome = caseFromPersons(terms, cases('hiroshima-six-cities', 'results'), evaluation);
    expect(failed(outcome)).toEqual([]);
  });
});
