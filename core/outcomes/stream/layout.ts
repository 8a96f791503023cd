import type { Measure } from '../../terms/shape/metric.ts';
import type { Days } from '../days.ts';
import type { Plan } from '../plan.ts';
import type { Profile } from '../profile.ts';
import { isPlainMeasure } from '../seen.ts';

/** Longer than this, a bit per day costs more memory than the rows themselves do. */
const MOST_DAYS = 2048;
/** A day after every day that is asked for. */
const NEVER = 2 ** 30;

/** How an observation's rows are added up. */
export type Reading = {
  readonly names: readonly string[];
  /** Names whose rows are kept until the end: claims, what is not plain, or too many days for bits. */
  readonly kept: ReadonlySet<string>;
};

/** Integers of one name in one layout: see `NAME_FIELDS`. */
export const NAME_FIELDS = {
  firstDay: 0,
  days: 1,
  word: 2,
  targets: 3,
  targetsEnd: 4,
  size: 5,
} as const;
/** Integers of one target: an interval, where in the record it adds up, and by which measure. */
export const TARGET_FIELDS = { from: 0, until: 1, seen: 2, measure: 3, size: 4 } as const;
/** A target that only lets rows pass: its window is not counted, or not yet. */
export const UNCOUNTED = -1;

/**
 * Which days of which observations are added where, for all persons whose windows are the same: flat integers,
 * because every row asks them.
 */
export class Layouts {
  readonly #reading: Reading;
  readonly #lastDay: number;
  readonly #known = new Map<string, number>();
  readonly measures: Measure[] = [];
  names: number[] = [];
  targets: number[] = [];
  /** The largest record that any layout asks for. */
  seens = 0;
  words = 0;
  /** A window is so long that its name must be kept. */
  tooLong: string | undefined;

  /** @param lastDay the day of the evaluation. */
  constructor(reading: Reading, lastDay: number) {
    this.#reading = reading;
    this.#lastDay = lastDay;
  }

  /** The number of the layout of a profile. */
  numberOf(profile: Profile): number {
    const intervals = this.#reading.names.map((name) => ({
      name,
      admitted: profile.admitted.get(name) ?? [],
      targets: this.#reading.kept.has(name) ? [] : this.#targetsOf(profile, name),
    }));
    const text = JSON.stringify(intervals);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const number = this.#known.size;
    this.#known.set(text, number);
    let words = 0;
    for (const { name, admitted, targets } of intervals) {
      words += this.#addName(name, { admitted, targets, word: words });
    }
    this.words = Math.max(this.words, words);
    return number;
  }

  #targetsOf(profile: Profile, name: string): number[][] {
    const targets: number[][] = [];
    let seen = 0;
    for (const { metric, days, reference } of profile.slots) {
      const { measure } = metric;
      const { observation } = measure;
      if (observation === undefined || this.#reading.kept.has(observation)) continue;
      const place = this.#measurePlace(measure);
      for (const each of reference === undefined ? [days] : [days, reference]) {
        if (observation === name) targets.push([each.from, each.until, seen, place]);
        seen += 1;
      }
    }
    this.seens = Math.max(this.seens, seen);
    return targets;
  }

  #measurePlace(measure: Measure): number {
    const known = this.measures.indexOf(measure);
    return known >= 0 ? known : this.measures.push(measure) - 1;
  }

  /** @returns how many words of bits the name takes. */
  #addName(
    name: string,
    input: { admitted: readonly Days[]; targets: number[][]; word: number },
  ): number {
    const { admitted, targets, word } = input;
    const from = Math.min(NEVER, ...admitted.map((days) => days.from));
    const until = Math.max(from, ...admitted.map((days) => Math.min(days.until, NEVER)));
    const isKept = this.#reading.kept.has(name);
    const days = isKept || until - from <= MOST_DAYS ? until - from : this.#lastDay + 1 - from;
    if (!isKept && days > MOST_DAYS) this.tooLong = name;
    const first = this.targets.length / TARGET_FIELDS.size;
    const uncounted = admitted.filter(
      (each) => !targets.some(([start, end]) => start === each.from && end === each.until),
    );
    const all = [
      ...targets,
      ...uncounted.map((each) => [each.from, Math.min(each.until, NEVER), UNCOUNTED, 0]),
    ];
    this.targets.push(...all.flat());
    this.names.push(from, Math.max(0, days), word, first, first + all.length);
    return isKept ? 0 : Math.ceil(Math.max(0, days) / 32);
  }
}

/** The names that a plan reads, and which of them must be kept row by row. */
export function readingOf(plan: Plan, alsoKept: readonly string[] = []): Reading {
  const measured = plan.metrics.map(({ measure }) => measure);
  const namesOf = (measures: readonly Measure[]) =>
    measures.flatMap(({ observation }) => observation ?? []);
  const names = new Set([...namesOf(measured), ...plan.claimable]);
  const hasHoles = plan.terms.followUp?.excluded !== undefined;
  const notPlain = measured.filter((measure) => hasHoles || !isPlainMeasure(measure));
  const kept = new Set([...plan.claimable, ...namesOf(notPlain), ...alsoKept]);
  return { names: [...names], kept };
}
