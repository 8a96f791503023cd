import { describe, expect, it } from 'vitest';
import type { ResultFile } from '../../../core/lifecycle/verdict/result-file.ts';
import type { Observation } from '../../../core/outcomes/records.ts';
import { redacted, sidesShown } from '../../../core/privacy/trees/redact.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen } from '../outcomes/contract.ts';
import { metricOf, publishedOf, shareOf, shownOf } from './shown-of.ts';

const people = persons(40);
const events = metricOf({ observation: 'care', as: 'count', counts: { from: '1' } });
const mean = metricOf({ observation: 'care', as: 'mean' });

/** So many of the persons have so much each, the others nothing. */
function having(those: number, each: string, among = people): Observation[] {
  return among.map(({ person }, at) =>
    seen(person, { observation: 'care', value: at < those ? each : '0' }),
  );
}

/** Events of so many persons, so many each. */
function eventsOf(those: number, each: number, among = people): Observation[] {
  return Array.from({ length: each }, (_, day) =>
    having(those, '1', among).map((row) => ({ ...row, date: `2017-05-0${day + 1}` })),
  ).flat();
}

/** How a result was kept before anybody counted who has any. */
function withoutCounts({ evaluation, ...result }: ResultFile): ResultFile {
  if (!evaluation) return result;
  const metrics = evaluation.metrics.map(({ withAny: _, ...outcome }) => outcome);
  return { ...result, evaluation: { ...evaluation, metrics } };
}

describe('events of which only two have any, in one cohort of two', () => {
  const north = persons(40, { prefix: 'n', cohort: 'north' });
  const south = persons(40, { prefix: 's', cohort: 'south' });
  const share = shareOf('care');

  it.each([
    ['by themselves', { events }],
    ['beside a share of those who have', { events, share }],
  ])('follow from no total: %s', (_, metrics: Record<string, Metric>) => {
    const [only] = publishedOf([
      {
        ...{ metrics, cohorts: ['north', 'south'], enrolments: [...north, ...south] },
        observations: [...eventsOf(20, 3, north), ...eventsOf(2, 3, south)],
      },
    ]);
    const rows = only?.disclosed.metrics.filter(({ metric }) => metric === 'events') ?? [];
    expect(rows).toHaveLength(3);
    const [ofNorth, ofSouth, all] = rows.map(({ sides }) => sides.own?.sum);
    expect(ofSouth).toBe('withheld');
    expect([ofNorth, all]).toContain('withheld');
    expect([ofNorth, all].filter((sum) => sum !== 'withheld')).toHaveLength(1);
  });
});

describe('sums that differ by what two have', () => {
  it('are not both shown of one result: a corrected one is withheld, though ten more were measured', () => {
    const later = [...people, ...persons(10, { prefix: 'q' })];
    for (const metric of [mean, events]) {
      const revision = (of: typeof people, observations: Observation[]) => ({
        ...{ metrics: { metric }, enrolments: of, observations },
      });
      const before = revision(people, eventsOf(20, 3));
      const among = (more: number) =>
        revision(later, [...eventsOf(20, 3), ...eventsOf(more, 6, later.slice(40))]);
      const sums = (more: number) =>
        shownOf([before, among(more)]).map((shown) => shown['metric']?.sides.own?.sum);
      expect(sums(2)[1]).toBe('withheld');
      expect(sums(8)).not.toContain('withheld');
    }
  });

  it('are not both shown raw and adjusted', () => {
    const all = (inMarch: number) => {
      const [shown] = shownOf([
        {
          metrics: { events },
          followUp: { excluded: [{ from: '2017-03-01', to: '2017-03-31', agreedBy: ['payer'] }] },
          enrolments: people,
          observations: [
            ...having(10, '1'),
            ...having(20, '1').map((row) => ({ ...row, date: '2017-06-02' })),
            ...['01', '02', '03'].flatMap((day) =>
              having(20 + inMarch, '1')
                .slice(20)
                .map((row) => ({ ...row, date: `2017-03-${day}` })),
            ),
          ],
        },
      ]);
      return shown?.['events'];
    };
    expect(all(2)).toMatchObject({ sides: { own: { sum: '30' } }, other: 'withheld' });
    expect(all(6)).toMatchObject({ other: { own: { sum: '48' } } });
  });

  it('are not both shown of two metrics of the same days', () => {
    const strict = metricOf({ observation: 'care', as: 'count', counts: { from: '3' } });
    const shown = (few: number) => {
      const observations = people.map(({ person }, at) => {
        const value = at < 7 ? '3' : at < 7 + few ? '1' : '0';
        return ['01', '02', '03'].map((day) =>
          seen(person, { observation: 'care', value, date: `2017-05-${day}` }),
        );
      });
      const data = { metrics: { events, strict }, enrolments: people };
      const [only] = shownOf([{ ...data, observations: observations.flat() }]);
      return ['events', 'strict'].map((metric) => only?.[metric]?.sides.own?.sum);
    };
    expect(shown(2)).toContain('withheld');
    expect(shown(8)).toEqual(['45', '21']);
  });
});

describe('the figure of two', () => {
  const compared = metricOf(
    { observation: 'care', as: 'mean' },
    { effect: 'improvement', comparator: { kind: 'matched-group' } },
  );
  const group = persons(40, { prefix: 'g', arm: 'comparison' });
  const data = {
    ...{ metrics: { compared }, enrolments: [...people, ...group] },
    observations: [...having(20, '30'), ...having(2, '71234', group)],
  };

  it('stands in no step of how an effect is derived', () => {
    const [only] = publishedOf([data]);
    const explained = only?.result.evaluation?.metrics[0]?.explained;
    if (!only || !explained) throw new Error('not computed');
    const known = { sides: sidesShown([only.disclosed]), counts: true };
    const tree = redacted(explained, { known, isPaid: false });
    expect(tree).toMatchObject({ value: null, withheld: true });
    expect(JSON.stringify(explained)).toContain('142468');
    expect(JSON.stringify(tree)).not.toMatch(/142468|3561/);
    expect(JSON.stringify(only.disclosed)).not.toMatch(/142468|3561/);
  });

  it('is judged by the rules of before in a result that does not tell how many have any', () => {
    const [shown] = publishedOf([data], withoutCounts);
    expect(shown?.disclosed.metrics[0]?.sides.comparator?.sum).toBe('142468');
  });
});
