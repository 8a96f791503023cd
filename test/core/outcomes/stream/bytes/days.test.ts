import { describe, expect, it } from 'vitest';
import { epochDay, isDate } from '../../../../../core/calendar/date.ts';
import { isSmallNumber } from '../../../../../core/intake/reading/small-number.ts';
import { Days } from '../../../../../core/outcomes/stream/bytes/days.ts';
import { Surprise } from '../../../../../core/outcomes/stream/bytes/surprise.ts';

const days = new Days();

/** The day that is read; nothing where it is a surprise. */
function read(bytes: Uint8Array): number | undefined {
  try {
    return days.read(bytes, 0);
  } catch (reason) {
    if (reason instanceof Surprise) return undefined;
    throw reason;
  }
}

/** The day that the calendar makes of a text; nothing where no delivery may say it. */
function ofCalendar(text: string): number | undefined {
  return isDate(text) && !isSmallNumber(text) ? epochDay(text) : undefined;
}

describe('dates of plain files', () => {
  it.each([1900, 1904, 1999, 2000, 2023, 2024, 2100, 2155])(
    'are those of the calendar in the year %i, and no others',
    (year) => {
      for (let month = 0; month <= 99; month += 1) {
        for (let day = 0; day <= 99; day += 1) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const bytes = new TextEncoder().encode(text);
          if (read(bytes) !== ofCalendar(text)) expect.fail(`${text} is read as ${read(bytes)}`);
        }
      }
    },
  );

  it.each(['1899-12-31', '1900-02-28', '2156-01-01', '0024-02-29'])(
    '%s is left to others',
    (text) => {
      expect(read(new TextEncoder().encode(text))).toBeUndefined();
    },
  );

  it('are not what differs from one in a single byte, unless that is a date too', () => {
    for (let place = 0; place < 10; place += 1) {
      for (let byte = 0; byte < 256; byte += 1) {
        const bytes = new TextEncoder().encode('2024-02-29');
        bytes[place] = byte;
        const text = String.fromCharCode(...bytes);
        const isWithin = text >= '1900-03-01' && text < '2156';
        expect(read(bytes), text).toBe(isWithin ? ofCalendar(text) : undefined);
      }
    }
  });
});
