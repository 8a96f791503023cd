import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OBSERVATIONS, readObservations } from '../../../core/intake/observations.ts';
import { rowsInPieces } from '../../../core/intake/rows-in-pieces.ts';
import { piecesOf } from '../../../core/intake/source/pieces.ts';
import { FindingTally } from '../../../core/intake/source/tally.ts';
import { textSource } from '../outcomes/stream/files.ts';

const HEADER = 'person,observation,date,value';

const blocks = (text: string, size: number) => textSource('o.csv', text, size).blocks();

function read(text: string, { size, block }: { size: number; block: number }) {
  const tally = new FindingTally();
  const source = textSource('o.csv', text, block);
  const rows = [...rowsInPieces(source, OBSERVATIONS, { tally, size })].flat();
  return { rows, findings: tally.findings() };
}

/** A row that is right or wrong in itself, with an end of its own. */
const cell = fc.constantFrom('work', '"work"', 'Work', '"wo""rk"', '"wo,rk"', '"wo\nrk"', '');
const row = fc
  .tuple(cell, fc.constantFrom('2026-01-31', '2026-02-30', '260131'), fc.nat(9999), fc.nat(3))
  .map(([name, date, value, few]) => [`p${value}`, name, date, '1.5'].slice(few === 0 ? 1 : 0));
const end = fc.constantFrom('\n', '\r\n', '\n\n');

describe('a table that is read in pieces', () => {
  it('has the rows, numbers and findings that it has as a whole, wherever it is cut', () => {
    const lines = fc.array(fc.tuple(row, end), { maxLength: 30 });
    const sizes = fc.record({ size: fc.integer({ min: 1, max: 200 }), block: fc.nat(60) });
    const top = fc.constantFrom('', '\ufeff', 'sep=,\n', '\ufeffsep=,\r\n');
    fc.assert(
      fc.property(lines, sizes, top, (rows, { size, block }, above) => {
        const said = rows.map(([cells, end]) => cells.join(',') + end).join('');
        const text = `${above}${HEADER}\n${said}`;
        const whole = readObservations(text, 'o.csv');
        const pieces = read(text, { size, block: block + 1 });
        const ofWhole = whole.findings.filter(({ code }) => code !== 'intake.no-rows');
        // What only shows in rows that are far apart is not looked for.
        expect(pieces.findings).toEqual(ofWhole.filter(({ code }) => code !== 'intake.row-twice'));
        if (whole.ok) expect(pieces.rows).toEqual(whole.value);
      }),
      { numRuns: 300 },
    );
  });

  it('is cut at the ends of rows, each piece under the header', () => {
    const text = `${HEADER}\np1,"a\nb",2026-01-31,1\np2,c,2026-01-31,1\n`;
    expect([...piecesOf(blocks(text, 7), 20)]).toEqual([
      { text: `${HEADER}\n`, between: 0 },
      { text: `${HEADER}\np1,"a\nb",2026-01-31,1\n`, between: 0 },
      { text: `${HEADER}\np2,c,2026-01-31,1\n`, between: 1 },
    ]);
  });

  it('is read no further than to a quote that leaves open where rows begin', () => {
    const wrong = 'p1,work,2026-02-30,1\n';
    const text = `${HEADER}\n${wrong}p2,5" pipe,2026-01-31,1\n${wrong.repeat(9)}`;
    const { findings } = read(text, { size: 20, block: 10 });
    expect(findings.map(({ code, at }) => [code, at.row])).toEqual([
      ['intake.date-malformed', 2],
      ['intake.quote-misplaced', 3],
    ]);
  });

  it('is refused at once where a column is missing, and once', () => {
    const text = `person,date\n${'p1,2026-02-30\n'.repeat(20)}`;
    const { findings } = read(text, { size: 20, block: 10 });
    expect(findings.map(({ code }) => code)).toEqual(['intake.column-missing']);
  });
});
