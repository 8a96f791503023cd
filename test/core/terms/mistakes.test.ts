import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../../core/findings.ts';
import { checkTerms } from '../../../core/terms/check.ts';
import { readTerms } from '../../../core/terms/read.ts';
import { findingWords } from '../../../core/words/findings.ts';

const CONTRACTS = ['norrkoping-2016', 'peterborough', 'reboot-west'].map((folder) =>
  readFileSync(`contracts/${folder}/terms.yaml`, 'utf8'),
);

/** What a slip of the hand puts where something else stood. */
const SLIPS = [
  '',
  ' ',
  'x',
  '0,5',
  '1e9',
  '-1',
  'none',
  'unknown',
  'rest',
  '2020-02-30',
  '5 % of x',
  '{',
  '[ ]',
  '{ by: saving, rows: [ { above: 5, is: 3, risingTo: advanced } ] }',
  'advanced.level',
  '"',
  ': ',
  '\t',
  '- ',
  '&a',
];

/** A contract in which one word, one character or one line was replaced, taken away or repeated. */
const mistaken = fc
  .record({
    text: fc.constantFrom(...CONTRACTS),
    kind: fc.constantFrom('word', 'character', 'line'),
    where: fc.nat(),
    slip: fc.constantFrom(...SLIPS),
    repeat: fc.boolean(),
  })
  .map(({ text, kind, where, slip, repeat }) => {
    const separators = { word: /(\s+)/, character: /()/, line: /(\n)/ };
    const pieces = text.split(separators[kind as keyof typeof separators]);
    const at = where % pieces.length;
    pieces[at] = repeat ? `${pieces[at]}${slip}${pieces[at]}` : slip;
    return pieces.join('');
  });

describe('a contract with a slip in it', () => {
  it('is either sound or refused, with every finding in words and in its place, never with an error thrown', () => {
    fc.assert(
      fc.property(mistaken, (text) => {
        const read = readTerms(text, 'terms.yaml');
        const findings = read.ok ? checkTerms(read.value) : read.findings;
        expect(read.ok).toBe(!hasErrors(read.findings));
        const lines = text.split('\n').length;
        for (const finding of findings) {
          expect(findingWords(finding, 'sv').mend).not.toBe('');
          expect(findingWords(finding, 'en').what).not.toBe('');
          expect(finding.at.file).toBe('terms.yaml');
          expect(finding.at.line ?? 1).toBeGreaterThan(0);
          expect(finding.at.line ?? 1).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 120 },
    );
  });
});
