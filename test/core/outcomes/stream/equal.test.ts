import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEnrolments } from '../../../../core/intake/enrolments.ts';
import { readObservations } from '../../../../core/intake/observations.ts';
import { evaluate } from '../../../../core/outcomes/evaluate.ts';
import { evaluateFiles, type Source } from '../../../../core/outcomes/evaluate-files.ts';
import { planOf } from '../../../../core/outcomes/plan.ts';
import { Surprise } from '../../../../core/outcomes/stream/surprise.ts';
import { tallyFiles } from '../../../../core/outcomes/stream/tally-files.ts';
import { MISSING_POLICIES } from '../../../../core/terms/shape/metric.ts';
import type { Terms } from '../../../../core/terms/shape/terms.ts';
import { AS_OF, files, isPlainLine, source, termsOf } from './files.ts';

type Files = { terms: Terms; enrolments: Source; observations: Source; asOf: string };

function text({ blocks }: Source): string {
  const bytes: number[] = [];
  for (const block of blocks()) bytes.push(...block);
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** What the ordinary readers and `evaluate` make of the same files. */
function ordinary({ terms, enrolments, observations, asOf }: Files) {
  const people = readEnrolments(text(enrolments), enrolments.file);
  const seen = readObservations(text(observations), observations.file);
  if (!people.ok || !seen.ok) return undefined;
  return evaluate({ terms, asOf, enrolments: people.value, observations: seen.value });
}

function isRead(input: Files): boolean {
  try {
    tallyFiles(planOf(input.terms), input);
    return true;
  } catch (reason) {
    if (reason instanceof Surprise) return false;
    throw reason;
  }
}

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
        expect(isRead(input)).toBe(expected?.ok ?? false);
        expect(result.ok).toBe(expected?.ok ?? false);
        if (!expected?.ok || !result.ok) return;
        read += 1;
        expect(result.value).toEqual(expected.value);
        expect(result.findings).toEqual(expected.findings);
      }),
      { numRuns: 150 },
    );
    expect(read).toBeGreaterThan(8);
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
