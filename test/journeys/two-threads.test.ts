import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateOfEpochDay, epochDay } from '../../core/calendar/date.ts';
import { utfall } from '../cli/terminal.ts';
import { ROOT } from './faults/program.ts';

/**
 * A file that is large enough for two threads, with the rows of every person in both of its halves: a row a day
 * of each of 300 persons with long pseudonyms, whose sums outgrow a plain number.
 */
const PERSONS = 300;
const DAYS = 364;
const TERMS = join(ROOT, 'bench/evaluate/terms.yaml');
const nameOf = (person: number) => `${'participant'.repeat(4)}${person}`;
const ENROLLED_ON = epochDay('2022-01-01');
const folder = mkdtempSync(join(tmpdir(), 'utfall-threads-'));
const inside = (name: string): string => join(folder, name);

beforeAll(() => {
  const people = Array.from({ length: PERSONS }, (_, person) => nameOf(person));
  const arm = (person: number) => (person % 2 === 0 ? 'treatment' : 'comparison');
  const enrolments = people.map((name, at) => `${name},2022-01-01,north,${arm(at)}`);
  writeFileSync(inside('enrolments.csv'), lined('person,enrolled_on,cohort,arm', enrolments));
  // Told apart by a counter that all threads would show: it is written when one begins.
  const hook = "process.on('worker', () => process.stderr.write('a second thread\\n'));\n";
  writeFileSync(inside('hook.cjs'), hook);
});
afterAll(() => rmSync(folder, { recursive: true }));

function lined(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}

const VALUE = 99_999_999_999n;

function rowsOfDays(): string[] {
  const rows: string[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    const date = dateOfEpochDay(ENROLLED_ON + day);
    for (let person = 0; person < PERSONS; person += 1) {
      rows.push(`${nameOf(person)},income,${date},${VALUE}.${10 + (person % 90)}`);
    }
  }
  return rows;
}

function args(rows: readonly string[], end = '\n'): string[] {
  const text = lined('person,observation,date,value', rows).slice(0, -1) + end;
  writeFileSync(inside('observations.csv'), text);
  const files = ['--enrolments', inside('enrolments.csv')];
  files.push('--observations', inside('observations.csv'));
  return ['evaluate', TERMS, ...files, '--as-of', '2025-06-30', '--settle', '--json'];
}

/** The program as people run it, which tells when a second thread begins. */
function program(given: readonly string[]) {
  const args = [join(ROOT, 'bin/utfall.js'), ...given, '--lang', 'en'];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--require', inside('hook.cjs'), ...args],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { code: status, out: stdout.trimEnd(), err: stderr };
}

function inTwoThreads(given: readonly string[]) {
  const { err, ...said } = program(given);
  expect(err).toBe('a second thread\n');
  return said;
}

/** The same from its sources, in one thread. */
async function inOneThread(given: readonly string[]) {
  const { code, out } = await utfall([...given, '--lang', 'en']);
  return { code, out };
}

describe('a large file that is added up in two threads', () => {
  it('loses no row of a person whom both threads add to', () => {
    const { code, out } = inTwoThreads(args(rowsOfDays()));
    expect(code).toBe(0);
    const income = JSON.parse(out).evaluation.metrics.find(
      (each: { metric: string }) => each.metric === 'income',
    );
    const ofArm = (arm: number) => {
      let ore = 0n;
      for (let person = arm; person < PERSONS; person += 2) {
        ore += BigInt(DAYS) * (VALUE * 100n + 10n + BigInt(person % 90));
      }
      return `${ore / 100n}.${String(ore % 100n).padStart(2, '0')}`.replace(/\.?0+$/, '');
    };
    expect(income.own.sum).toBe(ofArm(0));
    expect(income.comparator.sum).toBe(ofArm(1));
  }, 120_000);

  it.each([
    ['a last line without its end', (rows: string[]) => rows, ''],
    ['rows in the order of another source', (rows: string[]) => rows.toReversed(), '\n'],
    [
      'quotes around every cell',
      (rows: string[]) => rows.map((row) => `"${row.replaceAll(',', '","')}"`),
      '\n',
    ],
    [
      'quotes in its second half',
      (rows: string[]) => rows.with(-9, rows.at(-9)?.replace('p', '"p').replace(',', '",') ?? ''),
      '\n',
    ],
    [
      'a date that does not exist and a line that was cut off, in its second half',
      (rows: string[]) =>
        rows.with(-99, `${nameOf(1)},income,2022-02-30,1`).with(-9, `${nameOf(1)},inco`),
      '\n',
    ],
  ])(
    'says what one thread says of %s',
    async (_, change, end) => {
      const given = args(change(rowsOfDays()), end);
      const one = await inOneThread(given);
      expect(inTwoThreads(given)).toEqual(one);
    },
    120_000,
  );

  it('is one that divides persons: where their rows follow each other, one thread is as quick', async () => {
    const given = args(rowsOfDays().toSorted());
    const { err, ...said } = program(given);
    expect(err).toBe('');
    expect(said).toEqual(await inOneThread(given));
  }, 120_000);
});
