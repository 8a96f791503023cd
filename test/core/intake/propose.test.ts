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

  it.each([
    ['Löpnr;Beslut;Startdatum;Slutdatum', 'Startdatum', 'Slutdatum'],
    ['Löpnr;Beslut;Slutdatum;Startdatum', 'Startdatum', 'Slutdatum'],
    ['Löpnr;Insats;Fr.o.m.;T.o.m.', 'Fr.o.m.', 'T.o.m.'],
    ['Löpnr;Insats;Datum;Till och med', 'Datum', 'Till och med'],
    ['Löpnr;Insats;From;Tom', 'From', 'Tom'],
    ['Löpnr;Insats;Inskriven;Utskriven', 'Inskriven', 'Utskriven'],
    ['Enhets-id;Klientid;Starttid;Sluttid', 'Starttid', 'Sluttid'],
    ['id;stay;Start date;End date', 'Start date', 'End date'],
    ['id;stay;Datum från;Datum till', 'Datum från', 'Datum till'],
    ['Löpnr;Insats;Beslutsdatum;Anslutningsdatum', 'Beslutsdatum', undefined],
    ['Löpnr;Insats;Datum;Tillsynsdag', 'Datum', undefined],
  ])('of stays with %s is dated by %s, and ends by %s', async (header, date, until) => {
    const stays = ['a-1;x;2024-02-01;2024-02-29', 'a-2;x;2024-05-10;', 'b-1;x;2024-05-01;'];
    const swapped = header.indexOf('Slut') < header.indexOf('Start');
    const lines = stays.map((line) => {
      const [id, kind, from, to] = line.split(';');
      return (swapped ? [id, kind, to, from] : [id, kind, from, to]).join(';');
    });
    const { columns } = await fieldsOf(text(header, ...lines), 'observations');
    expect(columns).toMatchObject({ date });
    expect(columns['until']).toBe(until);
  });

  it('is dated by the only day that is told, and by days of the end that nobody knows yet', async () => {
    const one = text('Löpnr;Insats;Avslutad', 'a-1;x;2024-02-01', 'a-2;x;2024-05-10');
    expect((await fieldsOf(one, 'observations')).columns).toMatchObject({ date: 'Avslutad' });
    const open = text('Löpnr;Insats;Start;Slut', 'a-1;x;2024-02-01;', 'a-2;x;2024-05-10;');
    const { columns } = await fieldsOf(open, 'observations');
    expect(columns).toMatchObject({ date: 'Start', until: 'Slut' });
  });

  it('asks somebody to look at the last day, and at what empty means', async () => {
    const file = text('Löpnr;Start;Slut', 'a-1;2024-02-01;', 'a-2;2024-05-10;2024-06-01');
    const proposal = await proposeMapping({ bytes: file, file: 'f' }, 'observations');
    if (!proposal.ok) throw new Error(JSON.stringify(proposal.findings));
    const about = { source: 's', kind: 'observations', language: 'en' } as const;
    expect(mappingText(proposal.value, about).split('\n').slice(-6, -1)).toEqual([
      '  until:',
      '    column: "Slut"',
      '    # check that it is the last day of what began on the date',
      '    # ifEmpty: 9999-12-31  # some are empty: take the first # away if that means that it goes on',
      '  # value: no column was found that holds values: each row says 1, that it happened',
    ]);
  });

  it('of persons knows when they left, though most have not, and no group or unit for a person', async () => {
    const file = text(
      'Personnr;Startdatum;Slutdatum;Avslutsorsak;Grupp;Enhet',
      'x-1;2026-01-01 00:00:00;2026-06-01 00:00:00;Flyttat;Insats;Norr',
      'x-2;2026-01-02 00:00:00;-;;Jämförelse;Syd',
      'x-3;2026-01-03 00:00:00;;;insats;Norr',
      'x-4;2026-01-04 00:00:00;;;Insats;Syd',
    );
    const { columns } = await fieldsOf(file, 'enrolments');
    expect(columns).toMatchObject({ enrolled_on: 'Startdatum', left_on: 'Slutdatum' });
    expect(columns['person']).toBeUndefined();
    const byUnit = text('Enhets-id;Klientid;Inskriven', 'n-1;k-7;2026-01-01', 'n-2;k-8;2026-01-02');
    expect((await fieldsOf(byUnit, 'enrolments')).columns['person']).toBe('Klientid');
    const coded = text('Enhet;Ärende', 'n1;k-7', 'n1;k-8', 'n2;k-9');
    expect((await fieldsOf(coded, 'enrolments')).columns['person']).toBe('Ärende');
  });

  it('is of the sheet that holds the rows, not of the one before it', async () => {
    const data = rows(['Löpnr', 'Datum', 'Timmar'], ['a', '2026-01-31', 2], ['b', '2026-01-31', 3]);
    const sheets = { Info: rows(['Uttag ur Elevregistret']), Data: data };
    const { opening, columns } = await fieldsOf(workbook({ sheets }), 'observations');
    expect(opening.sheet).toBe('Data');
    expect(columns).toMatchObject({ person: 'Löpnr', date: 'Datum', value: 'Timmar' });
  });

  const lines = (header: string, row: (at: number) => string) =>
    text(header, ...Array.from({ length: 12 }, (_, at) => row(at)));
  const written = async (bytes: Uint8Array, kind: 'enrolments' | 'observations') => {
    const proposal = await proposeMapping({ bytes, file: 'f' }, kind);
    if (!proposal.ok) throw new Error(JSON.stringify(proposal.findings));
    return mappingText(proposal.value, { source: 's', kind, language: 'en' }).split('\n');
  };

  it.each([
    [
      'thousands apart and a point',
      (at: number) => `${at + 1} 868.5${at}`,
      ['decimal: point', 'thousands: space'],
    ],
    ['apostrophes', (at: number) => `1'${200 + at}`, ['decimal: comma', 'thousands: space']],
    ['yes and no', (at: number) => (at % 2 ? 'Ja' : 'Nej'), ['codes:', '"Nej": 0', '"Ja": 1']],
    ['what nobody can read', (at: number) => `${at} à ${at}`, []],
  ])('leaves no value out that a header calls one: %s', async (_, cell, rule) => {
    const file = lines('Löpnr;Händelse;Datum;Belopp', (at) => `p-${at};x;2026-01-31;${cell(at)}`);
    const found = await written(file, 'observations');
    const from = found.indexOf('    column: "Belopp"');
    expect(found[from - 1]).toBe('  value:');
    expect(found.slice(from + 1, -1).map((line) => line.trim())).toEqual(rule);
  });

  it('knows what was observed by its header, though there are many kinds or few rows', async () => {
    const many = lines('Id;Händelse;Datum', (at) => `p-${at};Kod ${at}${at};2026-01-31`);
    expect((await fieldsOf(many, 'observations')).columns['observation']).toBe('Händelse');
    const few = text('Id;Händelse;Datum', 'p-1;sjuk;2026-01-31', 'p-2;vab;2026-01-31');
    expect((await fieldsOf(few, 'observations')).words['observation']).toEqual(['sjuk', 'vab']);
  });

  it('takes no amounts for persons, and of two ids the one in which most differ', async () => {
    const hours = lines(
      'Deltagare;Händelse;Datum;Timmar',
      (at) => `d${at % 4};x;2026-01-31;0.${at}7`,
    );
    const { columns } = await fieldsOf(hours, 'observations');
    expect(columns).toMatchObject({ person: 'Deltagare', value: 'Timmar' });
    const coded = lines('Kod;Löpnr;Datum', (at) => `A${at % 3};L${at};2026-01-31`);
    expect((await fieldsOf(coded, 'observations')).columns['person']).toBe('Löpnr');
  });

  it('keeps apart who is compared, and why persons left, whatever the columns are called', async () => {
    const file = text(
      'Klient;Startdatum;Insats/jämförelse;Exit date;Exit reason',
      'k-1;2026-01-31;Insats;2026-02-28;Avliden',
      'k-2;2026-01-31;Jämförelse;;',
      'k-3;2026-01-31;Insats;2026-03-31;Flyttat',
    );
    expect((await fieldsOf(file, 'enrolments')).columns).toMatchObject({
      ...{ person: 'Klient', arm: 'Insats/jämförelse' },
      ...{ left_on: 'Exit date', left_reason: 'Exit reason' },
    });
  });

  it('says that all took part where no column tells the group, and takes one that is numbered', async () => {
    const one = lines('Löpnr;Inskriven;Kommun', (at) => `k-${at};2026-01-31;0581`);
    expect((await written(one, 'enrolments')).join('\n')).toContain(
      '# arm: no column was found that tells the group: each row says treatment',
    );
    for (const header of ['Studiegrupp', 'Insats/kontroll']) {
      const file = lines(`Löpnr;Inskriven;${header}`, (at) => `k-${at};2026-01-31;${at % 2}`);
      const found = (await written(file, 'enrolments')).join('\n');
      expect(found).toContain(`  arm:\n    column: "${header}"`);
      expect(found).not.toContain('# arm:');
    }
  });

  it('says of a column that it leaves out whether it could be meant, and that there are no values', async () => {
    const dated = lines(
      'Löpnr;Händelsedatum;Registreringsdatum;Ärende',
      (at) => `L${at};2026-01-31;2026-02-01;Z-${at}`,
    );
    const found = (await written(dated, 'observations')).join('\n');
    expect(found).toContain('# value: no column was found that holds values: each row says 1');
    expect(found).toMatch(/"Registreringsdatum" {2}# left out, but it holds dates too/);
    expect(found).toMatch(/"Ärende" {2}# left out, but it may hold ids of persons too/);
    const counted = lines(
      'Löpnr;Datum;Antal;Belopp',
      (at) => `L${at};2026-01-31;${at};${at * 100}`,
    );
    expect((await written(counted, 'observations')).join('\n')).toMatch(
      /"Belopp" {2}# left out, but it holds numbers/,
    );
  });

  it.each([
    ['a row below is cut off', [], ['a;x;2026-01-31;1', 'b;x;2026-01-31', 'c;x;2026-02-01;2']],
    ['a title has a day', ['Uttag;2026-01-31;;'], ['a;x;2026-01-31;1']],
    ['a title fills the row', ['Period;2026-01-01;2026-12-31;Norr'], ['a;x;2026-01-31;1']],
    ['titles are as wide as the table', ['Skapad av;Ekonomi;;', ';;;'], ['a;x;2026-01-31;1']],
    ['a title fills it with words', ['Källa;Procapita;Version;7'], ['a;x;2026-01-31;1']],
    ['no other row is whole', [], ['b;x;2026-01-31', 'c;x;2026-02-01', 'a;x;2026-01-31;1']],
  ])('takes no title or row of data for the header where %s', async (_, above, below) => {
    const file = text(...above, 'Löpnr;Händelse;Datum;Antal', ...below);
    const { opening, columns } = await fieldsOf(file, 'observations');
    expect(opening.headerRow ?? 1).toBe(above.length + 1);
    expect(columns).toMatchObject({ person: 'Löpnr', date: 'Datum', value: 'Antal' });
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
