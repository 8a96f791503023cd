import { describe, expect, it } from 'vitest';
import { beforeFreezing } from '../../../../core/lifecycle/data/before-freezing.ts';
import { missingData, type PeriodData } from '../../../../core/lifecycle/data/completeness.ts';
import { importsForOthers } from '../../../../core/lifecycle/data/elsewhere.ts';
import { importsFor } from '../../../../core/lifecycle/data/snapshot.ts';
import { dataDueOf } from '../../../../core/lifecycle/due/due.ts';
import type { ImportItem } from '../../../../core/lifecycle/items/delivered.ts';
import type { Observation } from '../../../../core/outcomes/records.ts';
import { NO_FACTS } from '../../../../core/settlement/facts.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { findingWords } from '../../../../core/words/findings.ts';
import { AT, CONTRACT, HASH, norrkoping, period, person, stored } from '../fixtures.ts';

const enrolments = ['p-1', 'p-2'].map((each) => ({
  person: each,
  enrolledOn: '2016-09-01',
  arm: 'treatment',
}));
const cost = (who: string, date: string, value: string) => ({
  person: who,
  observation: 'care_cost',
  date,
  value,
});
const before = [cost('p-1', '2016-03-01', '240000'), cost('p-2', '2016-03-01', '250000')];
const after = [cost('p-1', '2018-03-01', '140000'), cost('p-2', '2018-03-01', '150000')];

/** Norrköping, if it waited for whoever is missing. */
const { saving, ...otherMetrics } = norrkoping.metrics ?? {};
if (!saving) throw new Error('the terms have a saving');
const waiting: Terms = {
  ...norrkoping,
  metrics: { ...otherMetrics, saving: { ...saving, missing: 'wait' } },
};

function codes(data: Partial<PeriodData>, terms = norrkoping): string[] {
  const whole = { enrolments, observations: [], figures: [], ...data };
  const about = { terms, periodId: 'follow_up_1', asOf: '2019-01-02' };
  return missingData({ ...about, data: whole }).map(({ code }) => code);
}

describe('the data of a period', () => {
  it.each([
    { why: 'with everybody’s observations', observations: [...before, ...after], missing: [] },
    {
      why: 'with one person missing, who counts as not improved',
      observations: [...before, ...after.slice(0, 1)],
      missing: [],
    },
    { why: 'without observations', observations: [], missing: ['data.nothing-delivered'] },
    {
      why: 'with observations that measure nothing',
      observations: [{ ...cost('p-1', '2018-03-01', '1'), observation: 'visits' }],
      missing: ['outcomes.observation-unknown'],
    },
    {
      why: 'with an observation of somebody who is not enrolled',
      observations: [...before, ...after, cost('p-9', '2018-03-01', '1')],
      missing: ['outcomes.not-enrolled'],
    },
  ])('$why: $missing', ({ observations, missing }) => {
    expect(codes({ observations })).toEqual(missing);
  });

  it('are not complete while somebody is missing whom the terms wait for', () => {
    const one = { observations: [...before, ...after.slice(0, 1)] };
    expect(codes(one, waiting)).toEqual(['data.waits-for-missing']);
    expect(codes({ observations: [...before, ...after] }, waiting)).toEqual([]);
  });

  it('may be figures that others have computed, if they say something', () => {
    const figures = [{ ...NO_FACTS, metrics: [{ metric: 'saving', value: '5000000' }] }];
    expect(codes({ enrolments: [], figures })).toEqual([]);
    expect(codes({ enrolments: [], figures: [NO_FACTS] })).toEqual(['data.nothing-measured']);
  });
});

