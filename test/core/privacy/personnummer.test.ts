import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonnummer } from '../../../core/privacy/personnummer.ts';

function luhnDigit(nineDigits: string): string {
  const sum = [...nineDigits].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + Math.floor(product / 10) + (product % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

describe('a personal identity number', () => {
  it.each([
    ['640823-3234', 'with a hyphen'],
    ['6408233234', 'without a hyphen'],
    ['640823+3234', 'of someone over a hundred'],
    ['19640823-3234', 'with its century'],
    ['196408233234', 'of twelve digits'],
    ['640823 3234', 'with a space'],
    ['19640823 - 3234', 'with spaces round the hyphen'],
    ['640823–3234', 'with a dash that a word processor made'],
    ['701063-2391', 'a coordination number: the day plus 60'],
    ['20000229-0005', 'on a leap day'],
  ])('is found in %s, %s', (number) => {
    expect(findPersonnummer(`before ${number} after`)).toEqual([
      { index: 7, length: number.length },
    ]);
  });

  it('is found where letters touch it, and more than once', () => {
    expect(findPersonnummer('pnr6408233234,p-196408233234.csv')).toEqual([
      { index: 3, length: 10 },
      { index: 16, length: 12 },
    ]);
  });

  it.each([
    ['640823-3235', 'a wrong check digit'],
    ['641323-3232', 'a thirteenth month'],
    ['640230-3236', 'the thirtieth of February'],
    ['19000229-0008', 'a leap day in a year that had none'],
    ['556036-0793', 'an organisation number'],
    ['212000-0456', "a municipality's organisation number"],
    ['165560360793', 'an organisation number with its prefix'],
    ['06408233234', 'eleven digits'],
    ['0.6408233234', 'a fraction'],
    ['1a6408233234bc6408233234bc6408233234bcdd', 'a hash'],
    ['6ba7b810-9dad-11d1-80b4-196408233234', 'a UUID'],
    ['10 000 000 to 40 000 000', 'amounts'],
    ['2016-01-01 to 2019-12-31', 'dates'],
    ['1964-08-23-3234-12-31', 'a span of dates'],
    ['2012-64-08-23-3234', 'parts of something longer'],
  ])('is not seen in %s: %s', (text) => {
    expect(findPersonnummer(text)).toEqual([]);
  });

  it.each([
    ['６４０８２３−３２３４', 'in digits of full width'],
    ['6408\u200b23-3234', 'with a space of no width'],
    ['640823\u00ad3234', 'with a hyphen that is not seen'],
    ['640823\u20093234', 'with a thin space'],
    ['𝟔𝟒𝟎𝟖𝟐𝟑𝟑𝟐𝟑𝟒', 'in mathematical digits'],
    ['640823_3234', 'with an underscore'],
    ['640823\t3234', 'with a tab'],
    ['640823~3234', 'with a tilde'],
    ['640823--3234', 'with two hyphens'],
    ['64/08/23-3234', 'with a date in strokes'],
    ['64_08_23_3234', 'with a date in underscores'],
    ['٦٤٠٨٢٣-٣٢٣٤', 'in Arabic digits'],
    ['६४०८२३-३२३४', 'in the digits of Devanagari'],
    ['640823-₃₂₃₄', 'in digits below the line'],
    ['⑥④⓪⑧②③-3234', 'in rings'],
    ['6408\u034f233234', 'with a mark that joins'],
    ['640823\ufe0f3234', 'with a choice of form'],
    ['640823\u3164-3234', 'with a letter that is empty'],
    ['6\u0301408233234', 'with an accent on a digit'],
    ['1964-08-23-3234', 'with a date as dates are written'],
    ['64-08-23-3234', 'with hyphens throughout'],
    ['64 08 23-32 34', 'in pairs'],
    ['64 08 23 32 34', 'in pairs with spaces only'],
  ])('is found in disguise: %s, %s', (text) => {
    expect(findPersonnummer(`å\u200b ${text}.`)).toEqual([{ index: 3, length: text.length }]);
  });

  it('is found as a date and four digits where nothing else stands in a cell', () => {
    expect(findPersonnummer('1964-08-23 3234')).toEqual([{ index: 0, length: 15 }]);
    expect(findPersonnummer('from 1964-08-23 3234 SEK a day')).toEqual([]);
  });

  it('is always found, whatever stands around it, and nothing with another check digit is', () => {
    const date = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2030-12-31'),
      noInvalidDate: true,
    });
    const around = fc.string({ unit: fc.constantFrom('a', ' ', ';', '\n', 'å', '"', '(') });
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 0, max: 999 }),
        fc.boolean(),
        around,
        (birth, serial, long, text) => {
          const day = birth.toISOString().slice(0, 10).replaceAll('-', '');
          const nine = day.slice(2) + String(serial).padStart(3, '0');
          const check = luhnDigit(nine);
          const other = String((Number(check) + 1) % 10);
          const century = long ? day.slice(0, 2) : '';
          expect(findPersonnummer(`${text}${century}${nine}${check}${text}`)).toHaveLength(1);
          expect(findPersonnummer(`${text}${century}${nine}${other}${text}`)).toHaveLength(0);
        },
      ),
    );
  });
});
