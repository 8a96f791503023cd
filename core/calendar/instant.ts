import { dateOfEpochDay, epochDay, type ISODate } from './date.ts';

/** An instant in UTC with milliseconds, `2026-03-28T23:00:00.000Z`: sorts as text. */
export type ISOInstant = string;

/** The time zone of contracts that do not name one. */
export const DEFAULT_TIME_ZONE = 'Europe/Stockholm';

const MS_PER_DAY = 86_400_000;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3})\d*)?Z$/;

/** Whether the text names a time zone, such as `Europe/Stockholm`. */
export function isTimeZone(text: string): boolean {
  try {
    return text !== '' && formatterOf(text) !== undefined;
  } catch {
    return false; // Intl has no other way to ask.
  }
}

/**
 * The first or the last millisecond of a day in a time zone. Only here do plain dates become instants.
 *
 * @throws RangeError when the date does not exist, or the time zone is unknown.
 * @example instantOf('2026-03-29', 'Europe/Stockholm', 'start of day') // → '2026-03-28T23:00:00.000Z'
 * @example instantOf('2026-03-29', 'Europe/Stockholm', 'end of day') // → '2026-03-29T21:59:59.999Z'
 */
export function instantOf(
  date: ISODate,
  timeZone: string,
  side: 'start of day' | 'end of day',
): ISOInstant {
  const day = epochDay(date);
  switch (side) {
    case 'start of day':
      return textOf(startOf(day, timeZone));
    case 'end of day':
      return textOf(startOf(day + 1, timeZone) - 1);
  }
}

/**
 * The date on which an instant falls in a time zone.
 *
 * @throws RangeError when the text is no instant in UTC, or the time zone is unknown.
 * @example dateOf('2026-03-28T23:00:00.000Z', 'Europe/Stockholm') // → '2026-03-29'
 */
export function dateOf(instant: ISOInstant, timeZone: string): ISODate {
  const [, date = '', ...clock] = INSTANT.exec(instant) ?? [];
  if (date === '') throw new RangeError(`"${instant}" is not an instant in UTC`);
  const [hours = 0, minutes = 0, seconds = 0] = clock.slice(0, 3).map(Number);
  const milliseconds = Number((clock[3] ?? '').padEnd(3, '0'));
  const time = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  return localDate(epochDay(date) * MS_PER_DAY + time, timeZone);
}

/**
 * The first millisecond of a day. The offset is taken a day before and a day after: where the clock is moved at
 * midnight they differ, and the earliest of the two instants that lies in the day is its start.
 */
function startOf(day: number, timeZone: string): number {
  const midnightUtc = day * MS_PER_DAY;
  const starts = [midnightUtc - MS_PER_DAY, midnightUtc + MS_PER_DAY]
    .map((near) => midnightUtc - offsetAt(near, timeZone))
    .filter((start) => localDate(start, timeZone) === dateOfEpochDay(day));
  return Math.min(...starts);
}

/** How far local time is ahead of UTC, in milliseconds. */
function offsetAt(epochMs: number, timeZone: string): number {
  const local = localFields(epochMs, timeZone);
  const time = ((local.hour * 60 + local.minute) * 60 + local.second) * 1000;
  return epochDay(local.date) * MS_PER_DAY + time - epochMs;
}

function localDate(epochMs: number, timeZone: string): ISODate {
  return localFields(epochMs, timeZone).date;
}

function localFields(epochMs: number, timeZone: string) {
  const parts = formatterOf(timeZone).formatToParts(epochMs);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    hour: Number(part('hour')),
    minute: Number(part('minute')),
    second: Number(part('second')),
  };
}

function textOf(epochMs: number): ISOInstant {
  const day = Math.floor(epochMs / MS_PER_DAY);
  const ms = epochMs - day * MS_PER_DAY;
  const digits = (value: number, length: number) => String(Math.floor(value)).padStart(length, '0');
  const clock = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((n) => digits(n, 2));
  return `${dateOfEpochDay(day)}T${clock.join(':')}.${digits(ms % 1000, 3)}Z`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make and never change: kept per time zone. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const kept = formatters.get(timeZone);
  if (kept) return kept;
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
