import { describe, expect, it } from 'vitest';
import { ENROLMENTS } from '../../../core/intake/enrolments.ts';
import type { Mapping } from '../../../core/intake/mapping/shape.ts';
import { OBSERVATIONS } from '../../../core/intake/observations.ts';
import { takeIn } from '../../../core/intake/take-in.ts';
import { findingWords } from '../../../core/words/findings.ts';
import { enrol, observe, text } from './taking.ts';
import { dateCell, rows, workbook } from './workbooks.ts';

const IN_PARTS = 'intake.personnummer-in-parts';
const PERHAPS_IN_PARTS = 'intake.personnummer-perhaps-in-parts';

/** Persons with attributes: each row a pseudonym and its cells, under a header of attributes. */
async function attributes(header: string, ...rows: string[]) {
  const head = header.split(';').map((name) => `attribute_${name}`);
  const lines = rows.map((row, index) => {
    return row.includes('|') ? row.replace('|', ';2026-01-31;') : `p-${index};2026-01-31;${row}`;
  });
  return enrol(text(['person', 'enrolled_on', ...head].join(';'), ...lines));
}
const codes = ({ findings }: { findings: readonly { code: string; severity: string }[] }) =>
  findings.map(({ code, severity }) => `${severity} ${code}`);

describe('a personal identity number in two columns', () => {
  it('is refused where the four digits complete the date in row after row', async () => {
    const taken = await attributes('fodd;siffror', '640823;3234', '701063;2391', '640823;3234');
    expect(codes(taken)).toEqual([`error ${IN_PARTS}`]);
    expect(taken.ok).toBe(false);
    expect(findingWords(taken.findings[0] ?? never(), 'en').what).toContain(
      '“attribute_fodd” and “attribute_siffror”',
    );
  });

  it('is refused in one row where the column says what it is, or the id is the date', async () => {
    expect(codes(await attributes('fodd;nr', '640823;3234'))).toEqual([`error ${IN_PARTS}`]);
    expect(codes(await attributes('fodd;sista_fyra', '1964-08-23;-3234'))).toEqual([
      `error ${IN_PARTS}`,
    ]);
    expect(codes(await attributes('kod', '19640823|3234'))).toEqual([`error ${IN_PARTS}`]);
  });

  it('is warned of where it may be chance: a code beside the date of birth', async () => {
    const taken = await attributes('fodd;kommun', '640823;3234');
    expect(codes(taken)).toEqual([`warning ${PERHAPS_IN_PARTS}`]);
    expect(taken.ok).toBe(true);
  });

  it('is nothing that dates of birth and codes of municipalities and years are', async () => {
    const rows = ['640823;0180;2016', '701003;1280;2016', '640823;3234;2017', '550101;1480;2016'];
    expect(codes(await attributes('fodd;kommun;ar', ...rows))).toEqual([]);
    expect(codes(await attributes('fodd', '19640823', '1970-10-03'))).toEqual([]);
    expect(codes(await attributes('fodd;insats_ar', '640823;2016'))).toEqual([]);
    // Ids of eight digits, of which one is a date, and one in ten is completed by a code.
    const ids = ['19640823|3234', '48213377|3234', '58013501|3234', '91827364|0180'];
    expect(codes(await attributes('kod', ...ids))).toEqual([]);
  });
});

describe('a personal identity number that is hidden in a cell', () => {
  it.each(['640823,3234', '6-4-0-8-2-3-3-2-3-4', '1.96408233234E+11', '640823-TF34'])(
    'is refused: %s',
    async (cell) => {
      const taken = await attributes('kod', `"${cell}"`);
      expect(codes(taken)).toEqual(['error intake.personnummer']);
      expect(taken.ok).toBe(false);
    },
  );

  it('is refused among ids too', async () => {
    expect((await observe(observed('640823-TF34'))).ok).toBe(false);
  });

  it.each([
    '12345678',
    '222 40',
    '2016-01-15 10:30',
    '2016-01/2016-03',
    '0.703151234',
    '640823',
    '1.25E+3',
    'SE-640823-AB',
    '556036-0793',
  ])('is no usual code: %s', async (cell) => {
    expect(codes(await attributes('kod', `"${cell}"`))).toEqual([]);
  });
});

