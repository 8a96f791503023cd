import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/findings.ts';
import { FindingTally } from '../../../core/intake/source/tally.ts';
import { WrongRows } from '../../../core/intake/wrong-rows.ts';

const finding = (row: number, code: string): Finding => ({
  ...{ code, severity: 'error', facts: { observation: code } },
  at: { file: 'f.csv', row, field: 'date' },
});
const CODES = ['outcomes.not-enrolled', 'outcomes.date-outside-window', 'intake.row-twice'];
const findings = (most: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 2, max: 40 }), fc.constantFrom(...CODES)), {
      maxLength: most,
    })
    .map((all) => all.map(([row, code]) => finding(row, code)));

describe('wrong rows', () => {
  it('are told in the order of the file with all that is wrong with each, however it was found', () => {
    fc.assert(
      fc.property(findings(60), (found) => {
        const wrong = new WrongRows();
        for (const each of found) wrong.add(each.at.row ?? 0, each);
        const rows = [...new Set(found.map(({ at }) => at.row ?? 0))].sort((a, b) => a - b);
        const told = [...wrong];
        expect(told.map(({ row }) => row)).toEqual(rows);
        expect(wrong.isEmpty).toBe(found.length === 0);
        for (const { row, findings: why } of told) {
          const codes = (all: readonly Finding[]) => all.map(({ code }) => code).sort();
          expect(codes(why)).toEqual(codes(found.filter(({ at }) => at.row === row)));
        }
        expect([...wrong]).toEqual(told);
      }),
    );
  });
});

describe('a tally that is gone on with', () => {
  it('tells what one tally of everything tells', () => {
    const many = (count: number, code: string) =>
      Array.from({ length: count }, (_, index) => finding(index + 2, code));
    const first = [...many(1200, CODES[0] ?? ''), ...many(3, CODES[1] ?? '')];
    const later = [...many(20, CODES[1] ?? ''), ...many(5, CODES[2] ?? '')];
    const [whole, begun] = [new FindingTally(), new FindingTally()];
    whole.add([...first, ...later]);
    begun.add(first);
    const goneOn = FindingTally.of({ findings: begun.findings(), kinds: begun.kinds() });
    goneOn.add(later);
    expect(goneOn.findings()).toEqual(whole.findings());
    expect(goneOn.kinds()).toEqual(whole.kinds());
    expect(goneOn.hasErrors).toBe(true);
  });
});
