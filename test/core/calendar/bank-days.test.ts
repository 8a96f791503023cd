import { describe, expect, it } from 'vitest';
import {
  addBankDays,
  bankDayOnOrAfter,
  bankHolidays,
  easterSunday,
  isBankDay,
} from '../../../core/calendar/bank-days.ts';

describe('Swedish bank days', () => {
  it.each([
    [1818, '1818-03-22'],
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2016, '2016-03-27'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('Easter Sunday of %i is %s', (year, expected) => {
    expect(easterSunday(year)).toBe(expected);
  });

  it('leaves out the days of 2026 on which banks are closed', () => {
    expect([...bankHolidays(2026)].sort()).toEqual([
      '2026-01-01',
      '2026-01-06',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-06-06',
      '2026-06-19',
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
      '2026-12-31',
    ]);
  });

  it.each([
    ['2026-06-18', true, 'the day before Midsummer Eve'],
    ['2026-06-19', false, 'Midsummer Eve'],
    ['2026-06-20', false, 'a Saturday'],
    ['2026-12-23', true, 'the day before Christmas Eve'],
    ['2026-12-31', false, 'New Year’s Eve'],
    ['2026-05-15', true, 'the Friday after Ascension Day'],
  ])('%s is a bank day: %s (%s)', (date, expected) => {
    expect(isBankDay(date)).toBe(expected);
  });

  it('counts over Christmas', () => {
    expect(addBankDays('2026-12-23', 1)).toBe('2026-12-28');
    expect(addBankDays('2026-12-23', 2)).toBe('2026-12-29');
    expect(addBankDays('2026-12-28', -1)).toBe('2026-12-23');
    expect(addBankDays('2026-12-25', 0)).toBe('2026-12-25');
  });

  it('moves a due date on a holiday to the next bank day', () => {
    expect(bankDayOnOrAfter('2026-04-03')).toBe('2026-04-07');
    expect(bankDayOnOrAfter('2026-04-07')).toBe('2026-04-07');
  });
});
