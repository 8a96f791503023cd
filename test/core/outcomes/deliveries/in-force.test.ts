import { describe, expect, it } from 'vitest';
import { areInForce, repetitionsOf } from '../../../../core/outcomes/deliveries/in-force.ts';
import type { Measure, Metric } from '../../../../core/terms/shape/metric.ts';
import { seen, termsWith } from '../contract.ts';

const metric = (measure: Partial<Measure>): Metric => ({
  ...{ purpose: 'payment', unit: '%', better: 'higher' },
  measure: { observation: 'event', as: 'sum', ...measure },
});

const latest = termsWith({ metrics: { cost: metric({ duplicates: 'latest' }) } });
const sum = termsWith({ metrics: { cost: metric({ duplicates: 'sum' }) } });
const value = (text: string) => seen('p-1', { value: text });

describe('a row of a later delivery', () => {
  it.each([
    ['of another person', seen('p-2', { value: '4' })],
    ['of another day', seen('p-1', { value: '4', date: '2017-06-02' })],
    ['of another name', seen('p-1', { value: '4', observation: 'other' })],
    ['with another value', value('5')],
    ['of a longer stay', seen('p-1', { value: '4', until: '2017-06-02' })],
  ])('%s is new', (_, row) => {
    expect(repetitionsOf(sum, [value('4')])([row])).toEqual({ fresh: [row], repeated: [] });
  });

  it('that says exactly what is in force repeats it', () => {
    const same = seen('p-1', { value: '4', until: '2017-06-01' });
    for (const terms of [sum, latest]) {
      expect(repetitionsOf(terms, [value('4')])([same])).toEqual({ fresh: [], repeated: [same] });
    }
  });

  it('that says again what was overwritten is new where the latest counts, and repeats where all do', () => {
    const known = [value('4'), value('5')];
    expect(repetitionsOf(latest, known)([value('4')]).fresh).toHaveLength(1);
    expect(repetitionsOf(latest, known)([value('5')]).fresh).toHaveLength(0);
    expect(repetitionsOf(sum, known)([value('4')]).fresh).toHaveLength(0);
  });

  it('that takes back what the same file says before is new', () => {
    const rows = [value('5'), value('4')];
    expect(repetitionsOf(latest, [value('4')])(rows)).toEqual({ fresh: rows, repeated: [] });
    const { fresh } = repetitionsOf(latest, [value('4')])(rows.toReversed());
    expect(fresh).toEqual([value('5')]);
  });

  it('counts with all others where one of two metrics adds up what the other takes the latest of', () => {
    const metrics = { one: metric({ duplicates: 'latest' }), two: metric({ duplicates: 'sum' }) };
    const known = [value('4'), value('5')];
    expect(repetitionsOf(termsWith({ metrics }), known)([value('4')]).fresh).toHaveLength(0);
  });
});

describe('what a delivery says', () => {
  it('is in force until another value of the same is, where the latest counts', () => {
    const rows = [value('4'), seen('p-2')];
    expect(areInForce(latest, rows, [seen('p-3')])).toBe(true);
    expect(areInForce(latest, rows, [value('5')])).toBe(false);
    expect(areInForce(latest, rows, [value('5'), value('4')])).toBe(true);
    expect(areInForce(sum, rows, [value('5')])).toBe(true);
  });

  it('is only its last value of a day, where the latest counts', () => {
    expect(areInForce(latest, [value('3'), value('4')], [seen('p-3')])).toBe(true);
  });
});
