import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OBSERVATIONS } from '../../../../core/intake/observations.ts';
import { takeIn } from '../../../../core/intake/take-in.ts';
import { evaluate } from '../../../../core/outcomes/evaluate.ts';
import { evaluateFiles, readBoth } from '../../../../core/outcomes/evaluate-files.ts';
import type { MetricOutcome } from '../../../../core/outcomes/evaluation.ts';
import { evaluatePart, mergeParts } from '../../../../core/outcomes/parts.ts';
import type { Measure, Metric } from '../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { rows as cells, workbook } from '../../intake/workbooks.ts';
import { termsWith } from '../contract.ts';
import { textSource } from './files.ts';
import { isRead } from './ordinary.ts';

const AS_OF = '2019-06-30';
const window = { counted: 'after enrolment', closes: '12 months' } as const;
const reference = { counted: 'before enrolment', closes: '6 months' } as const;
const own = { kind: 'own-reference-period', reference } as const;

function metric(measure: Measure, rest: Partial<Metric> = {}): Metric {
  const common = { purpose: 'learning', unit: 'points', better: 'higher' } as const;
  return { ...common, missing: 'excluded', window, measure, ...rest };
}

type Drawn = { from: string; to: string; are: 'capped' | 'excluded' };

/** A metric of each kind of figure that bounds can lie about, and one that others' figures are made of. */
function termsOf(outliers: Drawn): Terms {
  const { from, to } = outliers;
  const pay = { observation: 'pay', outliers };
  return termsWith({
    metrics: {
      sum: metric({ ...pay, as: 'sum' }),
      mean: metric({ ...pay, as: 'mean' }),
      change: metric({ ...pay, as: 'sum' }, { comparator: own, effect: 'improvement' }),
      latest: metric({ ...pay, as: 'mean', perPerson: 'latest' }),
      times: metric({ ...pay, as: 'mean', perPerson: 'count' }),
      high: metric({ observation: 'pay', as: 'share', counts: { from, to } }),
      highest: metric({
        ...{ observation: 'pay', as: 'count', perPerson: 'highest' },
        counts: { above: from, below: to },
      }),
      both: metric({ combines: { weighted: { sum: '0.5', times: '2' } }, as: 'mean', outliers }),
      days: metric({ observation: 'stay', as: 'mean', perPerson: 'days', outliers }),
    },
  });
}

const PEOPLE = ['a', 'b', 'c', 'd', 'e'];
/** A place that needs its quotes has both files read the ordinary way. */
const enrolled = (place: string) =>
  `person,enrolled_on,attribute_place\n${PEOPLE.map((each) => `${each},2017-08-01,${place}\n`).join('')}`;
const PLACES = ['North', '"North, 1"'];

type Row = { person: string; name: string; date: string; until: string; value: string };
const header = 'person,observation,date,until,value';
const lineOf = ({ person, name, date, until, value }: Row) =>
  [person, name, date, until, value].join(',');
function inputOf(terms: Terms, lines: readonly string[], place = 'North') {
  return {
    ...{ terms, asOf: AS_OF },
    enrolments: textSource('e.csv', enrolled(place)),
    observations: textSource('o.csv', `${[header, ...lines].join('\n')}\n`),
  };
}

type Input = ReturnType<typeof inputOf>;

function evaluated(input: Input): readonly MetricOutcome[] {
  const result = evaluateFiles(input);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value.metrics;
}

/** With the rows in a workbook, as numbers. */
async function fromWorkbook(input: Input, rows: readonly Row[]): Promise<readonly MetricOutcome[]> {
  const lines = rows.map(({ person, name, date, until, value }) => {
    return [person, name, date, until, Number(value)];
  });
  const sheet = `<sheetData>${cells(header.split(','), ...lines)}</sheetData>`;
  const file = { bytes: workbook({ sheets: { Rows: sheet } }), file: 'o.xlsx' };
  const seen = await takeIn(file, OBSERVATIONS);
  const { people } = readBoth(input);
  if (!seen.ok || !people.ok) throw new Error(JSON.stringify(seen.findings));
  const taken = { enrolments: people.value, observations: seen.value.values };
  const result = evaluate({ terms: input.terms, asOf: AS_OF, ...taken });
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value.metrics;
}

