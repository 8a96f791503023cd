import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterSums } from '../../../core/statistics/clusters/sums.ts';
import { type Estimated, isEstimate } from '../../../core/statistics/estimate.ts';

const FILE = join(import.meta.dirname, 'reference/nasty-studies.csv');
const [HEADER = '', ...LINES] = readFileSync(FILE, 'utf8').trim().split('\n');
const COLUMNS = HEADER.split(',');

/** One person of a study made to be awkward. */
export class Person {
  readonly #cells: readonly string[];
  constructor(line: string) {
    this.#cells = line.split(',');
  }
  text(column: string): string {
    return this.#cells[COLUMNS.indexOf(column)] ?? '';
  }
  number(column: string): number {
    return Number(this.text(column));
  }
}

export const PERSONS = LINES.map((line) => new Person(line));
export const NASTY = [...new Set(PERSONS.map((person) => person.text('study')))];

export type Arms = { readonly own: readonly Person[]; readonly other: readonly Person[] };

/** Both arms of a study. */
export function armsOf(study: string): Arms {
  const of = (arm: string) =>
    PERSONS.filter((each) => each.text('study') === study && each.text('arm') === arm);
  return { own: of('intervention'), other: of('comparison') };
}

export const column = (persons: readonly Person[], name: string) =>
  persons.map((person) => person.number(name));
export const events = (persons: readonly Person[]) =>
  persons.map((each) => ({ events: each.number('events'), exposure: each.number('years') }));
export const sums = (persons: readonly Person[], figure: string, weight?: string) =>
  clusterSums(
    persons.map((each) => ({
      cluster: each.text('site'),
      figure: weight ? each.number(figure) / each.number(weight) : each.number(figure),
      weight: weight ? each.number(weight) : 1,
    })),
  );
export const followed = (persons: readonly Person[]) =>
  persons.map((each) => ({
    time: each.number('time'),
    events: each.number('status'),
    censored: 1 - each.number('status'),
  }));

export type Figure = 'estimate' | 'low' | 'high' | 'standardError' | 'degrees' | 'p';
export const ALL: readonly Figure[] = ['estimate', 'low', 'high', 'standardError', 'p'];

/** Some figures of an estimate; not a number where there is none. */
export function figures(made: Estimated, names: readonly Figure[]): number[] {
  return names.map((name) => (isEstimate(made) ? (made[name] ?? Number.NaN) : Number.NaN));
}
