import { describe, expect, it } from 'vitest';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from '../outcomes/contract.ts';
import { resultFileOf } from './result-file.ts';

type Group = { readonly achieved: number; readonly failed: number; readonly missing: number };

const GROUP: Metric = {
  ...{ purpose: 'payment', unit: 'points', better: 'higher', effect: 'improvement' },
  comparator: { kind: 'matched-group' },
  measure: { observation: 'event', as: 'share', counts: { from: '1' } },
};

const BEFORE: Metric = {
  ...GROUP,
  comparator: {
    kind: 'own-reference-period',
    reference: { counted: 'before enrolment', closes: '12 months' },
  },
};

function observed(prefix: string, { achieved, failed }: Group) {
  return Array.from({ length: achieved + failed }, (_, at) =>
    seen(`${prefix}-${at + 1}`, { value: at < achieved ? '1' : '0' }),
  );
}

function sizeOf({ achieved, failed, missing }: Group): number {
  return achieved + failed + missing;
}

function disclosed(metric: Metric, data: Omit<Parameters<typeof resultFileOf>[0], 'terms'>) {
  const terms = termsWith({
    metrics: { work: metric },
    periods: [{ id: 'y1', from: '2017-01-01', to: '2017-12-31' }],
  });
  const result = resultFileOf({ terms, ...data }, 1);
  const common = { terms, earlier: [], settlements: [], below: 5, resultFile: 'f' };
  return {
    whole: result.evaluation?.metrics[0],
    row: discloseResult({ ...common, result }).metrics[0],
  };
}

function compared(own: Group, other: Group) {
  return disclosed(GROUP, {
    enrolments: [
      ...persons(sizeOf(own)),
      ...persons(sizeOf(other), { prefix: 'c', arm: 'comparison' }),
    ],
    observations: [...observed('p', own), ...observed('c', other)],
  });
}

describe('the worst case', () => {
  it('is shown with the missing of both arms where they are many', () => {
    const { row, whole } = compared(
      { achieved: 20, failed: 10, missing: 6 },
      { achieved: 10, failed: 10, missing: 7 },
    );
    expect(row?.sides.comparator?.counts.missing).toBe(7);
    expect(row?.worstCase).toEqual(whole?.worstCase);
    expect(row?.worstCase).toMatchObject({ own: { sum: '20' }, comparator: { sum: '17' } });
  });

  it.each([
    [6, 2],
    [2, 7],
  ])('is withheld with the missing of an arm where they are few (%d and %d)', (own, other) => {
    const { row } = compared(
      { achieved: 20, failed: 10, missing: own },
      { achieved: 10, failed: 10, missing: other },
    );
    const [few, name] = own < 5 ? [row?.sides.own, 'own'] : [row?.sides.comparator, 'comparator'];
    expect([name, few?.counts.missing]).toEqual([name, 'withheld']);
    expect(row?.worstCase).toBe('withheld');
  });

  it('is withheld with a comparison group of few of whom nobody was measured', () => {
    const { row, whole } = compared(
      { achieved: 20, failed: 10, missing: 6 },
      { achieved: 0, failed: 0, missing: 2 },
    );
    expect(whole?.worstCase).toMatchObject({ comparator: { sum: '2', of: '2' } });
    expect(row?.sides.comparator?.counts.missing).toBe('withheld');
    expect(row?.worstCase).toBe('withheld');
  });

  it('is shown with how many are missing, where nobody was measured of a comparison group of many', () => {
    const { row, whole } = compared(
      { achieved: 20, failed: 10, missing: 6 },
      { achieved: 0, failed: 0, missing: 7 },
    );
    expect(row).toMatchObject({ effect: null, sides: { comparator: { counts: { missing: 7 } } } });
    expect(row?.worstCase).toEqual(whole?.worstCase);
  });

  it('is withheld where it would tell how it was for the missing before', () => {
    const own = { achieved: 20, failed: 10, missing: 8 };
    const enrolments = persons(sizeOf(own));
    const earlier = enrolments.map(({ person }, at) =>
      seen(person, { date: '2016-06-01', value: at < 15 || at >= 36 ? '1' : '0' }),
    );
    const { row, whole } = disclosed(BEFORE, {
      enrolments,
      observations: [...earlier, ...observed('p', own)],
    });
    // 15 of the 30 measured, and 17 with the missing: 2 of the 8.
    expect(whole?.comparator?.sum).toBe('15');
    expect(whole?.worstCase.comparator?.sum).toBe('17');
    expect(row?.sides.own?.counts.missing).toBe(8);
    expect(row?.worstCase).toBe('withheld');
  });
});