function fromParts(input: Input, of: number): readonly MetricOutcome[] {
  const { terms, asOf } = input;
  const parts = Array.from({ length: of }, (_, index) => {
    const part = evaluatePart({ ...input, part: { index, of } });
    if (!part.ok) throw new Error(JSON.stringify(part.findings));
    return JSON.parse(JSON.stringify(part.value));
  });
  const merged = mergeParts({ terms, asOf, parts });
  if (!merged.ok) throw new Error(JSON.stringify(merged.findings));
  return merged.value.metrics;
}

const decimal = (most: number) =>
  fc
    .record({ whole: fc.integer({ min: 0, max: 11 }), decimals: fc.integer({ min: 0, max: most }) })
    .chain(({ whole, decimals }) =>
      fc
        .integer({ min: 0, max: 10 ** decimals - 1 })
        .map((part) =>
          decimals === 0 ? `${whole}` : `${whole}.${`${part}`.padStart(decimals, '0')}`,
        ),
    );

const drawn = fc.record({
  outliers: fc
    .record({ one: decimal(6), other: decimal(6), are: fc.constantFrom('capped', 'excluded') })
    .map(({ one, other, are }) => {
      const [from = one, to = other] = [one, other].sort((a, b) => Number(a) - Number(b));
      return { from, to, are };
    }),
  rows: fc.uniqueArray(
    fc
      .record({
        person: fc.constantFrom(...PEOPLE),
        name: fc.constantFrom('pay', 'pay', 'stay'),
        date: fc.constantFrom('2017-04-02', '2017-09-02', '2017-10-02', '2017-11-02'),
        length: fc.integer({ min: 0, max: 9 }),
        value: decimal(3),
      })
      .filter(({ name, date }) => name === 'pay' || date > '2017-08')
      .map(({ person, name, date, length, value }): Row => {
        if (name === 'pay') return { person, name, date, until: '', value };
        const until = date.replace(/02$/, `${length + 2}`.padStart(2, '0'));
        return { person, name, date, until, value: '1' };
      }),
    {
      selector: ({ person, name, date }) => `${person} ${name} ${date}`,
      minLength: 4,
      maxLength: 20,
    },
  ),
  of: fc.integer({ min: 2, max: 5 }),
});
const given = drawn.chain((each) =>
  fc
    .shuffledSubarray(each.rows, { minLength: each.rows.length })
    .map((shuffled) => ({ ...each, shuffled })),
);

/** Figures and bounds as whole numbers, which are added without rounding. */
const MILLION = 10 ** 6;
const millionths = (text: string) => Math.round(Number(text) * MILLION);

describe('the same rows under bounds of more decimals than they have', () => {
  it('give the same in any order, read either way, from a workbook and from parts of the persons', async () => {
    const read: boolean[] = [];
    await fc.assert(
      fc.asyncProperty(given, async ({ outliers, rows, of, shuffled }) => {
        const terms = termsOf(outliers);
        const lines = rows.map(lineOf);
        const expected = evaluated(inputOf(terms, lines));
        expect(evaluated(inputOf(terms, shuffled.map(lineOf)))).toEqual(expected);
        expect(await fromWorkbook(inputOf(terms, lines), rows)).toEqual(expected);
        for (const place of PLACES) {
          const input = inputOf(terms, lines, place);
          expect(evaluated(input)).toEqual(expected);
          expect(fromParts(input, of)).toEqual(expected);
          read.push(isRead(input));
        }
      }),
      { numRuns: 15 },
    );
    expect(new Set(read)).toEqual(new Set([true, false]));
  });

  it('give the sum that whole millionths give', () => {
    fc.assert(
      fc.property(drawn, ({ outliers, rows }) => {
        const { from, to, are } = outliers;
        const sums = PEOPLE.flatMap((person) => {
          const of = rows.filter((each) => each.person === person && each.name === 'pay');
          const inWindow = of.filter(({ date }) => date > '2017-08');
          const sum = inWindow.reduce((total, { value }) => total + millionths(value), 0);
          return inWindow.length === 0 ? [] : [sum];
        });
        const [least, most] = [millionths(from), millionths(to)];
        const counted = sums
          .filter((sum) => are === 'capped' || (sum >= least && sum <= most))
          .map((sum) => Math.min(Math.max(sum, least), most));
        const total = counted.reduce((sum, each) => sum + each, 0);
        const metrics = evaluated(inputOf(termsOf(outliers), rows.map(lineOf)));
        const { own, denominators } = metrics.find(({ metric: name }) => name === 'sum') ?? {};
        expect(denominators?.measured).toBe(counted.length);
        expect(counted.length === 0 ? 0 : millionths(own?.sum ?? '')).toBe(total);
      }),
      { numRuns: 40 },
    );
  });
});
