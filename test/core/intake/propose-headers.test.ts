import { describe, expect, it } from 'vitest';
import { mappingText } from '../../../cli/print/mapping.ts';
import type { FileKind } from '../../../core/intake/file-kind.ts';
import { proposeMapping } from '../../../core/intake/mapping/propose.ts';

/** Ten rows under a header: each column is named with what its row of this number holds. */
type Cells = Readonly<Record<string, (row: number) => string | number>>;

const day = (row: number) => `2024-01-${String(row + 10)}`;
const id = (row: number) => `L${Math.floor(row / 2)}`;
const kind = (row: number) => (row % 2 === 0 ? 'vab' : 'sjuk');
const wages = (row: number) => 25_000 + row * 1731;

async function proposed(cells: Cells, fileKind: FileKind = 'observations') {
  const columns = Object.entries(cells);
  const header = columns.map(([name]) => name).join(';');
  const rows = [...Array(10).keys()].map((row) => columns.map(([, cell]) => cell(row)).join(';'));
  const bytes = Buffer.from(`${[header, ...rows].join('\n')}\n`);
  const proposal = await proposeMapping({ bytes, file: 'f' }, fileKind);
  if (!proposal.ok) throw new Error(JSON.stringify(proposal.findings));
  const about = { source: 's', kind: fileKind, language: 'en' } as const;
  const { fields } = proposal.value;
  return {
    columns: Object.fromEntries(fields.map(({ field, column }) => [field, column?.header])),
    dates: fields.find(({ field }) => field === 'date')?.column?.dates,
    text: mappingText(proposal.value, about),
  };
}

