import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../../../core/outcomes/evaluate-files.ts';
import {
  evaluatePart,
  isDivisible,
  mergeParts,
  type PartFile,
} from '../../../../core/outcomes/parts.ts';
import { demoContract } from '../../../../local/demo/contracts.ts';
import { enrolmentsCsv, observationsCsv } from '../../../../local/demo/data/rows.ts';
import { AS_OF, files, source, termsOf } from './files.ts';

type Input = Parameters<typeof evaluateFiles>[0];

/** The files of all parts as they travel, or nothing where a part is refused. */
function partsOf(input: Input, of: number): PartFile[] | undefined {
  const parts = Array.from({ length: of }, (_, index) =>
    evaluatePart({ ...input, part: { index, of } }),
  );
  if (!parts.every((each) => each.ok)) return undefined;
  return parts.map((each) => JSON.parse(JSON.stringify(each.value)));
}

describe('parts of the persons', () => {
  it('can be made wherever no method looks at persons together', () => {
    expect(isDivisible(termsOf('excluded'))).toBe(true);
  });

  it('merge to the evaluation of all, however many they are and in whatever order they come', () => {
    const given = fc.record({
      lines: files,
      of: fc.integer({ min: 1, max: 5 }),
      quoted: fc.boolean(),
      claims: fc.constantFrom('each' as const, 'alike' as const),
    });
    let merged = 0;
    fc.assert(
      fc.property(given, ({ lines, of, quoted, claims }) => {
        const [first = '', ...others] = lines.observations;
        // One quoted cell, and every part takes the ordinary way.
        const observations = quoted
          ? [first.replace(/^[^,]+/, '"$&"'), ...others]
          : [first, ...others];
        const input = {
          terms: termsOf('failure'),
          asOf: AS_OF,
          ...(quoted ? {} : { claims }),
          enrolments: source('enrolments', lines.enrolments),
          observations: source('observations', observations),
        };
        const whole = evaluateFiles(input);
        const parts = partsOf(input, of);
        if (!whole.ok) return;
        if (!parts) throw new Error('a part is refused');
        const { terms, asOf } = input;
        const result = mergeParts({ terms, asOf, parts: parts.toReversed() });
        expect(result).toEqual({ ...whole, findings: expect.anything() });
        const said = (findings: typeof whole.findings) =>
          findings.map((each) => JSON.stringify(each)).sort();
        expect(said(result.findings)).toEqual(said(whole.findings));
        merged += 1;
      }),
      { numRuns: 60 },
    );
    expect(merged).toBeGreaterThan(3);
  });

  it('merge with parts of before, which did not count who has any: then nobody knows', () => {
    const input = {
      terms: termsOf('excluded'),
      asOf: AS_OF,
      enrolments: source(
        'enrolments',
        ['a', 'b', 'c', 'd'].map((person) => `${person},2017-01-15,,first,treatment`),
      ),
      observations: source(
        'observations',
        ['a', 'b', 'c', 'd'].flatMap((person) => [
          `${person},income,2017-01-10,5`,
          `${person},income,2017-09-20,7`,
        ]),
      ),
    };
    const { terms, asOf } = input;
    const [one, other] = partsOf(input, 2) ?? [];
    if (!one || !other) throw new Error('expected two parts');
    const text = JSON.stringify(other).replace(/"\w*[wW]ithAny\w*":\d+,/g, '');
    const [now, before] = [other, JSON.parse(text)].map((part) => {
      const merged = mergeParts({ terms, asOf, parts: [one, part] });
      if (!merged.ok) throw new Error('refused');
      return merged.value.metrics;
    });
    expect(now?.[0]).toMatchObject({ metric: 'income', withAny: { own: 4 } });
    expect(before).toEqual(now?.map(({ withAny: _, ...outcome }) => outcome));
  });

  it('are refused where one is missing or there twice', () => {
    const input = {
      terms: termsOf('excluded'),
      asOf: AS_OF,
      enrolments: source('enrolments', ['a,2017-01-15,,first,treatment']),
      observations: source('observations', ['a,job,2017-09-20,1']),
    };
    const [one, other] = partsOf(input, 2) ?? [];
    if (!one || !other) throw new Error('expected two parts');
    const merge = (parts: PartFile[]) => () => mergeParts({ ...input, parts });
    expect(merge([one])).toThrow(RangeError);
    expect(merge([one, one])).toThrow(RangeError);
    expect(merge([one, { ...other, asOf: '2020-01-01' }])).toThrow(RangeError);
    expect(merge([other, one])().ok).toBe(true);
  });
});

describe.each(['norrkoping-2016', 'peterborough', 'reboot-west'])('the parts of %s', (slug) => {
  it.each([1, 2, 7])('merge into the evaluation of the whole: %i parts, as files', (of) => {
    const { terms, enrolments, observations } = demoContract(slug);
    const [period] = terms.periods ?? [];
    if (!period) throw new Error(`${slug} has no period`);
    const bytesOf = (file: string, text: string) => ({
      file,
      blocks: () => [new TextEncoder().encode(text)],
    });
    const input = {
      terms,
      asOf: '2022-12-31',
      enrolments: bytesOf('enrolments', enrolmentsCsv(enrolments)),
      observations: bytesOf('observations', observationsCsv(observations(period))),
    };
    const merged = mergeParts({ terms, asOf: input.asOf, parts: partsOf(input, of) ?? [] });
    const whole = evaluateFiles(input);
    expect(merged.ok && whole.ok && merged.value).toEqual(whole.ok && whole.value);
  });
});
