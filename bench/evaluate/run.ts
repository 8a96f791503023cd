import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../median.ts';
import { compareFigures } from './figures.ts';
import { generate } from './generate.ts';
import { LIMITS, type Measured, table } from './table.ts';
import { type Run, timed } from './timed.ts';

/**
 * How long `utfall evaluate --settle` takes beside DuckDB doing the same job, whole processes by turns in one
 * run, with the peak of resident memory; and that both come to the same figures, to the öre.
 *
 * npm run bench:evaluate              a file of 24,000 rows, then 1.3, 5 and 24 million rows
 * npm run bench:evaluate -- 1.3 5     only these millions of rows, after the file of 24,000
 */
const PERSONS: Readonly<Record<string, number>> = { '1.3': 55_000, '5': 211_000, '24': 1_015_000 };
/** So many rows that the start of the program is what takes time. */
const FEW_PERSONS = 1_015;
/** The more rows, the less one turn differs from another. */
const TURNS: Readonly<Record<string, number>> = { '1.3': 7, '5': 5, '24': 3 };
const FEW_TURNS = 9;
const AS_OF = '2025-06-30';
const TERMS = 'bench/evaluate/terms.yaml';
const ORDERS = ['sorted', 'shuffled'] as const;

const asked = process.argv.slice(2);
const millions = asked.length > 0 ? asked : Object.keys(PERSONS);
const unknown = millions.filter((each) => PERSONS[each] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`Not ${unknown.join(', ')}: ${Object.keys(PERSONS).join(', ')} million.\n`);
  process.exit(2);
}

const measured = [besideCheck(), ...millions.flatMap(besideDuckDb)];
process.stdout.write(table(measured));
if (measured.some(({ isWithin }) => !isWithin)) process.exitCode = 1;

/** A file of 24,000 rows beside the check of the terms alone. */
function besideCheck(): Measured {
  return withFiles(FEW_PERSONS, (folder, rows) => {
    const other = ['bin/utfall.js', 'check', TERMS];
    const pairs = byTurns(FEW_TURNS, [utfall(folder, 'sorted'), other]);
    return said({ rows, order: 'sorted', beside: 'check', most: LIMITS.check, pairs });
  });
}

function besideDuckDb(size: string): Measured[] {
  return withFiles(PERSONS[size] ?? 0, (folder, rows) =>
    ORDERS.map((order) => {
      const other = ['bench/evaluate/duckdb.js', folder, order];
      const pairs = byTurns(TURNS[size] ?? 1, [utfall(folder, order), other]);
      for (const [own, theirs] of pairs) compareFigures(own.out, theirs.out);
      const memory = LIMITS.megabytes[size];
      return said({ rows, order, beside: 'DuckDB', most: LIMITS[order], memory, pairs });
    }),
  );
}

type Pair = readonly [Run, Run];

/** Runs both programs one after the other, in the other order each time. */
function byTurns(
  turns: number,
  [one, other]: readonly [readonly string[], readonly string[]],
): Pair[] {
  return Array.from({ length: turns }, (_, turn): Pair => {
    if (turn % 2 === 0) {
      const first = timed(one);
      return [first, timed(other)];
    }
    const first = timed(other);
    return [timed(one), first];
  });
}

function said(input: {
  rows: number;
  order: string;
  beside: string;
  most: number;
  memory?: number | undefined;
  pairs: readonly Pair[];
}): Measured {
  const { rows, order, beside, most, memory, pairs } = input;
  const of = (place: 0 | 1, what: (run: Run) => number) =>
    median(pairs.map((pair) => what(pair[place])));
  const ratio = median(pairs.map(([own, theirs]) => own.seconds / theirs.seconds));
  const megabytes = Math.max(...pairs.map(([own]) => own.megabytes));
  const measured: Measured = {
    ...{ rows, order, beside, most, ratio, megabytes, memory },
    seconds: of(0, ({ seconds }) => seconds),
    otherSeconds: of(1, ({ seconds }) => seconds),
    processor: of(0, ({ processor }) => processor),
    otherProcessor: of(1, ({ processor }) => processor),
    otherMegabytes: Math.max(...pairs.map(([, theirs]) => theirs.megabytes)),
    isWithin: ratio <= most && (memory === undefined || megabytes <= memory),
  };
  process.stdout.write(`${rows} rows ${order}: ${ratio.toFixed(2)} × ${beside}\n`);
  return measured;
}

/** Files of so many persons, gone again afterwards. */
function withFiles<T>(persons: number, use: (folder: string, rows: number) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'utfall-evaluate-'));
  try {
    return use(folder, generate(persons, folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function utfall(folder: string, order: string): string[] {
  const file = (name: string) => join(folder, `${name}.csv`);
  const files = ['--enrolments', file('enrolments'), '--observations', file(order)];
  return ['bin/utfall.js', 'evaluate', TERMS, ...files, '--as-of', AS_OF, '--settle', '--json'];
}
