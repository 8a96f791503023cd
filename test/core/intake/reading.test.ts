import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../core/calendar/date.ts';
import { alikeIds } from '../../../core/intake/alike-ids.ts';
import type { DateForm } from '../../../core/intake/reading/date-forms.ts';
import { readDate } from '../../../core/intake/reading/dates.ts';
import { type NumberForm, readNumber } from '../../../core/intake/reading/numbers.ts';
import { IdLengths, readPerson } from '../../../core/intake/reading/persons.ts';
import { ratioOf } from '../../../core/intake/reading/units.ts';

describe('an id that is another’s in other letters', () => {
  it.each(['p-１', 'ｐ-1', 'p-①', 'p-₁'])(
    '%s looks like p-1 and would be another person',
    (cell) => {
      expect(readPerson(cell)).toMatchObject({ ok: false, code: 'intake.person-not-pseudonym' });
    },
  );

  it.each([
    [['p-1', 'P-1', 'p-2', 'P-1'], undefined, 1],
    [['p-1', 'p-2'], undefined, undefined],
    [['P-1', 'Q-9'], ['p-1', 'q-9'], 2],
    [['p-1', 'P-7', 'p-7'], ['p-1'], undefined],
  ])('of %j beside %j differs only in capitals from another: %s', (ids, known, count) => {
    const persons = (all: readonly string[]) => all.map((person) => ({ person }));
    const [found] = alikeIds(persons(ids), known && persons(known));
    expect(found?.facts['count']).toBe(count);
  });
});

