import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { dateOfEpochDay, epochDay } from '../../core/calendar/date.ts';

/**
 * Made-up enrolments and observations, always the same for a number of persons: about 23.7 rows a person, of
 * which half get the intervention. The rows of each person lie together, or all rows are shuffled.
 */
const SEED = 20_170_701;
const SLOTS = 32;
const FIRST_DAY = epochDay('2022-01-01');
const ENROLMENT_DAYS = 546;
const NAMES = ['income', 'hours', 'sick_days', 'job_started', 'job_kept', 'qualification'];

/** Writes enrolments.csv, sorted.csv and shuffled.csv. @returns how many observations there are */
export function generate(persons: number, folder: string): number {
  writeLines(
    join(folder, 'enrolments.csv'),
    'person,enrolled_on,left_on,cohort,arm',
    persons,
    enrolment,
  );
  const codes = new Uint32Array(persons * SLOTS);
  let count = 0;
  for (let person = 0; person < persons; person += 1) {
    for (let slot = 0; slot < SLOTS; slot += 1) {
      if (!isObserved(person, slot)) continue;
      codes[count] = person * SLOTS + slot;
      count += 1;
    }
  }
  const header = 'person,observation,date,value';
  const line = (at: number) => observation(codes[at] ?? 0);
  writeLines(join(folder, 'sorted.csv'), header, count, line);
  shuffle(codes, count);
  writeLines(join(folder, 'shuffled.csv'), header, count, line);
  return count;
}

function enrolment(person: number): string {
  const left = chance(person, 40) < 0.04 ? dateOf(enrolledOn(person) + drawn(person, 41, 700)) : '';
  const cohort = drawn(person, 42, 2) === 0 ? 'north' : 'south';
  const arm = isTreated(person) ? 'treatment' : 'comparison';
  return `${pseudonym(person)},${dateOf(enrolledOn(person))},${left},${cohort},${arm}\n`;
}

function pseudonym(person: number): string {
  return `p${String(person + 1).padStart(7, '0')}`;
}

function enrolledOn(person: number): number {
  return FIRST_DAY + drawn(person, 43, ENROLMENT_DAYS);
}

const dates = new Map<number, string>();

function dateOf(day: number): string {
  const date = dates.get(day) ?? dateOfEpochDay(day);
  dates.set(day, date);
  return date;
}

function isTreated(person: number): boolean {
  return drawn(person, 44, 2) === 0;
}

/** Slots 0 to 11 are income, 12 to 23 hours, and of those who get the intervention also sick days and claims. */
function isObserved(person: number, slot: number): boolean {
  const isLost = chance(person, 45) < 0.05;
  if (slot < 12) return !isLost;
  if (slot < 24) return !isLost && (!isTreated(person) || slot < 20);
  if (!isTreated(person)) return false;
  if (slot < 28) return chance(person, 46) > 0.03 || slot > 25;
  const started = chance(person, 47) < 0.6;
  if (slot === 28) return started;
  if (slot === 31) return chance(person, 48) < 0.25;
  return started && chance(person, slot) < 0.7;
}

function observation(code: number): string {
  const person = Math.floor(code / SLOTS);
  const slot = code % SLOTS;
  const { name, offset, value } = saidIn(person, slot);
  const date = dateOf(enrolledOn(person) + offset);
  return `${pseudonym(person)},${NAMES[name]},${date},${value}\n`;
}

function saidIn(person: number, slot: number): { name: number; offset: number; value: string } {
  const day = (days: number) => drawn(person, slot + 64, days);
  if (slot < 12) {
    const ore = 1_200_000 + drawn(person, slot + 96, 3_300_000);
    return { name: 0, offset: slot * 30 + day(30), value: (ore / 100).toFixed(2) };
  }
  if (slot < 24) {
    const offset = (slot - 12) * 30 + day(30);
    return { name: 1, offset, value: String(drawn(person, slot + 96, 165)) };
  }
  if (slot < 26) return { name: 2, offset: -(slot - 23) * 90 + day(90), value: String(day(21)) };
  if (slot < 28) return { name: 2, offset: (slot - 26) * 180 + day(180), value: String(day(18)) };
  if (slot === 28) return { name: 3, offset: day(200), value: '1' };
  if (slot === 31) return { name: 5, offset: 100 + day(400), value: '1' };
  return { name: 4, offset: 200 + (slot - 29) * 90 + day(90), value: '1' };
}

/** A whole number from 0 to below `many`, always the same for a person and a purpose. */
function drawn(person: number, purpose: number, many: number): number {
  return Math.floor(chance(person, purpose) * many);
}

function chance(person: number, purpose: number): number {
  let hash = Math.imul(person + 1, 0x9e3779b1) ^ Math.imul(purpose + SEED, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function shuffle(codes: Uint32Array, count: number): void {
  for (let at = count - 1; at > 0; at -= 1) {
    const other = drawn(at, 99, at + 1);
    const code = codes[at] ?? 0;
    codes[at] = codes[other] ?? 0;
    codes[other] = code;
  }
}

function writeLines(
  file: string,
  header: string,
  count: number,
  line: (at: number) => string,
): void {
  const descriptor = openSync(file, 'w');
  let text = `${header}\n`;
  for (let at = 0; at < count; at += 1) {
    text += line(at);
    if (text.length < 1 << 20) continue;
    writeSync(descriptor, text);
    text = '';
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}
