import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPerson } from '../../../core/intake/reading/persons.ts';
import { findPersonnummer } from '../../../core/privacy/personnummer.ts';
import { isPersonnummerInPieces } from '../../../core/privacy/personnummer-in-pieces.ts';
import { pseudonymOf } from '../../../core/privacy/pseudonym.ts';
import { Pseudonymiser } from '../../../core/privacy/pseudonymise.ts';
import { readPersonnummer } from '../../../core/privacy/written-personnummer.ts';
import { pseudonymFindings as en } from '../../../core/words/en/pseudonym.ts';
import { pseudonymFindings as sv } from '../../../core/words/sv/pseudonym.ts';

const AS_OF = '2026-01-31';
const KEY = new Uint8Array(32).fill(7);

describe('a personal identity number', () => {
  it.each([
    ['640823-3234', '196408233234'],
    ['6408233234', '196408233234'],
    ['19640823-3234', '196408233234'],
    ['196408233234', '196408233234'],
    ['640823 3234', '196408233234'],
    ['64 08 23-3234', '196408233234'],
    ['64 08 23-32 34', '196408233234'],
    ['1964-08-23 3234', '196408233234'],
    ['1964-08-23-3234', '196408233234'],
    ['1964 08 23 3234', '196408233234'],
    ['640823–3234', '196408233234'],
    ['６４０８２３−３２３４', '196408233234'],
    ['\u200b640823-3234 ', '196408233234'],
    ['640823+3234', '186408233234'],
    ['701063-2391', '197010632391'],
    ['000229-0005', '200002290005'],
  ])('%s is the person %s', (written, twelve) => {
    expect(readPersonnummer(written, AS_OF)).toEqual({ ok: true, twelve });
  });

  it.each([
    ['640823-3235', 'check-digit'],
    ['640230-3236', 'date'],
    ['641323-3232', 'date'],
    ['20260823-3232', 'date'],
    ['640823', 'form'],
    ['556036-0793', 'date'],
    ['640823-T323', 'form'],
    ['Anna', 'form'],
    ['412241234', 'zero-lost'],
    ['2290005', 'zero-lost'],
  ])('%s is none: %s', (written, why) => {
    expect(readPersonnummer(written, AS_OF)).toMatchObject({ ok: false, why });
  });

  it('without a century is of the last hundred years before the file was made', () => {
    const century = (asOf: string) => readPersonnummer('260131-1232', asOf);
    expect(century('2026-01-31')).toEqual({ ok: true, twelve: '202601311232' });
    expect(century('2026-01-30')).toEqual({ ok: true, twelve: '192601311232' });
  });

  it.each(['640823-T323', '19640823-R123', '64 08 23-3234', '1964 08 23 3234', '64.08.23-3234'])(
    'is found also as %s',
    (written) => {
      expect(findPersonnummer(`x ${written}.`)).toEqual([{ index: 2, length: written.length }]);
    },
  );

  it.each([
    ['20 26 01 31 1431', 'a wrong check digit'],
    ['10 000 000 1234', 'thousands'],
    ['2026-01-31 14:30', 'a time'],
    ['190101A123', 'a code without a separator'],
    ['A640823-T323', 'a longer code'],
  ])('is not seen in %s: %s', (text) => {
    expect(findPersonnummer(text)).toEqual([]);
  });
});

describe('a pseudonym', () => {
  it('is the first 80 bits of HMAC-SHA-256 under the key, in letters only', () => {
    const hex = createHmac('sha256', KEY).update('196408233234').digest('hex').slice(0, 20);
    const letters = [...hex].map((digit) => 'bcdfghjkmnpqrstv'[Number.parseInt(digit, 16)]);
    expect(pseudonymOf('196408233234', KEY).replace(/-/g, '')).toBe(`p${letters.join('')}`);
  });

  it('is always taken in as one, survives spreadsheets, and is another under another key', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{12}$/),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (twelve, key) => {
          const pseudonym = pseudonymOf(twelve, key);
          expect(pseudonym).toMatch(/^p(?:-[a-z]{5}){4}$/);
          expect(readPerson(pseudonym)).toEqual({ ok: true, text: pseudonym });
          expect(findPersonnummer(pseudonym)).toEqual([]);
          const other = Uint8Array.from(key, (byte) => byte ^ 1);
          expect(pseudonymOf(twelve, other)).not.toBe(pseudonym);
        },
      ),
    );
  });
});

