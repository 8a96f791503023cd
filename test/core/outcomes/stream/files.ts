import fc from 'fast-check';
import type { Source } from '../../../../core/outcomes/evaluate-files.ts';
import type { MISSING_POLICIES } from '../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { termsWith } from '../contract.ts';

export const AS_OF = '2019-06-30';
const window = { counted: 'after enrolment', closes: '12 months' } as const;
const reference = { counted: 'before enrolment', closes: '6 months' } as const;
const PAYMENT = { purpose: 'payment', unit: 'SEK', better: 'higher' } as const;

/**
 * Terms that read rows in every way: added as they come, kept, by person and by calendar, and claimed; or, if
 * they are plain, without what must be kept to be measured.
 */
export function termsOf(
  missing: (typeof MISSING_POLICIES)[number],
  { isPlain = false }: { isPlain?: boolean } = {},
): Terms {
  const kept: Terms['metrics'] = {
    visits: {
      ...{ ...PAYMENT, unit: 'visits', better: 'lower' },
      measure: { observation: 'visits', as: 'count', duplicates: 'sum' },
    },
    score: {
      ...{ ...PAYMENT, unit: 'points' },
      window,
      measure: { observation: 'score', as: 'mean', duplicates: 'latest' },
    },
  };
  return termsWith({
    cohorts: ['first', 'second'],
    periods: [
      { id: 'y1', from: '2017-01-01', to: '2017-12-31' },
      { id: 'y2', from: '2018-01-01', to: '2018-12-31' },
    ],
    metrics: {
      income: {
        ...{ ...PAYMENT, effect: 'improvement', missing },
        comparator: { kind: 'own-reference-period', reference },
        window,
        measure: { observation: 'income', as: 'sum' },
      },
      earner: {
        ...{ ...PAYMENT, unit: '%', effect: 'ratio', missing },
        comparator: { kind: 'matched-group' },
        window,
        measure: { observation: 'income', as: 'share', counts: { from: '50' } },
      },
      mean_income: { ...PAYMENT, window, measure: { observation: 'income', as: 'mean' } },
      ...(isPlain ? {} : kept),
    },
    payments: [{ id: 'fees', rates: [{ outcome: 'job', price: '100' }] }],
  });
}

const NAMES = ['anna-1', 'b2', 'C_3', 'ärla4', 'e:5', 'f.6', '7g', 'h'];

const enrolmentLine = (person: string): fc.Arbitrary<string> =>
  fc
    .record({
      month: fc.integer({ min: 1, max: 9 }),
      cohort: fc.constantFrom('first', 'second'),
      arm: fc.constantFrom('treatment', 'treatment', 'comparison'),
      left: fc.constantFrom('', '', '2017-11-01', '2018-04-01'),
    })
    .map(({ month, cohort, arm, left }) => `${person},2017-0${month}-15,${left},${cohort},${arm}`);

const observationLine: fc.Arbitrary<string> = fc
  .record({
    person: fc.constantFrom(...NAMES),
    observation: fc.constantFrom('income', 'income', 'visits', 'score', 'job'),
    date: fc.constantFrom('2017-09-20', '2017-10-01', '2017-12-01', '2018-01-10'),
    value: fc.oneof(
      fc.constantFrom('1', '0', '-0', '-12.5', '49.99', '50', '1234567890123'),
      fc.integer({ min: 0, max: 9999 }).map((ore) => (ore / 100).toFixed(2)),
    ),
  })
  .map(({ person, observation, date, value }) => `${person},${observation},${date},${value}`);

/** Whether a line is of something that plain terms read. */
export function isPlainLine(line: string): boolean {
  return /,(income|job),/.test(line);
}

/** Two files of everybody, in lines without their ends. */
export const files = fc.record({
  enrolments: fc.tuple(...NAMES.map(enrolmentLine)),
  observations: fc.array(observationLine, { minLength: 1, maxLength: 30 }),
});

export const HEADERS = {
  enrolments: 'person,enrolled_on,left_on,cohort,arm',
  observations: 'person,observation,date,value',
} as const;

/** Lines as a file of bytes that is read in blocks of some size. */
export function source(
  kind: keyof typeof HEADERS,
  lines: readonly string[],
  { size = 64, end = '\n' }: { size?: number; end?: string } = {},
): Source {
  const text = [HEADERS[kind], ...lines].map((line) => line + end).join('');
  return textSource(`${kind}.csv`, text, size);
}

export function textSource(file: string, text: string, size = 64): Source {
  const bytes = new TextEncoder().encode(text);
  return {
    file,
    *blocks() {
      // The same memory for every block, as a reader of files lends it.
      const block = Buffer.alloc(size);
      for (let at = 0; at < bytes.length; at += size) {
        const part = bytes.subarray(at, at + size);
        block.set(part);
        yield block.subarray(0, part.length);
      }
    },
  };
}