describe('a mapping that is proposed', () => {
  it.each(['Belopp', 'Amount', 'Totalkostnad', 'Ersättning'])(
    'takes amounts under %s for amounts, though each of them may be a day of Excel',
    async (name) => {
      const { columns } = await proposed({ Löpnr: id, Händelse: kind, Datum: day, [name]: wages });
      expect(columns).toMatchObject({ date: 'Datum', value: name });
    },
  );

  it('takes days of Excel for days under a header that says so', async () => {
    const { columns, dates } = await proposed({ Löpnr: id, Besöksdag: wages, Timmar: kind });
    expect([columns['date'], dates]).toEqual(['Besöksdag', 'excel-1900']);
  });

  it.each([
    ['Löpnr', 'Personalkostnad'],
    ['Deltagare', 'Elevpoäng'],
    ['Klient-ID', 'Personantal'],
    ['Elevens nr', 'Elever (antal)'],
  ])('finds persons under %s, and not what they have in %s', async (person, value) => {
    const cells = { [value]: (row: number) => 200 + row * 5, Datum: day, [person]: id };
    expect((await proposed(cells)).columns).toMatchObject({ person, value });
  });

  it.each(['Barn', 'Deltagare'])(
    'takes no number of persons (%s) for a person, where another column has ids',
    async (name) => {
      const cells = { ID: id, [name]: (row: number) => 1 + (row % 4), Datum: day };
      expect((await proposed({ ...cells, Händelse: kind })).columns).toMatchObject({
        person: 'ID',
      });
      const { ID: _, ...alone } = cells;
      expect((await proposed({ ...alone, Händelse: kind })).columns).toMatchObject({
        person: name,
      });
    },
  );

  it.each(['Klient', 'ID', 'Kod'])(
    'prefers %s to ids of what persons came with',
    async (person) => {
      const cases = { 'Ärende-ID': (row: number) => `Z${row}`, [person]: id, Datum: day };
      const { columns, text } = await proposed(cases);
      expect(columns['person']).toBe(person);
      expect(text).toContain('- "Ärende-ID"  # left out, but it may hold ids of persons too');
    },
  );

  it.each([
    ['Registreringsdatum', 'Inträffade'],
    ['Uttagsdatum', 'Besök'],
    ['Födelsedatum', 'Datum för besök'],
    ['Created', 'Visit day'],
  ])('takes no %s for the day that %s is of', async (other, date) => {
    const cells = { Löpnr: id, [other]: () => '2024-03-01', [date]: day, Händelse: kind };
    const { columns, text } = await proposed(cells);
    expect(columns['date']).toBe(date);
    expect(text).toContain(`- "${other}"  # left out, but it holds dates too`);
  });

  it('enrols nobody on their birthday, in an age group, or by why they came', async () => {
    const born = (row: number) => `2010-0${(row % 9) + 1}-01`;
    const left = (row: number) => (row === 3 ? '2024-06-01' : '');
    const why = (row: number) => (row === 3 ? 'flytt' : '');
    const age = (row: number) => (row % 2 === 0 ? '7-9' : '10-12');
    const cells: Cells = {
      ...{ Löpnr: (row: number) => `L${row}`, Födelsedag: born, Placeringsdag: day },
      ...{ Åldersgrupp: age, Inskrivningsorsak: kind, Utskriven: left, Avslutsorsak: why },
    };
    const { columns, text } = await proposed({ ...cells, Syskon: (row) => row }, 'enrolments');
    expect(columns).toEqual({
      ...{ person: 'Löpnr', enrolled_on: 'Placeringsdag' },
      ...{ left_on: 'Utskriven', left_reason: 'Avslutsorsak' },
    });
    expect(text).toContain('- "Syskon"  # not asked for by any field');
  });

  it.each([
    ['Kontaktorsak', 'Orsak', 'Avbrottsdatum'],
    ['Remissorsak', 'Orsak till avslut', 'Avbruten'],
    ['Reason for referral', 'Reason for leaving', 'Exit date'],
  ])('takes no %s for why somebody left: %s tells that', async (other, reason, left) => {
    const cells: Cells = {
      ...{ Klient: (row: number) => `k-${row}`, [other]: kind, Placeringsdatum: day },
      ...{ [left]: (row: number) => (row === 3 ? '2024-06-01' : '') },
    };
    const without = await proposed(cells, 'enrolments');
    expect(without.columns).toEqual({
      ...{ person: 'Klient', enrolled_on: 'Placeringsdatum', left_on: left },
    });
    const cause = (row: number) => (row === 3 ? 'flytt' : '');
    const { columns } = await proposed({ ...cells, [reason]: cause }, 'enrolments');
    expect(columns['left_reason']).toBe(reason);
  });

  it('takes no age, and nothing about who somebody is, for the value', async () => {
    const age = (row: number) => 12 + (row % 4);
    const about = { Löpnr: id, Händelse: kind, Datum: day, Ålder: age };
    const without = await proposed(about);
    expect(without.columns['value']).toBeUndefined();
    expect(without.text).toContain('- "Ålder"  # left out, but it holds numbers');
    const named = await proposed({ ...about, Beloppstyp: kind, Utbetalt: (row) => 100 + row });
    expect(named.columns['value']).toBe('Utbetalt');
    expect(named.text).toContain(
      '    column: "Utbetalt"\n    # check that it is the value: its header does not say so\n',
    );
  });

  it('knows what was observed from the kind of an amount, and an amount from where it was paid', async () => {
    const account = (row: number) => 1000 + (row % 3);
    const cells = { Beloppstyp: () => 'Netto', Kostnadsställe: account, Löpnr: id, Mätning: kind };
    const { columns } = await proposed({ ...cells, Datum: day, Ersättning: wages });
    expect(columns).toMatchObject({ observation: 'Mätning', value: 'Ersättning' });
  });

  it('says where no column tells what was observed, and dates stays by their first day', async () => {
    const serial = (row: number) => 44_000 + row;
    const stays: Cells = { Löpnr: id, Boendeform: kind, 'Sista dag': day, Börjar: serial };
    const { columns, dates, text } = await proposed(stays);
    expect([columns['date'], dates, columns['until']]).toEqual([
      ...['Börjar', 'excel-1900', 'Sista dag'],
    ]);
    expect(text).toContain(
      '  observation: { fixed: observation }  # no column was found that tells what was observed',
    );
  });

  it('gives no two codes one name', async () => {
    const after = ['3 månader', '6 månader', 'Åter', 'Ater', '+', '-'];
    const { text } = await proposed({
      Löpnr: id,
      Mätning: (row) => after[row % 6] ?? '',
      Datum: day,
    });
    const names = [...text.matchAll(/^ {6}"[^"]+": (\w+)$/gm)].map(([, name]) => name);
    expect(names).toEqual(['name_3_manader', 'name_6_manader', 'ater', 'ater_2', 'name', 'name_2']);
  });
});