describe('what must be known before the data of a period are frozen', () => {
  const lagged: Terms = {
    ...norrkoping,
    metrics: {
      in_work: {
        ...{ purpose: 'payment', unit: '%', better: 'higher', missing: 'failure' },
        window: { counted: 'after enrolment', closes: '12 months', lag: '3 months' },
        measure: { observation: 'employed', as: 'share' },
      },
    },
  };
  const people = ['2017-06-01', '2017-10-01', '2017-12-01', '2018-06-01'].map(
    (enrolledOn, index) => ({ person: `p-${index + 1}`, enrolledOn, arm: 'treatment' }),
  );
  const employed = { person: 'p-1', observation: 'employed', date: '2018-01-05', value: '1' };
  const told = (asOf: string, others: readonly Observation[] = []) =>
    beforeFreezing({
      ...{ terms: lagged, periodId: 'follow_up_1', asOf },
      data: { enrolments: people, observations: [employed], figures: [] },
      others: [{ periodId: 'follow_up_2', rows: others }],
    });

  it.each([
    {
      asOf: '2018-11-30',
      open: 1,
      waiting: 1,
      said: '1 window is still open, and 1 window waits for the register',
    },
    { asOf: '2018-12-31', open: 0, waiting: 2, said: '2 windows wait for the register' },
  ])('is how many windows are open or wait for the register: on $asOf, $said', (by) => {
    const { asOf, open, waiting, said } = by;
    const [found, ...more] = told(asOf);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      code: 'data.windows-open',
      facts: { period: 'follow_up_1', metric: 'in_work', open, waiting },
    });
    expect(found && findingWords(found, 'en').what).toContain(`of follow_up_1 ${said}`);
  });

  it('is nothing on the day on which data are due: the last window has closed, and the lag has passed', () => {
    const [period] = lagged.periods ?? [];
    if (!period) throw new Error('the terms have periods');
    const due = dataDueOf(period, lagged);
    expect(due).toBe('2019-04-01');
    expect(told(due)).toEqual([]);
    expect(dataDueOf(period, norrkoping)).toBe('2019-01-01');
    expect(dataDueOf({ ...period, dataDue: '2019-02-01' }, lagged)).toBe('2019-02-01');
  });

  it('is also that rows were delivered for another period alone', () => {
    const rows = [{ ...employed, person: 'p-2' }, employed];
    expect(told('2019-04-01', rows)).toMatchObject([
      { code: 'data.delivered-elsewhere', facts: { rows: 1, persons: 1 } },
    ]);
  });

  it('is also that another value of a day was delivered for another period', () => {
    expect(told('2019-04-01', [{ ...employed, value: '0' }])).toMatchObject([
      { code: 'data.delivered-elsewhere', facts: { rows: 1, persons: 1 } },
    ]);
    expect(told('2019-04-01', [employed])).toEqual([]);
  });

  it('is also that rows lie in no window any more, because somebody has come back since', () => {
    const [first, ...others] = people;
    const back = [
      { ...first, leftOn: '2018-02-01', leftReason: 'moved' },
      { ...first, enrolledOn: '2018-03-01' },
      ...others,
    ] as typeof people;
    const found = beforeFreezing({
      terms: { ...lagged, followUp: { reEnrolment: 'latest' } },
      ...{ periodId: 'follow_up_1', asOf: '2019-04-01', others: [] },
      data: { enrolments: back, observations: [employed], figures: [] },
    });
    expect(found).toMatchObject([
      { code: 'outcomes.rows-uncounted', facts: { rows: 1, persons: 1 } },
    ]);
  });

  it('is nothing of persons where others have computed the figures', () => {
    const figures = [NO_FACTS];
    const data = { enrolments: people, observations: [], figures };
    const about = { terms: lagged, periodId: 'follow_up_1', asOf: '2018-11-30', others: [] };
    expect(beforeFreezing({ ...about, data })).toEqual([]);
  });
});

it('a period is computed from everybody enrolled and from its own revision’s delivery', () => {
  const item = (importId: string, rest: Partial<ImportItem>): ImportItem => ({
    ...stored<ImportItem>({
      kind: 'import',
      contractId: CONTRACT,
      importId,
      what: 'observations',
      file: HASH,
      rows: 1,
      legalBasis: 'GDPR 6.1 e',
      source: 'register',
      purpose: 'uppföljning',
      decidedBy: 'nämnden',
      retention: '2 years',
      by: person('petra'),
      at: AT,
    }),
    ...rest,
  });
  const imports = [
    item('z', { what: 'enrolments' }),
    item('c', { periodId: 'follow_up_1', revision: 1 }),
    item('b', { periodId: 'follow_up_1', revision: 2 }),
    item('a', { periodId: 'follow_up_2', revision: 2 }),
  ];
  const used = importsFor(imports, { periodId: 'follow_up_1', revision: 2 });
  expect(used.map(({ importId }) => importId)).toEqual(['b', 'z']);

  // Of other periods what stands of their newest revision is told, where it counts here too.
  const withdrawn = { by: person('petra'), at: AT, reason: 'the wrong file' };
  const others = importsForOthers(
    [...imports, item('d', { periodId: 'follow_up_1', revision: 2, withdrawn })],
    {
      periodId: 'follow_up_2',
      periods: [1, 2].map((revision) => period('follow_up_1', { revision })),
    },
  );
  expect(others.map(({ importId }) => importId)).toEqual(['b']);
});

it('the newer of two deliveries comes last, whatever their ids', () => {
  const at = (hour: string) => `2019-02-01T${hour}:00:00.000Z`;
  const item = (importId: string, hour: string) =>
    stored<ImportItem>({
      kind: 'import',
      contractId: CONTRACT,
      importId,
      what: 'figures',
      periodId: 'follow_up_1',
      revision: 1,
      file: HASH,
      rows: 1,
      legalBasis: '',
      source: '',
      purpose: '',
      decidedBy: '',
      retention: '',
      by: person('petra'),
      at: at(hour),
    });
  const used = importsFor([item('a', '10'), item('c', '09'), item('b', '09')], {
    periodId: 'follow_up_1',
    revision: 1,
  });
  expect(used.map(({ importId }) => importId)).toEqual(['b', 'c', 'a']);
});
