import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../core/intake/mapping/propose.ts';
import { rows, workbook } from './workbooks.ts';

const text = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`);

describe('a mapping that is proposed', () => {
  const fieldsOf = async (bytes: Uint8Array, kind: 'enrolments' | 'observations') => {
    const proposal = await proposeMapping({ bytes, file: 'f' }, kind);
    if (!proposal.ok) throw new Error(JSON.stringify(proposal.findings));
    const { fields, opening } = proposal.value;
    return {
      opening,
      columns: Object.fromEntries(fields.map(({ field, column }) => [field, column?.header])),
      words: Object.fromEntries(fields.map(({ field, column }) => [field, column?.words])),
    };
  };

  it('knows fields by their own names, however their cells look, and no code in a row of totals', async () => {
    const file = text(
      'Löpnr;Inskriven;Grupp',
      'a;2026-01-31;Insats',
      'b;260131;Insats',
      'c;46053;Jämförelse',
      'd;1/2;Jämförelse',
      'Totalt;;4',
    );
    const { columns, words } = await fieldsOf(file, 'enrolments');
    expect(columns).toEqual({ person: 'Löpnr', enrolled_on: 'Inskriven', arm: 'Grupp' });
    expect(words['arm']).toEqual(['Insats', 'Jämförelse']);
    const one = text('person;observation;date;value', 'a;x;2026-02-01;1');
    expect((await fieldsOf(one, 'observations')).columns).toEqual({
      ...{ person: 'person', observation: 'observation', date: 'date', value: 'value' },
    });
  });

  it('is of the sheet that holds the rows, not of the one before it', async () => {
    const data = rows(['Löpnr', 'Datum', 'Timmar'], ['a', '2026-01-31', 2], ['b', '2026-01-31', 3]);
    const sheets = { Info: rows(['Uttag ur Elevregistret']), Data: data };
    const { opening, columns } = await fieldsOf(workbook({ sheets }), 'observations');
    expect(opening.sheet).toBe('Data');
    expect(columns).toMatchObject({ person: 'Löpnr', date: 'Datum', value: 'Timmar' });
  });
});
