import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen } from '../outcomes/contract.ts';
import { metricOf, shareOf, shownOf, sumsIn } from './shown-of.ts';

const people = persons(40);

/** What is shown where so many have a value, and the others 0. */
function shownWhere(metrics: Record<string, Metric>, those: number, value: (at: number) => number) {
  const observations = people.map(({ person }, at) =>
    seen(person, { observation: 'care', value: String(at < those ? value(at) : 0) }),
  );
  return shownOf([{ metrics, enrolments: people, observations }])[0];
}

const share = shareOf('care');
const mean = metricOf({ observation: 'care', as: 'mean' });
const total = metricOf({ observation: 'care', as: 'sum' });

describe('a sum or mean of which few have any', () => {
  it('is withheld where the share of those who have is', () => {
    const shown = shownWhere({ mean, total, share }, 2, (at) => 90000 + at * 812345);
    expect(sumsIn(shown)).toEqual({ mean: 'withheld', total: 'withheld', share: 'withheld' });
    expect(shown?.['total']).toMatchObject({ uncertainty: 'withheld', effect: 'withheld' });
  });

  it.each([
    ['of few', 2],
    ['of all but few', 38],
  ])('is withheld where it is itself no more than a count %s', (_, those) => {
    expect(sumsIn(shownWhere({ mean, total }, those, () => 1))).toEqual({
      ...{ mean: 'withheld', total: 'withheld' },
    });
  });

  it('is withheld where it is a count near another that is shown', () => {
    const counted = metricOf({
      observation: 'care',
      as: 'sum',
      outliers: { to: '1', are: 'capped' },
    });
    const above = metricOf({ observation: 'care', as: 'share', counts: { above: '1' } });
    const shown = shownWhere({ above, counted }, 12, (at) => (at === 0 ? 1 : 2));
    expect(Object.values(sumsIn(shown)).filter((sum) => sum !== 'withheld')).toHaveLength(1);
  });

  it('is withheld in a weighted combination too', () => {
    const weighted = metricOf({ combines: { weighted: { share: '3' } }, as: 'mean' });
    const shown = shownWhere({ share, weighted }, 3, () => 1);
    expect(sumsIn(shown)).toEqual({ share: 'withheld', weighted: 'withheld' });
  });

  it('is withheld of events: six events of two persons are theirs', () => {
    const events = metricOf({ observation: 'care', as: 'count', counts: { from: '1' } });
    const observations = people.flatMap(({ person }, at) =>
      ['01', '02', '03'].map((day) =>
        seen(person, { observation: 'care', date: `2017-05-${day}`, value: at < 2 ? '1' : '0' }),
      ),
    );
    const [shown] = shownOf([{ metrics: { events, share }, enrolments: people, observations }]);
    expect(sumsIn(shown)).toEqual({ events: 'withheld', share: 'withheld' });
  });

  it('is shown with the share where enough have some, and enough have none', () => {
    const shown = shownWhere({ mean, total, share }, 20, (at) => 1000 + at);
    expect(sumsIn(shown)).toEqual({ mean: '20190', total: '20190', share: '20' });
    expect(shown?.['mean']).toMatchObject({ uncertainty: { method: 'student' } });
  });

  it('is withheld by its interval alone where few have most of it, and no share says so', () => {
    const shown = shownWhere({ mean, total }, 2, (at) => 90000 + at * 812345);
    expect(sumsIn(shown)).toEqual({ mean: 'withheld', total: 'withheld' });
    expect(sumsIn(shownWhere({ mean }, 4, () => 30))).toEqual({ mean: 'withheld' });
    expect(sumsIn(shownWhere({ mean }, 5, () => 30))).toEqual({ mean: '150' });
    const paid = metricOf(
      { observation: 'care', as: 'mean' },
      { effect: 'improvement', comparator: { kind: 'fixed-target', value: '10' } },
    );
    expect(sumsIn(shownWhere({ paid }, 2, (at) => 300 + at))).toEqual({ paid: 'withheld' });
    expect(sumsIn(shownWhere({ paid }, 20, (at) => 300 + at))).toEqual({ paid: '6190' });
  });

  it('is not concluded of figures that may cancel each other out', () => {
    const around = metricOf({ observation: 'care', as: 'mean' }, { range: '-100 to 100' });
    const shown = shownWhere({ around }, 40, (at) => (at % 2 === 0 ? 50.5 : -50));
    expect(sumsIn(shown)).toEqual({ around: '10' });
  });
});