describe('replacing', () => {
  const pseudonymiser = (how: Partial<ConstructorParameters<typeof Pseudonymiser>[0]> = {}) =>
    new Pseudonymiser(
      {
        file: 'f.csv',
        columns: ['PNR'],
        key: KEY,
        asOf: AS_OF,
        otherIds: false,
        mend: false,
        ...how,
      },
      ['Datum', 'pnr', 'Text'],
    );
  const replaced = (cells: readonly string[], how = {}) =>
    pseudonymiser(how).replace({ row: 2, cells });

  it('gives one person one pseudonym, however the number is written', () => {
    const forms = ['640823-3234', '196408233234', '64 08 23-3234'];
    const pseudonyms = forms.map((form) => replaced(['2026-01-01', form, '']).cells[1]);
    expect(new Set(pseudonyms)).toEqual(new Set([pseudonymOf('196408233234', KEY)]));
    expect(pseudonymiser().header()).toEqual(['Datum', 'person', 'Text']);
  });

  it.each([
    ['640823-3235', '', 'pseudonym.check-digit'],
    ['', 'ring 640823-3234', 'pseudonym.elsewhere'],
    ['LMA 123', '', 'pseudonym.form'],
    ['412241234', '', 'pseudonym.zero-lost'],
  ])('of a row with %j and %j finds %s, and repeats nothing of it', (pnr, text, code) => {
    const { cells, findings } = replaced(['2026-01-01', pnr, text]);
    expect(findings.map((finding) => [finding.code, finding.at.row])).toEqual([[code, 2]]);
    const said =
      JSON.stringify(findings) +
      JSON.stringify([sv, en].map((words) => words[code]?.(findings[0]?.facts ?? {})));
    expect(said).not.toMatch(/640823|3234|LMA|41224/);
    expect(cells.join('')).not.toMatch(/640823|LMA|41224/);
  });

  it.each([
    ...[
      '1,96408E+11',
      '#SAKNAS!',
      'NULL',
      '0',
      '000',
      'saknas',
      '-',
      'jan-26',
      '2026-01-31',
      'Summa',
      'Totalt: 3',
    ].map((cell) => [cell, 'pseudonym.no-id'] as const),
    ...[
      '196408233234.0',
      '6408233234,00',
      '640823.3234',
      "'640823-3234",
      '640823-3234 (skyddad)',
    ].map((cell) => [cell, 'pseudonym.disguised'] as const),
    ...['640 823 32 34', '6,408,233,234', 'SE640823-3234', '640823-32-34', '640823–32–34'].map(
      (cell) => [cell, 'pseudonym.disguised'] as const,
    ),
  ])(
    'takes %j for no other id: everybody with it would be one person, or one person two',
    (cell, code) => {
      const { cells, findings } = replaced(['', cell, ''], { otherIds: true });
      expect(findings.map((finding) => finding.code)).toEqual([code]);
      expect(cells[1]).toBe('');
    },
  );

  it('gives a reserve number one pseudonym, however its spaces, dashes and capitals are written', () => {
    const one = (cell: string) => replaced(['', cell, ''], { otherIds: true }).cells[1];
    expect(one('640823-t234')).toBe(pseudonymOf('640823-T234', KEY));
    expect(one('640823\u2013T234\u200b')).toBe(pseudonymOf('640823-T234', KEY));
    expect(one('LMA\u00a0123')).toBe(pseudonymOf('LMA 123', KEY));
    expect(one('60-123456/7')).toBe(pseudonymOf('60-123456/7', KEY));
  });

  it('puts zeros back, and takes other ids, only where that is asked for', () => {
    expect(replaced(['', '412241234', ''], { mend: true }).cells[1]).toBe(
      pseudonymOf('200412241234', KEY),
    );
    expect(replaced(['', 'lma 123', ''], { otherIds: true }).cells[1]).toBe(
      pseudonymOf('LMA 123', KEY),
    );
    expect(replaced(['', '640823-3235', ''], { otherIds: true }).findings).toHaveLength(1);
  });

  it.each([
    [
      'in two columns',
      ['Född', 'PNR', 'Nr'],
      [
        ['640823', '3234'],
        ['701063', '2391'],
      ],
    ],
    [
      'in pieces',
      ['Text', 'PNR', 'Ref'],
      [
        ['x', '640823,3234'],
        ['x', ''],
      ],
    ],
  ])('says that a column must go in which the number stands again %s', (_, header, rows) => {
    const about = { file: 'f.csv', columns: ['PNR'], key: KEY, asOf: AS_OF };
    const those = new Pseudonymiser({ ...about, otherIds: false, mend: false }, header);
    for (const [first = '', last = ''] of rows) {
      expect(those.replace({ row: 2, cells: [first, '640823-3234', last] }).findings).toEqual([]);
    }
    expect(those.columnsThatMustGo()).toMatchObject([{ facts: { column: 3, kind: 'identity' } }]);
  });

  it('takes no telephone number for an identity number in pieces', () => {
    const about = { file: 'f.csv', columns: ['PNR'], key: KEY, asOf: AS_OF };
    const those = new Pseudonymiser({ ...about, otherIds: false, mend: false }, ['PNR', 'Telefon']);
    those.replace({ row: 2, cells: ['640823-3234', '070-112 23 92'] });
    expect(those.columnsThatMustGo()).toMatchObject([{ facts: { column: 2, kind: 'phone' } }]);
  });

  it.each(['2024-01-15 00.04', '2024/01/15 00:04', '24-01-15 00:04', '2024-01-15, 00:04'])(
    'takes no time for an identity number in pieces: %s',
    (time) => {
      expect(isPersonnummerInPieces(time)).toBe(false);
      expect(isPersonnummerInPieces(time.replace(/\D/g, '').replace(/....$/, ' $&'))).toBe(true);
    },
  );

  it('takes a number that is written as a time that there is not for one', () => {
    expect(isPersonnummerInPieces('1964-08-23 32:34')).toBe(true);
  });

  it('has words in both languages for all that it finds', () => {
    const source = readFileSync('core/privacy/pseudonymise.ts', 'utf8');
    const whys = ['form', 'date', 'check-digit', 'zero-lost', 'no-id', 'disguised'].map(
      (why) => `pseudonym.${why}`,
    );
    const inSource = [...source.matchAll(/'(pseudonym\.[a-z-]+)'/g)].map(([, code = '']) => code);
    const codes = [...new Set([...inSource, ...whys])].sort();
    expect(readdirSync('core/privacy')).toContain('pseudonymise.ts');
    expect(Object.keys(sv).sort()).toEqual(codes);
    expect(Object.keys(en).sort()).toEqual(codes);
  });
});