describe('a date', () => {
  it.each<[string, DateForm, string]>([
    ['260131', 'YYMMDD', '2026-01-31'],
    ['700101', 'YYMMDD', '1970-01-01'],
    ['691231', 'YYMMDD', '2069-12-31'],
    ['26-01-31', 'YY-MM-DD', '2026-01-31'],
    ['20260131', 'YYYYMMDD', '2026-01-31'],
    ['31/1/2026', 'D/M/YYYY', '2026-01-31'],
    ['1.2.2026', 'D.M.YYYY', '2026-02-01'],
    ['1/2/2026', 'M/D/YYYY', '2026-01-02'],
    ['45322', 'excel-1900', '2024-01-31'],
    ['43860', 'excel-1904', '2024-01-31'],
    ['45322,75', 'excel-1900', '2024-01-31'],
    ['2026-01-31', 'YYMMDD', '2026-01-31'],
    ['31/01/2026 00:00:00', 'D/M/YYYY hh:mm', '2026-01-31'],
    ['31/1/2026', 'D/M/YYYY hh:mm', '2026-01-31'],
    ['31.01.2026 23.59', 'D.M.YYYY hh:mm', '2026-01-31'],
    ['31-01-2026T08:00:00.123', 'D-M-YYYY hh:mm', '2026-01-31'],
    ['1/31/2026 8:00 PM', 'M/D/YYYY hh:mm', '2026-01-31'],
    ['2026-01-31 08:00', 'YYYY-MM-DD hh:mm', '2026-01-31'],
    ['9999-12-31', 'YYYY-MM-DD', '9999-12-31'],
  ])('%s, stated as %s, is %s', (cell, form, date) => {
    expect(readDate(cell, form)).toEqual({ ok: true, text: date });
  });

  it.each([
    ['20260131', '2026-01-31'],
    ['2026/1/31', '2026-01-31'],
    ['2026.01.31', '2026-01-31'],
    ['2026-01-31 00:00:00', '2026-01-31'],
    ['2026-01-31T14:05', '2026-01-31'],
    ['31 januari 2026', '2026-01-31'],
    ['1-okt-2026', '2026-10-01'],
    ['3 May 2026', '2026-05-03'],
  ])('%s is certainly %s', (cell, mended) => {
    expect(readDate(cell)).toMatchObject({ ok: false, code: 'intake.date-form-other', mended });
  });

  it('with a time is certain where the mapping says how its day is written', () => {
    const read = readDate('05/02/2026 10:15', 'D/M/YYYY');
    expect(read).toMatchObject({ ok: false, mended: '2026-02-05' });
  });

  it('with a zone may be another day, whatever is stated', () => {
    const read = readDate('2026-01-31T00:00:00Z', 'YYYY-MM-DD hh:mm');
    expect(read).toMatchObject({ ok: false, code: 'intake.date-with-zone' });
  });

  it.each([
    ['0001-01-01', 'YYYY-MM-DD', 'intake.date-for-none'],
    ['1753-01-01 00:00:00', 'YYYY-MM-DD', 'intake.date-for-none'],
    ['31/12/1899', 'D/M/YYYY', 'intake.date-small-number'],
    ['01/01/1900 00:00', 'D/M/YYYY hh:mm', 'intake.date-small-number'],
    ['1899-11-30', 'YYMMDD', 'intake.date-for-none'],
  ] as const)('%s (%s) is what programs write where there is none: %s', (cell, form, code) => {
    const read = readDate(cell, form);
    expect(read).toMatchObject({ ok: false, code });
    expect(read).not.toHaveProperty('mended');
  });

  it('that a file was taken in with stays one, whatever has come to be refused since', () => {
    const kept = { isKept: true };
    expect(readDate('0001-01-01', undefined, kept)).toEqual({ ok: true, text: '0001-01-01' });
  });

  it.each(['2026-W05', '2026W05', '2026-W05-3', 'v. 5 2026', '2026v05'])('%s is a week', (cell) => {
    expect(readDate(cell)).toMatchObject({ ok: false, code: 'intake.date-week' });
  });

  it.each(['202601311015', '20260131101500', '20260131T1015'])(
    '%s may be a day with its time: it is told which, and not taken',
    (cell) => {
      const facts = { would: '2026-01-31' };
      const read = readDate(cell);
      expect(read).toMatchObject({ ok: false, code: 'intake.date-and-time', facts });
      expect(read).not.toHaveProperty('mended');
    },
  );

  it.each([
    ['260131', 'YYMMDD', '2026-01-31'],
    ['31/1/2026', 'D/M/YYYY', '2026-01-31'],
    ['31/01/2026 00:00:00', 'D/M/YYYY hh:mm', '2026-01-31'],
    ['31.01.2026 08:00', 'D.M.YYYY hh:mm', '2026-01-31'],
    ['45322', 'excel-1900', '2024-01-31'],
  ])('%s is not certain: as %s it would be %s', (cell, form, would) => {
    const read = readDate(cell);
    expect(read).toMatchObject({ ok: false, facts: { form, would } });
    expect(read).not.toHaveProperty('mended');
  });

  it.each(['1900-01-00', '1900-01-12', '1900-02-28', '1900-02-29', '1899-12-30 12:00:00'])(
    '%s is a small number that a spreadsheet shows as a date',
    (cell) => {
      expect(readDate(cell)).toMatchObject({ ok: false, code: 'intake.date-small-number' });
    },
  );

  it.each(['2026-02-30', '20260230', '31 februari 2026', '2026', 'igår', '2026-13-01', '00000000'])(
    '%s is none',
    (cell) => {
      expect(readDate(cell)).toMatchObject({ ok: false, code: 'intake.date-malformed' });
    },
  );

  it.each(['jan-26', '26-jan', '1 mars'])('%s is not whole', (cell) => {
    expect(readDate(cell)).toMatchObject({ ok: false, code: 'intake.date-incomplete' });
  });

  it('that exists is read back from every stated form, and no other day ever is', () => {
    const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
    fc.assert(
      fc.property(dates, (date) => {
        const [year = '', month = '', day = ''] = date.split('-');
        const short = `${Number(day)}/${Number(month)}/${year}`;
        expect(readDate(short, 'D/M/YYYY')).toEqual({ ok: true, text: date });
        expect(readDate(year + month + day, 'YYYYMMDD')).toEqual({ ok: true, text: date });
        expect(readDate(year.slice(2) + month + day, 'YYMMDD')).toEqual({ ok: true, text: date });
        const other = readDate(year + month + day);
        expect(other).toMatchObject({ mended: date });
      }),
    );
  });
});

const POINT: NumberForm = { decimalComma: 'no' };
const COMMA: NumberForm = { decimalComma: 'also' };

