import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal } from '../../core/money/decimal.ts';
import { median } from '../median.ts';
import { generate } from './generate.ts';

/**
 * How long `utfall evaluate --settle` takes beside DuckDB doing the same job, whole processes by turns in one
 * run, with the peak of resident memory; and that both come to the same figures, to the öre.
 *
 * npm run bench:evaluate                  1.3 and 5 million rows
 * npm run bench:evaluate -- 1015000       24 million rows of 1,015,000 persons
 */
const PERSONS = [55_000, 211_000];
/** With 1,015 persons: so many rows that the start of the program is what takes time. */
const FEW_PERSONS = 1_015;
const TURNS = 5;
const AS_OF = '2025-06-30';
const TERMS = 'bench/evaluate/terms.yaml';

const chosen = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'utfall-evaluate-'));
try {
  compareWithCheck();
  for (const persons of chosen.length > 0 ? chosen : PERSONS) compareWithDuckDb(persons);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A file of 24,000 rows beside reading the terms alone. */
function compareWithCheck(): void {
  const rows = generated(FEW_PERSONS);
  const pairs = Array.from({ length: TURNS }, () => [
    timed(utfall(FEW_PERSONS, 'sorted')),
    timed(['bin/utfall.js', 'check', TERMS]),
  ]);
  print(`${rows} rows`, 'check', pairs);
}

function compareWithDuckDb(persons: number): void {
  const rows = generated(persons);
  for (const order of ['sorted', 'shuffled'] as const) {
    const own = utfall(persons, order);
    const other = ['bench/evaluate/duckdb.js', folderOf(persons), order];
    const pairs = Array.from({ length: TURNS }, () => [timed(own), timed(other)]);
    print(`${rows} rows ${order}`, 'DuckDB', pairs);
    compareFigures(pairs[0]?.[0]?.out ?? '', pairs[0]?.[1]?.out ?? '');
  }
}

type Run = { readonly ms: number; readonly peakMb: number; readonly out: string };

/** One whole process; its peak of memory is what the system says. */
function timed(args: readonly string[]): Run {
  const began = process.hrtime.bigint();
  const { stdout, stderr, status } = spawnSync(
    '/usr/bin/time',
    ['-f', '%M', process.execPath, ...args],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stdout}${stderr}`);
  return { ms, peakMb: Number(stderr.trim().split('\n').at(-1)) / 1024, out: stdout };
}

function print(what: string, other: string, pairs: readonly (readonly Run[])[]): void {
  const at = (place: number) => pairs.flatMap((pair) => pair[place] ?? []);
  const ratio = median(pairs.map(([one, two]) => (one?.ms ?? 0) / (two?.ms ?? 1)));
  const told = (runs: readonly Run[]) =>
    `${median(runs.map(({ ms }) => ms)).toFixed(0)} ms, ${Math.max(...runs.map(({ peakMb }) => peakMb)).toFixed(0)} MB`;
  process.stdout.write(
    `${what.padEnd(24)} utfall ${told(at(0))}; ${other} ${told(at(1))}; ratio ${ratio.toFixed(2)}\n`,
  );
}

type Figure = { readonly sum: string; readonly of?: string } | null;
type Own = {
  readonly evaluation: {
    readonly metrics: readonly {
      readonly metric: string;
      readonly cohort: string;
      readonly own: Figure;
      readonly comparator: Figure;
    }[];
  };
  readonly settlement: { readonly entitled: string };
};
type Other = {
  readonly metrics: readonly Readonly<Record<string, string | boolean>>[];
  readonly payable: string;
};

/** @throws Error when a sum or the money differs by anything at all. */
function compareFigures(ownText: string, otherText: string): void {
  const own: Own = JSON.parse(ownText);
  const other: Other = JSON.parse(otherText);
  const theirs = (cohort: string, treated: boolean, name: string) =>
    String(other.metrics.find((row) => row.cohort === cohort && row.treated === treated)?.[name]);
  const pairs = own.evaluation.metrics.flatMap(({ metric, cohort, own: mine, comparator }) => {
    const name = { income: 'income', in_work: 'hours', sick_days: 'sick' }[metric] ?? '';
    const beside =
      metric === 'sick_days' ? theirs(cohort, true, 'sick_before') : theirs(cohort, false, name);
    return [
      [mine?.sum, theirs(cohort, true, name)],
      [comparator?.sum, beside],
    ];
  });
  pairs.push([own.settlement.entitled, other.payable]);
  for (const [one = 'nothing', two = 'nothing'] of pairs) {
    if (!new Decimal(one).eq(two)) throw new Error(`utfall finds ${one}, DuckDB ${two}`);
  }
}

function utfall(persons: number, order: string): string[] {
  const file = (name: string) => join(folderOf(persons), `${name}.csv`);
  const files = ['--enrolments', file('enrolments'), '--observations', file(order)];
  return ['bin/utfall.js', '--json', 'evaluate', TERMS, ...files, '--as-of', AS_OF, '--settle'];
}

function generated(persons: number): number {
  mkdirSync(folderOf(persons));
  return generate(persons, folderOf(persons));
}

function folderOf(persons: number): string {
  return join(folder, String(persons));
}
