import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const FOLDER = join(import.meta.dirname, 'reference');

/** One person of the made-up study. */
export type StudyRow = {
  readonly participant: string;
  readonly treated: boolean;
  readonly site: string;
  readonly age: number;
  readonly woman: number;
  readonly prior: number;
  readonly achieved: number;
  readonly events: number;
  readonly years: number;
  readonly before: number;
  readonly after: number;
  readonly time: number;
  readonly status: number;
};

/** The study that R and these tests read. */
export const STUDY: readonly StudyRow[] = readFileSync(join(FOLDER, 'study-a.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [participant = '', arm, site = '', ...rest] = line.split(',');
    const [age, woman, prior, achieved, events, years, before, after, time, status] =
      rest.map(Number);
    const known = (figure: number | undefined) => figure ?? Number.NaN;
    return {
      participant,
      treated: arm === 'intervention',
      site,
      age: known(age),
      woman: known(woman),
      prior: known(prior),
      achieved: known(achieved),
      events: known(events),
      years: known(years),
      before: known(before),
      after: known(after),
      time: known(time),
      status: known(status),
    };
  });

export const TREATED = STUDY.filter(({ treated }) => treated);
export const COMPARED = STUDY.filter(({ treated }) => !treated);

const read = (name: string): Record<string, (number | null)[]> =>
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
const REFERENCE = {
  ...read('study-a.json'),
  ...read('more.json'),
  ...read('times-and-changes.json'),
  ...read('before-and-after.json'),
  ...read('nasty.json'),
};

/** What R says, under the name that the R scripts give it. */
export function fromR(name: string): number[] {
  const values = REFERENCE[name];
  if (!values) throw new Error(`R has no "${name}"`);
  return values.map((value) => value ?? Number.NaN);
}

/** The quantiles and tails that R computed: function, arguments, value. */
export const DISTRIBUTIONS: readonly [string, number[], number][] = JSON.parse(
  readFileSync(join(FOLDER, 'distributions.json'), 'utf8'),
);

/** Two numbers that agree to so many significant digits. */
export function expectAgreement(own: number | undefined, theirs: number, digits: number): void {
  const apart = Math.abs((own ?? Number.NaN) - theirs);
  const allowed = 0.5 * 10 ** (1 - digits) * Math.abs(theirs);
  expect(apart <= Math.max(allowed, Number.MIN_VALUE), `${own} and R's ${theirs}`).toBe(true);
}

/** All of several, in order. */
export function expectAgreements(
  own: readonly (number | undefined)[],
  theirs: readonly number[],
  digits: number,
): void {
  expect(own).toHaveLength(theirs.length);
  for (const [place, value] of theirs.entries()) expectAgreement(own[place], value, digits);
}
