import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../core/findings.ts';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { rowsInPieces } from '../../../core/intake/rows-in-pieces.ts';
import { FindingTally } from '../../../core/intake/source/tally.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { found, observe, text } from './taking.ts';
import { dateCell, rows, workbook } from './workbooks.ts';

const HEADER = ['person', 'observation', 'datum', 'värde'];
const ROW = ['p-1', 'absence', '2026-01-31', '1'];
const line = (...cells: string[]) => cells.join(';');
const where = (taken: Answer<unknown>) =>
  taken.findings.map(({ code, at, facts }) => [code, at.row, facts['letters']]);

const MAPPING: Mapping = {
  ...{ source: 's', kind: 'observations' },
  columns: {
    ...{ person: { column: 'person' }, observation: { column: 'observation' } },
    ...{ date: { column: 'datum' }, value: { column: 'värde' } },
  },
};
const mapped = (bytes: Uint8Array) =>
  takeIn({ bytes, file: 'f' }, OBSERVATIONS, { mapping: MAPPING });

describe('a column without a name', () => {
  const empty = text(line('', ...HEADER, ''), line('', ...ROW, ''));
  const filled = text(line('', ...HEADER), line('', ...ROW), line('kolla', ...ROW));

  it('is passed over where it is empty', async () => {
    for (const taken of [await observe(empty), await mapped(empty)]) {
      expect(taken.findings).toEqual([]);
      expect(taken.ok && taken.value.accepted).toBe(1);
    }
  });

  it('is never left out unseen where something stands in it', async () => {
    for (const taken of [await observe(filled), await mapped(filled)]) {
      expect(taken.ok).toBe(false);
      expect(where(taken)).toEqual([['intake.column-unnamed', 1, 'A']]);
      expect(taken.findings[0]?.facts['first']).toBe(3);
    }
  });

  it('is found in a workbook as well', async () => {
    const sheet = rows(['person', '', ...HEADER.slice(1)], ['p-1', 'x', 'a', dateCell(46053), 1]);
    const taken = await observe(workbook({ sheets: { Blad1: sheet } }));
    expect(where(taken)).toEqual([['intake.column-unnamed', 1, 'B']]);
  });

  it('is found in whatever piece of a large file something first stands in it', () => {
    const tally = new FindingTally();
    const lines = [line('', ...HEADER), line('', ...ROW), line('', 'p-2', ...ROW.slice(1))];
    const file = Buffer.from(text(...lines, line('x', 'p-3', ...ROW.slice(1))));
    const pieces = { file: 'f', blocks: () => [file.subarray(0, 60), file.subarray(60)] };
    for (const _ of rowsInPieces(pieces, OBSERVATIONS, { tally, size: 9 }));
    expect(tally.findings()).toMatchObject([
      { code: 'intake.column-unnamed', facts: { first: 4 } },
    ]);
  });
});

describe('another table beside the first', () => {
  it.each([
    ['with the same columns', line(...HEADER, '', 'person', 'inskriven')],
    ['with others', line(...HEADER, '', 'Enhet', 'Antal')],
  ])('%s is one finding', async (_, header) => {
    const bytes = text(header, line(...ROW, '', 'Norra', '3'), ';;;;;Södra;4');
    expect(where(await observe(bytes))).toEqual([['intake.tables-beside', 1, 'F']]);
  });

  it('is one finding under a mapping as well', async () => {
    const bytes = text(line(...HEADER, '', 'Enhet', 'Antal'), line(...ROW, '', 'Norra', '3'));
    expect(where(await mapped(bytes))).toEqual([['intake.tables-beside', 1, 'F']]);
  });

  it('does not hide who is named in it', async () => {
    const bytes = text(line(...HEADER, '', 'Enhet', 'Förnamn'), line(...ROW, '', 'Norra', 'Anna'));
    expect(where(await observe(bytes))).toEqual([
      ['intake.column-personal', 1, 'G'],
      ['intake.tables-beside', 1, 'F'],
    ]);
  });

  it('is not what stands behind an empty column in the midst of the table', async () => {
    const bytes = text('person;observation;;datum;Enhet', 'p-1;absence;;2026-01-31;Norra');
    expect(where(await observe(bytes))).toEqual([['intake.column-unknown', 1, 'E']]);
  });

  it('without names is said with its rows in a workbook, and they can wait', async () => {
    const sheet = rows(
      HEADER,
      ['p-1', 'absence', dateCell(46053), 1, '', 'kolla'],
      ['p-2', 'absence', dateCell(46053), 1],
    );
    const taken = await observe(workbook({ sheets: { Blad1: sheet } }));
    expect(found(taken)).toEqual([['intake.cell-beside-table', 2, undefined]]);
    expect(taken.ok && taken.value.accepted).toBe(1);
  });
});
