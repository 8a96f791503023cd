import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dateOfEpochDay, epochDay } from '../../core/calendar/date.ts';
import { ROOT } from './faults/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'utfall-large-'));
const inside = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const PERSON = `${'participant'.repeat(5)}-1`;
const ROWS = 450_000;
const DAYS = 364;
/** Megabytes: all rows together would need several times as many. */
const HEAP = 80;

function write(name: string, lines: readonly string[]): string {
  writeFileSync(inside(name), `${lines.join('\n')}\n`);
  return inside(name);
}

describe('a large file in which something is wrong', () => {
  it('is refused with what is wrong, in less memory than its rows need', () => {
    const enrolled = `${PERSON},2022-01-01,north,treatment`;
    const people = write('enrolments.csv', ['person,enrolled_on,cohort,arm', enrolled]);
    const rows = Array.from({ length: ROWS }, (_, at) => {
      const date = dateOfEpochDay(epochDay('2022-01-01') + (at % DAYS));
      return `${PERSON},income,${date},${at}`;
    });
    rows[ROWS - 9] = rows[9]?.replace('2022-01-10', '2022-02-30') ?? '';
    const seen = write('observations.csv', ['person,observation,date,value', ...rows]);
    const files = ['--enrolments', people, '--observations', seen];
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        ...[`--max-old-space-size=${HEAP}`, join(ROOT, 'bin/utfall.js'), 'evaluate'],
        ...[join(ROOT, 'bench/evaluate/terms.yaml'), ...files, '--as-of', '2025-06-30'],
        ...['--lang', 'en', '--json'],
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout);
    expect(findings).toMatchObject([
      { code: 'intake.date-malformed', at: { row: ROWS - 7, field: 'date' } },
    ]);
  }, 120_000);
});
