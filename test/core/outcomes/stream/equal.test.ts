import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateFiles } from '../../../../core/outcomes/evaluate-files.ts';
import { MISSING_POLICIES } from '../../../../core/terms/shape/metric.ts';
import { AS_OF, files, isPlainLine, source, termsOf } from './files.ts';
import { isRead, ordinary } from './ordinary.ts';

describe('files that are added up while they are read', () => {
  it('give what the ordinary way gives, wherever the blocks are cut; what is wrong, they leave to it', () => {
    const given = fc.record({
      lines: files,
      missing: fc.constantFrom(...MISSING_POLICIES),
      size: fc.integer({ min: 1, max: 200 }),
      end: fc.constantFrom('\n', '\r\n'),
      isPlain: fc.boolean(),
      // On some of these days, windows of some persons are still open.
      asOf: fc.constantFrom(AS_OF, '2018-05-01', '2017-11-15'),
    });
    let read = 0;
    fc.assert(
      fc.property(given, ({ lines, missing, size, end, isPlain, asOf }) => {
        const rows = isPlain ? lines.observations.filter(isPlainLine) : lines.observations;
        fc.pre(rows.length > 0);
        const input = {
          terms: termsOf(missing, { isPlain }),
          enrolments: source('enrolments', lines.enrolments, { size, end }),
          observations: source('observations', rows, { size, end }),
          asOf,
        };
        const expected = ordinary(input);
        const result = evaluateFiles(input);
        expect(isRead(input)).toBe(expected.ok);
        expect(result).toEqual(expected);
        read += Number(expected.ok);
      }),
      { numRuns: 150 },
    );
    expect(read).toBeGreaterThan(8);
  });

  it('take of several rows on one day the last in the file where the terms say the latest', () => {
    for (const values of [
      ['9.5', '1', '4'],
      ['1', '4', '9.5'],
    ]) {
      const input = {
        terms: termsOf('excluded'),
        enrolments: source('enrolments', ['anna-1,2017-03-15,,first,treatment']),
        observations: source(
          'observations',
          values.map((value) => `anna-1,score,2017-10-01,${value}`),
        ),
        asOf: AS_OF,
      };
      expect(isRead(input)).toBe(true);
      const result = evaluateFiles(input);
      expect(result).toEqual(ordinary(input));
      if (!result.ok) throw new Error('refused');
      const score = result.value.metrics.find(({ metric }) => metric === 'score');
      expect(score?.own?.sum).toBe(values.at(-1));
    }
  });

  it('are exact where a sum outgrows a plain number', () => {
    const days = Array.from({ length: 12 }, (_, day) => String(day + 10));
    const rows = days.map((day) => `anna-1,income,2017-09-${day},9999999999999.99`);
    const input = {
      terms: termsOf('excluded', { isPlain: true }),
      enrolments: source('enrolments', ['anna-1,2017-03-15,,first,treatment']),
      observations: source('observations', [...rows, 'anna-1,income,2017-01-20,1']),
      asOf: AS_OF,
    };
    expect(isRead(input)).toBe(true);
    const result = evaluateFiles(input);
    expect(result).toEqual(ordinary(input));
    expect(JSON.stringify(result)).toContain('119999999999999.88');
  });
});
