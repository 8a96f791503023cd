import { describe, expect, it } from 'vitest';
import { missingData, type PeriodData } from '../../../core/lifecycle/completeness.ts';
import type { ImportItem } from '../../../core/lifecycle/items/delivered.ts';
import { importsFor } from '../../../core/lifecycle/snapshot.ts';
import { NO_FACTS } from '../../../core/settlement/facts.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { AT, CONTRACT, HASH, norrkoping, person, stored } from './fixtures.ts';

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