describe('personal identity numbers that have lost their zeros', () => {
  const LOST = ['501011001', '602021016', '703031021', '804041036'];
  const ZERO_LOST = 'error intake.personnummer-zero-lost';

  it('are refused as ids, in a workbook too', async () => {
    const taken = await observe(observed(...LOST));
    expect(codes(taken)).toEqual([ZERO_LOST]);
    expect(taken.ok).toBe(false);
    const cells = LOST.map((person) => [Number(person), 'work', dateCell(46053), 1]);
    const book = rows(['person', 'observation', 'date', 'value'], ...cells);
    expect(codes(await observe(workbook({ sheets: { Blad1: book } })))).toEqual([ZERO_LOST]);
  });

  it('are refused on a sheet that nobody reads', async () => {
    const read = rows(['person', 'observation', 'date', 'value'], ['p-1', 'work', '2026-01-31', 1]);
    const other = rows(['nr'], ...LOST.map((person) => [Number(person)]));
    const sheets = { Blad1: read, Blad2: other };
    const taken = await observe(workbook({ sheets, hidden: ['Blad2'] }));
    expect(codes(taken)).toEqual([ZERO_LOST]);
    expect(taken.findings[0]?.facts).toMatchObject({ sheet: 'Blad2', hidden: true });
  });

  it('are refused in a column that the mapping leaves out or reads, padded or not', async () => {
    const common = { source: 's', kind: 'observations' } as const;
    const rest = { observation: { fixed: 'work' }, date: { column: 'dag' } };
    const lines = LOST.map((number, at) => `p-${at};${number};2026-01-31`);
    const bytes = text('id;ref;dag', ...lines);
    const take = (mapping: Mapping) => takeIn({ bytes, file: 'f' }, OBSERVATIONS, { mapping });
    const mappings: Mapping[] = [
      { ...common, columns: { person: { column: 'id' }, ...rest }, ignore: ['ref'] },
      { ...common, columns: { person: { column: 'ref' }, ...rest }, ignore: ['id'] },
      { ...common, columns: { person: { column: 'ref', digits: '10' }, ...rest }, ignore: ['id'] },
    ];
    for (const mapping of mappings) {
      const taken = await take(mapping);
      expect(codes(taken)).toEqual([ZERO_LOST]);
      expect(taken.findings[0]?.at).toEqual({ file: 'f', row: 2, field: 'ref' });
    }
  });

  it('are refused one by one where others of the column have all their digits', async () => {
    const taken = await observe(observed('p-1', '501011001', '640823-3234'));
    const places = taken.findings.map(({ code, at }) => [code, at.row]);
    expect(places.sort()).toEqual([
      ['intake.personnummer', 3],
      ['intake.personnummer', 4],
    ]);
  });

  it('are no ids by chance: one among others, or one alone', async () => {
    expect(codes(await observe(observed('501011001', '123456789', '987654321')))).toEqual([]);
    expect(codes(await observe(observed('501011001')))).toEqual([]);
  });
});

describe('a name in place of a pseudonym', () => {
  it.each(['Svensson', 'Eva-Svensson', 'Eva_Svensson_640823', 'eva.lindberg'])(
    'puts its row aside where it surely is one: %s',
    async (person) => {
      const taken = await observe(observed(person, 'p-2'));
      expect(codes(taken)).toEqual(['error intake.person-is-name']);
      expect(taken.ok && [taken.value.accepted, taken.value.rejected.length]).toEqual([1, 1]);
    },
  );

  it('is warned of once where it may be one', async () => {
    const taken = await observe(observed('Eva', 'Anna', 'p-3', 'p-4', 'p-5'));
    expect(taken.findings.map(({ code, facts }) => [code, facts['count']])).toEqual([
      ['intake.ids-named', 2],
    ]);
  });

  it('is warned of where most ids are written as names, whatever the names are', async () => {
    expect(codes(await observe(observed('Tindra', 'Vilgot', 'p-3')))).toEqual([
      'warning intake.ids-named',
    ]);
  });

  it('is no code that people use', async () => {
    const usual = [
      'p-0017',
      'A1',
      'kohort-7',
      'ID-0003',
      'P-bdkfh-sgqvc',
      'max-2',
      'Skola-12',
      '12ebba34',
      '000417',
    ];
    expect(codes(await observe(observed(...usual)))).toEqual([]);
  });
});

describe('a name among attributes', () => {
  it('puts its row aside where it surely is one', async () => {
    expect(codes(await attributes('kontakt', 'Svensson', 'nord', 'syd'))).toEqual([
      'error intake.cell-personal',
    ]);
  });

  it('is warned of once a column where it may be one', async () => {
    expect(codes(await attributes('skola', 'Sofia', 'Nord', 'Maria', 'Syd'))).toEqual([
      'warning intake.cells-named',
    ]);
  });

  it('refuses the column where most values are names, under the header of the file', async () => {
    const mapping: Mapping = {
      ...{ source: 's', kind: 'enrolments' },
      columns: { person: { column: 'id' }, enrolled_on: { column: 'dag' } },
      attributes: { mentor: { column: 'Mentor' } },
    };
    const rows = ['Eva', 'Anna', 'Lars', 'Eva', '12'].map(
      (name, at) => `p-${at};2026-01-31;${name}`,
    );
    const source = { bytes: text('id;dag;Mentor', ...rows), file: 'e.csv' };
    const taken = await takeIn(source, ENROLMENTS, { mapping });
    expect(taken.findings.map(({ code, facts }) => [code, facts['name']])).toEqual([
      ['intake.column-personal', 'Mentor'],
    ]);
  });

  it('is no school, place, group or level', async () => {
    const usual = [
      'Ebersteinska',
      'Sankt Eriks gymnasium',
      'nord',
      'åk 9',
      'hög',
      '222 40',
      '58013501',
    ];
    expect(codes(await attributes('skola', ...usual))).toEqual([]);
  });
});

function observed(...persons: string[]) {
  const rows = persons.map((person) => `${person};work;2026-01-31;1`);
  return text('person;observation;date;value', ...rows);
}

function never(): never {
  throw new Error('There is no finding');
}
