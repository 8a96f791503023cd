import { describe, expect, it } from 'vitest';
import type { ResultFile } from '../../../core/lifecycle/verdict/result-file.ts';
import type { EarlierResult } from '../../../core/privacy/tables/decide.ts';
import { discloseResult } from '../../../core/privacy/tables/disclose-result.ts';
import type { Terms } from '../../../core/terms/shape/terms.ts';
import { persons, seen, termsWith } from '../outcomes/contract.ts';
import { resultFileOf } from './result-file.ts';

/** A year of which a month is agreed away: shares of persons with an event. */
const terms = (as: 'share' | 'sum') =>
  termsWith({
    metrics: {
      work: {
        ...{ purpose: 'payment', unit: as === 'share' ? '%' : 'SEK', better: 'higher' },
        measure: { observation: 'event', as, duplicates: 'sum', counts: { from: '1' } },
      },
    },
    periods: [{ id: 'y1', from: '2017-01-01', to: '2017-12-31' }],
    followUp: { excluded: [{ from: '2017-03-01', to: '2017-03-31', agreedBy: ['payer'] }] },
  });

type Group = { readonly achieved: number; readonly inMarch: number; readonly failed: number };

function result(of: Terms, { achieved, inMarch, failed }: Group, revision = 1): ResultFile {
  const enrolments = persons(achieved + inMarch + failed);
  const observations = enrolments.map(({ person }, at) => {
    if (at < achieved) return seen(person, { value: '1' });
    return at < achieved + inMarch
      ? seen(person, { value: '1', date: '2017-03-15' })
      : seen(person, { value: '0' });
  });
  return resultFileOf({ terms: of, enrolments, observations }, revision);
}

function disclosed(groups: readonly Group[], as: 'share' | 'sum' = 'share') {
  const of = terms(as);
  const published: EarlierResult[] = [];
  for (const [at, group] of groups.entries()) {
    const whole = result(of, group, at + 1);
    const common = {
      terms: of,
      earlier: [...published],
      settlements: [],
      below: 5,
      resultFile: 'f',
    };
    published.push({ result: whole, disclosed: discloseResult({ ...common, result: whole }) });
  }
  return published.map((each) => ({
    whole: each.result.evaluation?.metrics[0],
    row: each.disclosed.metrics[0],
  }));
}

describe('what stands beside an effect', () => {
  it('is shown with its cells: the interval, and the raw result beside the adjusted', () => {
    const [only] = disclosed([{ achieved: 20, inMarch: 7, failed: 30 }]);
    expect(only?.row?.uncertainty).toEqual(only?.whole?.uncertainty);
    expect(only?.row).toMatchObject({
      basis: 'adjusted',
      sides: { own: { sum: '20', of: '57' } },
      other: { basis: 'raw', own: { sum: '27', of: '57' }, denominators: { measured: 57 } },
    });
  });

  it('is withheld where a cell of it is: the interval could be solved for it', () => {
    const [only] = disclosed([{ achieved: 3, inMarch: 0, failed: 30 }]);
    expect(only?.row).toMatchObject({
      ...{ sides: { own: { sum: 'withheld' } }, effect: 'withheld' },
      ...{ uncertainty: 'withheld', other: 'withheld' },
    });
  });

  it('is withheld where the raw result would tell of a few who are in it alone', () => {
    const [only] = disclosed([{ achieved: 20, inMarch: 2, failed: 30 }]);
    expect(only?.row).toMatchObject({ sides: { own: { sum: '20' } }, other: 'withheld' });
    expect(only?.row?.uncertainty).toMatchObject({ method: 'wilson' });
  });

  it('is withheld where nobody can tell how many stand behind the difference of two sums', () => {
    const [only] = disclosed([{ achieved: 20, inMarch: 7, failed: 30 }], 'sum');
    expect(only?.row).toMatchObject({ sides: { own: { sum: '20' } }, other: 'withheld' });
  });

  it('is withheld where it was another before, and the counts were the same', () => {
    const same = { achieved: 20, inMarch: 7, failed: 30 };
    const [, again] = disclosed([same, same]);
    expect(again?.row?.uncertainty).toMatchObject({ method: 'wilson' });
    const [, corrected] = disclosed([same, { ...same, inMarch: 12, failed: 25 }]);
    expect(corrected?.row).toMatchObject({ sides: { own: { sum: '20' } }, other: 'withheld' });
  });
});
