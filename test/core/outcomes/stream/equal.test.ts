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
import { AS_OF, files, source, termsOf } from './files.ts';

type Files = { terms: Terms; enrolments: Source; observations: Source };

function text({ blocks }: Source): string {
  const bytes: number[] = [];
  for (const block of blocks()) bytes.push(...block);
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** What the ordinary readers and `evaluate` make of the same files. */
function ordinary({ terms, enrolments, observations }: Files) {
  const people = readEnrolments(text(enrolments), enrolments.file);
  const seen = readObservations(text(observations), observations.file);
  if (!people.ok || !seen.ok) return undefined;
  const input = { terms, asOf: AS_OF, enrolments: people.value, observations: seen.value };
  return evaluate(input);
}

function isRead(input: Files): boolean {
  try {
    tallyFiles(planOf(input.terms), { ...input, asOf: AS_OF });
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
    });
    let read = 0;
    fc.assert(
      fc.property(given, ({ lines, missing, size, end }) => {
        const input = {
          terms: termsOf(missing),
          enrolments: source('enrolments', lines.enrolments, { size, end }),
          observations: source('observations', lines.observations, { size, end }),
        };
        const expected = ordinary(input);
        const result = evaluateFiles({ ...input, asOf: AS_OF });
        expect(isRead(input)).toBe(expected?.ok ?? false);
        expect(result.ok).toBe(expected?.ok ?? false);
        if (!expected?.ok || !result.ok) return;
        read += 1;
        expect(result.value).toEqual(expected.value);
        expect(result.findings).toEqual(expected.findings);
      }),
      { numRuns: 100 },
    );
    expect(read).toBeGreaterThan(15);
  });
});
