import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfEpochDay } from '../../../core/calendar/date.ts';
import { dateOf, instantOf, isTimeZone } from '../../../core/calendar/instant.ts';

const STOCKHOLM = 'Europe/Stockholm';

describe('instants of plain dates', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z', '2026-01-15T22:59:59.999Z', 'winter'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z', '2026-07-15T21:59:59.999Z', 'summer'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z', '23 hours long'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z', '25 hours long'],
  ])('%s in Stockholm lasts from %s to %s (%s)', (date, start, end) => {
    expect(instantOf(date, STOCKHOLM, 'start of day')).toBe(start);
    expect(instantOf(date, STOCKHOLM, 'end of day')).toBe(end);
  });

  it.each([
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z', 'midnight is skipped'],
    ['America/Sao_Paulo', '2018-02-18', '2018-02-18T03:00:00.000Z', 'an hour before is repeated'],
    ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z', '14 hours ahead'],
    ['America/New_York', '2026-01-01', '2026-01-01T05:00:00.000Z', '5 hours behind'],
  ])('in %s %s starts at %s: %s', (timeZone, date, expected) => {
    expect(instantOf(date, timeZone, 'start of day')).toBe(expected);
  });

  it('lie in their own day, and days follow each other without a gap', () => {
    const zones = fc.constantFrom(STOCKHOLM, 'America/Sao_Paulo', 'Africa/Cairo', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), zones, (day, zone) => {
        const date = dateOfEpochDay(day);
        const end = instantOf(date, zone, 'end of day');
        const next = instantOf(addDays(date, 1), zone, 'start of day');
        expect(dateOf(instantOf(date, zone, 'start of day'), zone)).toBe(date);
        expect(dateOf(end, zone)).toBe(date);
        expect(Date.parse(next) - Date.parse(end)).toBe(1);
      }),
      { numRuns: 300 },
    );
  });

  it('reads the date of an instant with or without milliseconds', () => {
    expect(dateOf('2026-03-28T23:00:00Z', STOCKHOLM)).toBe('2026-03-29');
    expect(dateOf('2026-03-28T22:59:59.9Z', STOCKHOLM)).toBe('2026-03-28');
    expect(() => dateOf('2026-03-28', STOCKHOLM)).toThrow(RangeError);
  });

  it('knows a time zone when it sees one', () => {
    expect(isTimeZone(STOCKHOLM)).toBe(true);
    expect(isTimeZone('Europe/Norrköping')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });
});
