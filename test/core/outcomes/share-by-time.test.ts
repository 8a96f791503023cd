import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from './contract.ts';

describe('a share by the curve of times, of persons', () => {
  const outOfCare: Metric = {
    purpose: 'payment',
    unit: '%',
    better: 'higher',
    window: { counted: 'after enrolment', closes: '12 months' },
    leaving: { moved: 'censored' },
    measure: { observation: 'placement', as: 'share without event', upTo: '365' },
  };
  const placed = (person: string, date: string, value = '1') =>
    seen(person, { observation: 'placement', date, value });
  // Of six one is placed after 40 days; one moves away after 100 days, and one is placed after 200; one is missing.
  const enrolments = persons(6).map((each) =>
    each.person === 'p-2' ? { ...each, leftOn: '2017-04-10', leftReason: 'moved' } : each,
  );
  const observations = [
    placed('p-1', '2017-02-10'),
    placed('p-2', '2017-02-01', '0'),
    placed('p-3', '2017-07-20'),
    placed('p-4', '2017-05-01', '0'),
    placed('p-5', '2017-05-01', '0'),
  ];
  const outcome = (metric: Metric, of = { enrolments, observations }) => {
    const terms = termsWith({ metrics: { out_of_care: metric } });
    const result = evaluate({ terms, ...of, asOf: '2018-06-01' });
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    return result.value.metrics[0];
  };

  it('lets whoever moved count as long as they were followed', () => {
    // 4 of 5, then 2 of 3.
    expect(outcome(outOfCare)).toMatchObject({
      own: { level: '53.33333333333333333333333333333333333333' },
      denominators: { reached: 6, measured: 5, missing: 1 },
      uncertainty: { method: 'kaplan-meier' },
    });
    const measure = { ...outOfCare.measure, observation: 'placement', as: 'share with event' };
    expect(outcome({ ...outOfCare, better: 'lower', measure } as Metric)).toMatchObject({
      own: { level: '46.66666666666666666666666666666666666667' },
    });
  });

  it('of everybody followed to the end is the plain share, to the last digit', () => {
    const dates = fc.array(fc.option(fc.integer({ min: 1, max: 28 })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(dates, fc.constantFrom('with', 'without'), (all, which) => {
        const events = all.map((day, at) =>
          day === null
            ? placed(`p-${at + 1}`, '2017-03-01', '0')
            : placed(`p-${at + 1}`, `2017-03-${String(day).padStart(2, '0')}`),
        );
        const of = { enrolments: persons(all.length), observations: events };
        const better = which === 'with' ? 'lower' : 'higher';
        const by = { observation: 'placement', upTo: '365', as: `share ${which} event` } as const;
        const curve = outcome({ ...outOfCare, better, measure: by }, of);
        const counts = which === 'with' ? { from: '1' } : { to: '0' };
        const plain = outcome(
          { ...outOfCare, better, measure: { observation: 'placement', as: 'share', counts } },
          of,
        );
        expect(curve?.own?.level).toBe(plain?.own?.level);
      }),
    );
  });

  it('counts the missing as failures, or as the fixed figure that they did not improve on', () => {
    // With a failure on the first day: 5 of 6, 4 of 5, 2 of 3.
    expect(outcome({ ...outOfCare, missing: 'failure' })?.own?.level).toMatch(/^44\.444444/);
    const comparator = { kind: 'fixed-target', value: '40' } as const;
    const metric = { ...outOfCare, comparator, effect: 'improvement' } as const;
    const asTarget = outcome({ ...metric, missing: 'not improved' });
    // (5 × 53.33 + 40) ÷ 6
    expect(asTarget?.own?.level).toMatch(/^51\.111111/);
    expect(asTarget?.effect).toMatch(/^11\.111111/);
    expect(asTarget?.uncertainty).toMatchObject({
      assumptions: expect.arrayContaining(['measured-only', 'comparator-as-known']),
    });
  });

  it('has no figure for more days than anybody was followed', () => {
    const measure = { observation: 'placement', as: 'share without event', upTo: '366' } as const;
    expect(outcome({ ...outOfCare, measure })?.noEffect).toBe('followed too briefly');
  });
});
