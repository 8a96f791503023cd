import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../core/intake/csv-line.ts';
import { guarded, guardedCells, unguarded } from '../../../core/intake/formula-guard.ts';

const cell = fc
  .array(fc.constantFrom(...';,\t\n\'"=@+-1a .'), { maxLength: 8 })
  .map((characters) => characters.join(''));

/** A line as a spreadsheet splits it that knows quotation marks only where a cell begins with one. */
function splitAt(separator: string, line: string): string[] {
  const cells: string[] = [];
  let text = '';
  let isQuoted = false;
  let isNew = true;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (isQuoted && sign === '"' && line[at + 1] === '"') {
      text += sign;
      at += 1;
    } else if (isQuoted && sign === '"') isQuoted = false;
    else if (isQuoted) text += sign;
    else if (isNew && sign === '"') isQuoted = true;
    else if (sign === separator || sign === '\n') {
      cells.push(text);
      text = '';
      isNew = true;
      continue;
    } else text += sign;
    isNew = false;
  }
  return [...cells, text];
}

describe('a cell that a spreadsheet would compute', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['Ann;=cmd', "Ann;'=cmd"],
    ['Ann,@SUM(A1)', "Ann,'@SUM(A1)"],
    ['two\n=lines', "two\n'=lines"],
    ['Ann;"=1', 'Ann;\'"=1'],
    ['-12,5', '-12,5'],
    ['a;-12,5;b', "a;'-12,5;b"],
    ['-', '-'],
    ['Ann; Bo', 'Ann; Bo'],
  ])('%j is written %j', (written, safe) => {
    expect(guarded(written)).toBe(safe);
  });

  it('comes back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguarded(guarded(text))).toBe(text);
        expect(guardedCells([text]).map(unguarded)).toEqual([text]);
      }),
    );
  });

  it('is guarded at the beginning of a line even where it is a number: what follows may become part of it', () => {
    expect(guardedCells(['-5', '-5', 'cmd'])).toEqual(["'-5", '-5', 'cmd']);
  });

  it.each([';', ',', '\t'])('begins no cell where the line is split at %j', (separator) => {
    const number = /^[+-][\d., ]*$/;
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), fc.constantFrom(',', ';', '\t'), (row, own) => {
        const line = csvLine(guardedCells(row), own);
        const begun = splitAt(separator, line).filter((each) => /^[=@+-]/.test(each));
        expect(begun.filter((each) => !number.test(each))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
