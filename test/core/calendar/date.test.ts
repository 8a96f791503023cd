import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  dateOfEpochDay,
  daysBetween,
  epochDay,
  isDate,
  weekday,
} from '../../../core/calendar/date.ts';
import { addSpan, subtractSpan } from '../../../core/calendar/span.ts';

const dates = fc.integer({ min: -300_000, max: 800_000 }).map(dateOfEpochDay);

describe('dates', () => {
  it.each([
    ['2020-02-29', true],
    ['2019-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2019-02-30', false],
    ['2019-04-31', false],
    ['2019-13-01', false],
    ['2019-00-10', false],
    ['2019-01-00', false],
    ['2019-1-1', false],
    ['2019-01-01T00:00', false],
    ['', false],
  ])('%s is a date: %s', (text, expected) => {
    expect(isDate(text)).toBe(expected);
  });

  it('count days as the calendar of the language does', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(epochDay(date) * 86_400_000).toBe(Date.parse(`${date}T00:00:00Z`));
        expect(dateOfEpochDay(epochDay(date))).toBe(date);
        expect(weekday(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay() || 7);
      }),
    );
  });

  it('are refused when they do not exist', () => {
    expect(() => epochDay('2019-02-30')).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('sort by day and know the days between them', () => {
    expect(compareDates('2019-12-31', '2020-01-01')).toBeLessThan(0);
    expect(daysBetween({ from: '2016-01-01', to: '2017-01-01' })).toBe(366);
  });

  it.each([
    ['2016-01-31', 1, '2016-02-29'],
    ['2017-01-31', 1, '2017-02-28'],
    ['2016-02-29', 12, '2017-02-28'],
    ['2016-02-29', -12, '2015-02-28'],
    ['2016-12-15', 1, '2017-01-15'],
    ['2016-01-15', -1, '2015-12-15'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe('spans', () => {
  it.each([
    ['2016-09-01', '12 months', '2017-09-01'],
    ['2016-09-01', '2 years', '2018-09-01'],
    ['2016-09-01', '30 days', '2016-10-01'],
    ['2016-09-01', '2 weeks', '2016-09-15'],
    ['2026-04-02', '1 bank days', '2026-04-07'],
    ['2016-09-01', '0 days', '2016-09-01'],
  ])('%s and %s is %s', (date, span, expected) => {
    expect(addSpan(date, span)).toBe(expected);
  });

  it('of 36 months are 1,095 or 1,096 days', () => {
    const days = (from: string) => daysBetween({ from, to: addSpan(from, '36 months') });
    expect(days('2017-01-01')).toBe(1095);
    expect(days('2016-01-01')).toBe(1096);
  });

  it('are refused when they are not written as terms write them', () => {
    expect(() => addSpan('2016-09-01', '1 year and a day')).toThrow(RangeError);
  });

  it('can be taken away again, save for short months', () => {
    fc.assert(
      fc.property(dates, fc.nat(5000), (date, count) => {
        expect(subtractSpan(addSpan(date, `${count} days`), `${count} days`)).toBe(date);
        const back = subtractSpan(addSpan(date, `${count} months`), `${count} months`);
        expect(daysBetween({ from: back, to: date })).toBeLessThan(4);
      }),
    );
  });
});
