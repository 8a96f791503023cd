import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/outcomes/evaluate.ts';
import type { Observation } from '../../../core/outcomes/records.ts';
import type { Measure, Metric } from '../../../core/terms/shape/metric.ts';
import { persons, seen, termsWith } from './contract.ts';

const window = { counted: 'after enrolment', closes: '24 months' } as const;
const metric = (measure: Measure, rest: Partial<Metric> = {}): Metric => ({
  ...{ purpose: 'payment', unit: '%', better: 'higher', window, measure },
  ...rest,
});
const employed = metric({ observation: 'employed', as: 'share' });
const requires = { requires: 'employed' };

/** Who was placed, on which day if at all, and who has work. */
type Person = { readonly placed?: number | undefined; readonly works: boolean };

const rows = (people: readonly Person[]): Observation[] =>
  people.flatMap(({ placed, works }, at) => [
    seen(`p-${at + 1}`, {
      observation: 'placement',
      date: `2017-02-${String(placed ?? 1).padStart(2, '0')}`,
      value: placed === undefined ? '0' : '1',
    }),
    seen(`p-${at + 1}`, { observation: 'employed', value: works ? '1' : '0' }),
  ]);

function levelOf(stayed: Metric, people: readonly Person[]): string | undefined {
  const result = evaluate({
    terms: termsWith({ metrics: { stayed, employed } }),
    enrolments: persons(people.length),
    observations: rows(people),
    asOf: '2020-01-01',
  });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value.metrics.find(({ metric: name }) => name === 'stayed')?.own?.level;
}

/** One stayed and works, one stayed and does not, one was placed after 31 days and works. */
const THREE: readonly Person[] = [{ works: true }, { works: false }, { placed: 1, works: true }];

describe('who has not reached what is required', () => {
  const without = { observation: 'placement', as: 'share without event', upTo: '730' } as const;
  const meanTime = { observation: 'placement', as: 'restricted mean time', upTo: '730' } as const;

  it('is not in a share of those without an event', () => {
    expect(levelOf(metric(without, requires), THREE)).toMatch(/^33\.3333/);
  });

  it('has the shortest time until what is not wanted', () => {
    // 730, nothing and 31 days.
    expect(levelOf(metric(meanTime, { ...requires, unit: 'days' }), THREE)).toMatch(/^253\.666/);
  });

  it('has the longest time until what is wanted', () => {
    // Of three who waited 31 days, the one without work counts as never.
    const people = [true, true, false].map((works): Person => ({ placed: 1, works }));
    const lower = metric(meanTime, { ...requires, unit: 'days', better: 'lower' });
    // (31 + 31 + 730) ÷ 3
    expect(levelOf(lower, people)).toBe('264');
  });

  it('counts in a share by the curve as in a plain share, to the last digit', () => {
    const person = fc.record({
      placed: fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
      works: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 20 }),
        fc.constantFrom('with', 'without'),
        fc.constantFrom('higher', 'lower'),
        (people, which, better) => {
          const counts = which === 'with' ? { from: '1' } : { to: '0' };
          const curve = { ...without, as: `share ${which} event` } as const;
          const plain = { observation: 'placement', as: 'share', counts } as const;
          const rest: Partial<Metric> = { ...requires, better };
          expect(levelOf(metric(curve, rest), people)).toBe(levelOf(metric(plain, rest), people));
        },
      ),
    );
  });
});