describe('a number', () => {
  it.each<[string, NumberForm, string]>([
    ['1250.50', POINT, '1250.5'],
    ['1250,50', COMMA, '1250.5'],
    ['-0', POINT, '0'],
    ['1 250,50', { decimalComma: 'only', thousands: 'space' }, '1250.5'],
    ['1\u00a0250', { decimalComma: 'only', thousands: 'space' }, '1250'],
    ['1.250.000', { decimalComma: 'only', thousands: 'point' }, '1250000'],
    ['1.250', { decimalComma: 'only', thousands: 'point' }, '1250'],
    ['1,250.5', { decimalComma: 'no', thousands: 'comma' }, '1250.5'],
  ])('%s under %j is %s', (cell, form, number) => {
    expect(readNumber(cell, form)).toEqual({ ok: true, text: number });
  });

  it.each([
    ['1 250,50', '1250.5'],
    ['1\u00a0250', '1250'],
    ['1\u202f250\u202f000', '1250000'],
    ['1.250,50', '1250.5'],
    ['1,250.50', '1250.5'],
    ['1.250.000', '1250000'],
    ['−5', '-5'],
    ['1 250 kr', '1250'],
    ['12:-', '12'],
  ])('%s is certainly %s', (cell, mended) => {
    expect(readNumber(cell, COMMA)).toMatchObject({ ok: false, mended });
  });

  it.each([
    ['7.5', { decimalComma: 'only' }, 'intake.decimal-point', '7,5'],
    ['1.250', { decimalComma: 'only' }, 'intake.decimal-point', '1,250'],
    ['7,5', { decimalComma: 'no' }, 'intake.decimal-comma', '7.5'],
  ] as const)(
    '%s has the other decimal sign: what it would be is said, and never guessed',
    (cell, form, code, would) => {
      const read = readNumber(cell, form);
      expect(read).toMatchObject({ ok: false, code, facts: { would } });
      expect(read).not.toHaveProperty('mended');
    },
  );

  it.each([
    ['1,23457E+11', 'intake.scientific-notation'],
    ['1E5', 'intake.scientific-notation'],
    ['jan-26', 'intake.number-became-date'],
    ['2026-01-26', 'intake.number-became-date'],
    ['JA', 'intake.value-is-word'],
    ['12 34', 'intake.number-malformed'],
    ['1 250,5,5', 'intake.number-malformed'],
    ['12 %', 'intake.number-malformed'],
    ['1234567890123456', 'intake.number-malformed'],
  ])('%s is not one, nor is it certain which: %s', (cell, code) => {
    const read = readNumber(cell, COMMA);
    expect(read).toMatchObject({ ok: false, code });
    expect(read).not.toHaveProperty('mended');
  });

  it.each([
    [{ from: 'tkr', to: 'kr' }, '1250.5', '1250500'],
    [{ from: 'kr', to: 'Mkr' }, '1250000', '1.25'],
    [{ from: 'hours', to: 'days' }, '36', '1.5'],
    [{ from: 'hours', to: 'days', hoursPerDay: '8' }, '36', '4.5'],
    [{ from: 'hours', to: 'days', hoursPerDay: '7.5' }, '15', '2'],
    [{ from: 'weeks', to: 'days', hoursPerDay: '8' }, '2', '14'],
  ] as const)('in another unit (%j) is exact: %s is %s', (conversion, cell, number) => {
    const form = { ...POINT, ratio: ratioOf(conversion) };
    expect(readNumber(cell, form)).toEqual({ ok: true, text: number });
  });

  it('that has no end in the other unit is refused, and money is never time', () => {
    const form = { ...POINT, ratio: ratioOf({ from: 'hours', to: 'days' }) };
    expect(readNumber('1', form)).toMatchObject({ ok: false, code: 'intake.unit-inexact' });
    expect(ratioOf({ from: 'kr', to: 'days' })).toBeUndefined();
  });

  it('is proposed in the unit of the cell, and taken in the other', () => {
    const form = { ...COMMA, ratio: ratioOf({ from: 'tkr', to: 'kr' }) };
    expect(readNumber('1 250', form)).toMatchObject({
      facts: { mended: '1250' },
      mended: '1250000',
    });
  });
});

describe('an id', () => {
  it.each([
    ['1,23457E+11', 'intake.scientific-notation'],
    ['12E+4', 'intake.scientific-notation'],
    ['jan-26', 'intake.person-became-date'],
    ['2026-01-26', 'intake.person-became-date'],
    ['Anna Andersson', 'intake.person-not-pseudonym'],
  ])('that Excel has damaged is named: %s', (cell, code) => {
    expect(readPerson(cell)).toMatchObject({ ok: false, code });
  });

  it('keeps what may be an id: 12E4', () => {
    expect(readPerson('12E4')).toEqual({ ok: true, text: '12E4' });
  });

  it('gets its zeros back where the mapping says how many digits it has', () => {
    expect(readPerson('417', { digits: 6 })).toEqual({ ok: true, text: '000417' });
    expect(readPerson('1234567', { digits: 6 })).toMatchObject({ code: 'intake.id-length' });
    expect(readPerson('a417', { digits: 6 })).toMatchObject({ code: 'intake.id-length' });
  });

  it.each([
    ['zeros lost', ['83121', '7412', '55210', '90233'], { shorter: 1, digits: 5 }],
    ['numbered from 1', Array.from({ length: 120 }, (_, index) => String(index + 1)), undefined],
    ['letters', ['a1', 'a12'], undefined],
    ['all as long', ['83121', '17412'], undefined],
  ])('is suspected where it looks so: %s', (_, ids, suspicion) => {
    const lengths = new IdLengths();
    for (const id of ids) lengths.add(id);
    expect(lengths.suspicion()).toEqual(suspicion);
  });
});
