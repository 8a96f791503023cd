import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../../core/outcomes/evaluate-files.ts';
import type { Measure, Metric } from '../../../core/terms/shape/metric.ts';
import { termsWith } from './contract.ts';
import { textSource } from './stream/files.ts';
import { isRead, ordinary } from './stream/ordinary.ts';

const enrolled = 'person,enrolled_on\na,2017-08-01\nb,2017-08-01\nc,2017-08-01\n';

/** The same rows, added up while they are read and read the ordinary way. */
function sums(measure: Measure, lines: readonly string[]): (string | undefined)[] {
  const window = { counted: 'after enrolment', closes: '12 months' } as const;
  const common = { purpose: 'learning', unit: 'points', better: 'higher', window } as const;
  const metric: Metric = { ...common, missing: 'excluded', measure };
  const rows = ['person,observation,date,until,value', ...lines].join('\n');
  const input = {
    ...{ terms: termsWith({ metrics: { one: metric } }), asOf: '2019-06-30' },
    enrolments: textSource('e.csv', enrolled),
    observations: textSource('o.csv', `${rows}\n`),
  };
  expect(isRead(input)).toBe(true);
  return [evaluateFiles(input), ordinary(input)].map((result) => {
    if (!result.ok) throw new Error(JSON.stringify(result.findings));
    return result.value.metrics[0]?.own?.sum;
  });
}

const PAID = ['a,pay,2017-09-01,,11', 'b,pay,2017-09-01,,3'];
const STAYS = ['a,stay,2017-09-01,2017-09-08,1', 'b,stay,2017-09-01,2017-09-03,1'];
const to = (bound: string) => ({ to: bound, are: 'capped' }) as const;
const from = (bound: string) => ({ from: bound, are: 'capped' }) as const;

describe('bounds that are finer than the values', () => {
  it.each<[string, Measure, readonly string[], string]>([
    ['a sum', { observation: 'pay', as: 'sum', outliers: to('10.5') }, PAID, '13.5'],
    ['a mean', { observation: 'pay', as: 'mean', outliers: to('10.505') }, PAID, '13.505'],
    [
      'days',
      { observation: 'stay', as: 'mean', perPerson: 'days', outliers: to('7.5') },
      STAYS,
      '10.5',
    ],
    [
      'how many',
      { observation: 'pay', as: 'mean', perPerson: 'count', outliers: from('1.5') },
      PAID,
      '3',
    ],
    [
      'events',
      { observation: 'pay', as: 'rate', counts: { from: '0' }, outliers: from('1.25') },
      PAID,
      '2.5',
    ],
    [
      'who is left out',
      {
        ...{ observation: 'stay', as: 'mean', perPerson: 'days' },
        outliers: { from: '3.5', to: '7.5', are: 'excluded' },
      },
      [...STAYS, 'c,stay,2017-09-01,2017-09-05,1'],
      '5',
    ],
    [
      'values that must be at least so much',
      { observation: 'pay', as: 'share', counts: { from: '3.0001' } },
      PAID,
      '1',
    ],
  ])('count as they are written: of %s', (_, measure, rows, sum) => {
    expect(sums(measure, rows)).toEqual([sum, sum]);
  });

  it('count a person as before, whatever decimals the value of another is written with', () => {
    const measure = { observation: 'pay', as: 'sum', outliers: to('10.505') } as const;
    expect(sums(measure, PAID)).toEqual(['13.505', '13.505']);
    expect(sums(measure, [...PAID, 'c,pay,2017-09-01,,0.000'])).toEqual(['13.505', '13.505']);
  });
});
