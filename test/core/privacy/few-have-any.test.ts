import { describe, expect, it } from 'vitest';
import type { Enrolment, Observation } from '../../../core/outcomes/records.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen } from '../outcomes/contract.ts';
import { metricOf, shownOf } from './shown-of.ts';

const own = persons(40);
const group = persons(40, { prefix: 'g', arm: 'comparison' });

/** One row a person: so many of them have some, the others nothing. */
function rows(
  people: readonly Enrolment[],
  having: number,
  rest: Partial<Observation> & { amount?: (at: number) => string } = {},
): Observation[] {
  const { amount = (at) => String(30 + at), ...said } = rest;
  return people.map(({ person }, at) =>
    seen(person, { observation: 'care', value: at < having ? amount(at) : '0', ...said }),
  );
}

/** What is shown of one metric. */
function shown(
  metric: Metric,
  observations: readonly Observation[],
  enrolments: readonly Enrolment[] = own,
) {
  const [only] = shownOf([{ metrics: { care: metric }, enrolments, observations }]);
  const row = only?.['care'];
  if (!row) throw new Error('no row');
  return row;
}

const against = (kind: 'matched-group' | 'difference-in-differences' | 'own-reference-period') => ({
  effect: 'improvement' as const,
  comparator:
    kind === 'matched-group'
      ? { kind }
      : { kind, reference: { counted: 'before enrolment' as const, closes: '6 months' } },
});
const AFTER = { window: { counted: 'after enrolment', closes: '12 months' } } as const;
const BEFORE = { date: '2016-10-01' };

describe('a sum, mean, count or rate of which only two have any', () => {
  it.each(['sum', 'mean', 'count', 'rate'] as const)(
    'is withheld of a comparison group, with its level and the effect: a %s',
    (as) => {
      const measure = { observation: 'care', as, ...(as === 'rate' ? { per: '100' } : {}) };
      const row = shown(
        metricOf(measure, against('matched-group')),
        [...rows(own, 20), ...rows(group, 2)],
        [...own, ...group],
      );
      const hidden = { sum: 'withheld', of: 'withheld', level: 'withheld' };
      expect(row.sides.comparator).toMatchObject(hidden);
      expect(row.sides.own?.sum).toBe('790');
      expect(row).toMatchObject({ effect: 'withheld', worstCase: 'withheld' });
      expect([undefined, 'withheld']).toContain(row.uncertainty);
    },
  );

  it('is withheld where nothing but a bootstrap or clusters bound it', () => {
    const mean = { observation: 'care', as: 'mean' } as const;
    for (const uncertainty of [
      { method: 'bootstrap', resamples: '200' },
      { clusters: 'person' },
    ] as const) {
      const row = shown(metricOf(mean, { uncertainty }), rows(own, 2));
      expect(row.sides.own).toMatchObject({ sum: 'withheld', level: 'withheld' });
      expect(row).toMatchObject({ effect: 'withheld', uncertainty: 'withheld' });
    }
  });

  it('is withheld of changes since a baseline: who has not changed has none', () => {
    const measure = {
      ...{ observation: 'care', as: 'mean' as const, perPerson: 'latest' as const },
      baseline: { counted: 'before enrolment' as const, closes: '6 months' },
    };
    const before = rows(own, 40, { ...BEFORE, amount: () => '50' });
    const after = (changed: number) =>
      own.map(({ person }, at) =>
        seen(person, { observation: 'care', value: String(at < changed ? 20 + at : 50) }),
      );
    const of = (changed: number) =>
      shown(metricOf(measure, AFTER), [...before, ...after(changed)]).sides.own?.sum;
    expect([of(2), of(4), of(5)]).toEqual(['withheld', 'withheld', '-140']);
  });

  it('is withheld of figures that may be below zero', () => {
    const around = metricOf({ observation: 'care', as: 'mean' }, { range: '-100 to 100' });
    expect(shown(around, rows(own, 2)).sides.own?.sum).toBe('withheld');
    const cancelled = rows(own, 4, { amount: (at) => (at % 2 === 0 ? '50' : '-50') });
    expect(shown(around, cancelled).sides.own?.sum).toBe('withheld');
  });

  it('is withheld of the time before, with all that it is compared with', () => {
    const said = metricOf(
      { observation: 'care', as: 'mean' },
      { ...AFTER, ...against('own-reference-period') },
    );
    const row = shown(said, [...rows(own, 20), ...rows(own, 2, BEFORE)]);
    expect(row.sides.comparator).toMatchObject({ sum: 'withheld', level: 'withheld' });
    expect(row.sides.own?.sum).toBe('790');
    expect(row).toMatchObject({ effect: 'withheld', worstCase: 'withheld' });
  });

  it('is shown with the missing where these have some, and then tells no worst case', () => {
    const said = metricOf(
      { observation: 'care', as: 'mean' },
      { ...AFTER, ...against('own-reference-period'), missing: 'not improved' },
    );
    const row = (having: number, missingHaving: number) => {
      const [measured, missing] = [own.slice(0, 30), own.slice(30)];
      return shown(said, [
        ...rows(measured, having, { amount: () => '30' }),
        ...rows(measured, 20, BEFORE),
        ...rows(missing, missingHaving, { ...BEFORE, amount: () => '50' }),
      ]);
    };
    for (const shares of [row(2, 10), row(20, 2)]) {
      expect(shares.sides.own?.sum).toMatch(/\d/);
      expect(shares).toMatchObject({ effect: expect.stringMatching(/\d/), worstCase: 'withheld' });
    }
    expect(row(2, 0).sides.own?.sum).toBe('withheld');
    expect(row(2, 2).sides.own?.sum).toBe('withheld');
    expect(row(20, 10).worstCase).toMatchObject({ own: { sum: '600' } });
  });

  it('takes the effect with it where it is the time before of a group', () => {
    const said = metricOf(
      { observation: 'care', as: 'mean' },
      { ...AFTER, ...against('difference-in-differences') },
    );
    const all = (before: number) =>
      shown(
        said,
        [
          ...rows(own, 20),
          ...rows(own, 20, BEFORE),
          ...rows(group, 20),
          ...rows(group, before, BEFORE),
        ],
        [...own, ...group],
      );
    expect(all(20)).toMatchObject({ effect: expect.stringMatching(/\d/) });
    expect(all(2)).toMatchObject({ effect: 'withheld', worstCase: 'withheld' });
    expect([undefined, 'withheld']).toContain(all(2).uncertainty);
  });

  it('is withheld of events: all six are of two', () => {
    const events = metricOf({ observation: 'care', as: 'count', counts: { from: '1' } });
    const thrice = ['01', '02', '03'].flatMap((day) =>
      rows(own, 2, { date: `2017-05-${day}`, amount: () => '1' }),
    );
    expect(shown(events, thrice).sides.own?.sum).toBe('withheld');
  });

  it('is shown where nobody has any, and where five have', () => {
    const rate = metricOf({ observation: 'care', as: 'rate', per: '100' });
    expect(shown(rate, rows(own, 0)).sides.own?.sum).toBe('0');
    expect(shown(rate, rows(own, 4)).sides.own?.sum).toBe('withheld');
    expect(shown(rate, rows(own, 5)).sides.own?.sum).toBe('160');
  });

  it('tells nowhere how many have any', () => {
    const row = shown(
      metricOf({ observation: 'care', as: 'mean' }, against('matched-group')),
      [...rows(own, 20), ...rows(group, 17)],
      [...own, ...group],
    );
    expect(JSON.stringify(row)).not.toMatch(/\b17\b|withAny/);
  });
});
