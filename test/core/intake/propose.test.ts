import { describe, expect, it } from 'vitest';
import { mappingText } from '../../../cli/print/mapping.ts';
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

  it('asks which sign is the decimal one where numbers do not tell', async () => {
    const openIn = async (delimiter: string, ...values: string[]) => {
      const rows = values.map((value, at) => [`p-${at}`, 'x', '2026-01-31', value].join(delimiter));
      const header = ['person', 'observation', 'date', 'value'].join(delimiter);
      const proposal = await proposeMapping(
        { bytes: text(header, ...rows), file: 'f' },
        'observations',
      );
      if (!proposal.ok) throw new Error(JSON.stringify(proposal.findings));
      const about = { source: 's', kind: 'observations', language: 'sv' } as const;
      return mappingText(proposal.value, about).split('\n').at(-2)?.trim();
    };
    expect(await openIn(';', '312.500', '287.250')).toBe(
      'decimal: "?"  # 312.500 kan vara 312,5 eller 312500: skriv decimal: point, eller thousands: point',
    );
    expect(await openIn(',', '"312,500"')).toContain('decimal: "?"');
    expect(await openIn('\t', '312,500')).toContain('decimal: "?"');
    expect(await openIn(';', '312,500')).toBe('decimal: comma');
    expect(await openIn(';', '312.500', '287.25')).toBe('column: "value"');
    expect(await openIn(',', '312.500')).toBe('column: "value"');
  });
});
