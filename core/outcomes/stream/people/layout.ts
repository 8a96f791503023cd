import type { Measure } from '../../../terms/shape/metric.ts';
import { isPlainMeasure } from '../../persons/seen.ts';
import { claimDaysOf } from '../../plan/claim-days.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Profile } from '../../plan/profile.ts';
import { HASH_START, hashOn } from '../bytes/hash.ts';
import { NEVER, TARGET_FIELDS, UNCOUNTED } from './layout-fields.ts';

/** Longer than this, a bit per day costs more memory than the rows themselves do. */
const MOST_DAYS = 2048;

/** How an observation's rows are added up. */
export type Reading = {
  readonly names: readonly string[];
  /** Names whose rows are kept until the end: claims, what is not plain, or too many days for bits. */
  readonly kept: ReadonlySet<string>;
};

/** The days of one name: first and end of each interval that is admitted, and targets as they stand in a layout. */
type Intervals = {
  readonly admitted: number[];
  readonly targets: number[];
  /** From which day it may be claimed. */
  readonly claimsFrom: number;
};

/**
 * Which days of which observations are added where, for all persons whose windows are the same: flat integers,
 * because every row asks them. Days are counted from an origin that is each person's own: the day of enrolment, or
 * the calendar's first.
 */
export class Layouts {
  readonly #reading: Reading;
  readonly #lastDay: number;
  readonly #claimable: ReadonlySet<string>;
  readonly #firstClaims: number;
  /** Days of claims by the calendar: first and end of each interval. */
  readonly claimDays: readonly number[];
  /** Layouts by a hash of what they say: as text it would take longer than all the rest. */
  readonly #known = new Map<number, { readonly said: Intervals[]; readonly number: number }[]>();
  readonly #ofAdmitted = new Map<Profile['admitted'], number>();
  #count = 0;
  readonly measures: Measure[] = [];
  names: number[] = [];
  targets: number[] = [];
  /** The most figures that any layout asks for. */
  seens = 0;
  /** Of each layout, how many words of bits it has. */
  readonly wordsOf: number[] = [];
  /** A window is so long that its name must be kept. */
  tooLong: string | undefined;

  /** @param lastDay the day of the evaluation, counted from the earliest origin. */
  constructor(plan: Plan, reading: Reading, lastDay: number) {
    const claimDays = claimDaysOf(plan);
    this.#reading = reading;
    this.#lastDay = lastDay;
    this.#claimable = plan.claimable;
    this.#firstClaims = Math.min(...claimDays.map(({ from }) => from));
    this.claimDays = claimDays.flatMap(({ from, until }) => [
      Math.max(from, -NEVER),
      Math.min(until, NEVER),
    ]);
  }

  /** The number of the layout of a profile. @param origin from which its days are counted */
  numberOf(profile: Profile, origin: number): number {
    // Profiles that differ only in their cohort share the days that are admitted.
    const alike = this.#ofAdmitted.get(profile.admitted);
    if (alike !== undefined) return alike;
    const said = this.#intervalsOf(profile, origin);
    const hash = hashOf(said);
    const known = this.#known.get(hash) ?? [];
    this.#known.set(hash, known);
    const same = known.find((each) => isSame(each.said, said)) ?? { said, number: this.#add(said) };
    if (same.said === said) known.push(same);
    this.#ofAdmitted.set(profile.admitted, same.number);
    return same.number;
  }

  /** Of each name, the days that are admitted and its targets: pairs and fours of integers. */
  #intervalsOf(profile: Profile, origin: number): Intervals[] {
    const { claimsFrom = NEVER } = profile;
    // By the calendar, whoever was enrolled before the first day of claims may claim from then on, whenever that was.
    const claims = claimsFrom === origin ? 0 : Math.max(claimsFrom, this.#firstClaims) - origin;
    const intervals = this.#reading.names.map((name): Intervals => {
      const admitted: number[] = [];
      for (const { from, until } of profile.admitted.get(name) ?? []) {
        admitted.push(from - origin, until - origin);
      }
      const isClaimed = profile.claimsFrom !== undefined && this.#claimable.has(name);
      return { admitted, targets: [], claimsFrom: isClaimed ? claims : NEVER };
    });
    let seen = 0;
    for (const { metric, days, reference } of profile.slots) {
      const { measure } = metric;
      const name = this.#reading.names.indexOf(measure.observation ?? '');
      if (name < 0 || this.#reading.kept.has(measure.observation ?? '')) continue;
      const place = this.#measurePlace(measure);
      const targets = intervals[name]?.targets;
      targets?.push(days.from - origin, days.until - origin, seen, place);
      if (reference) {
        targets?.push(reference.from - origin, reference.until - origin, seen + 1, place);
      }
      seen += reference ? 2 : 1;
    }
    this.seens = Math.max(this.seens, seen);
    return intervals;
  }

  #measurePlace(measure: Measure): number {
    const known = this.measures.indexOf(measure);
    return known >= 0 ? known : this.measures.push(measure) - 1;
  }

  #add(intervals: readonly Intervals[]): number {
    const number = this.#count;
    this.#count += 1;
    let words = 0;
    intervals.forEach((said, at) => {
      words += this.#addName(this.#reading.names[at] ?? '', said, words);
    });
    this.wordsOf.push(words);
    return number;
  }

  /** @returns how many words of bits the name takes. */
  #addName(name: string, { admitted, targets, claimsFrom }: Intervals, word: number): number {
    let [from, until] = [NEVER, -NEVER];
    for (let at = 0; at < admitted.length; at += 2) {
      from = Math.min(from, admitted[at] ?? NEVER);
      until = Math.max(until, admitted[at + 1] ?? -NEVER);
    }
    until = Math.max(from, until);
    const isKept = this.#reading.kept.has(name);
    const days = isKept || until - from <= MOST_DAYS ? until - from : this.#lastDay + 1 - from;
    if (!isKept && days > MOST_DAYS) this.tooLong = name;
    const first = this.targets.length / TARGET_FIELDS.size;
    this.targets.push(...targets);
    for (let at = 0; at < admitted.length; at += 2) {
      const [start = 0, end = 0] = [admitted[at], admitted[at + 1]];
      if (!isTarget(targets, start, end)) this.targets.push(start, end, UNCOUNTED, 0);
    }
    const last = this.targets.length / TARGET_FIELDS.size;
    this.names.push(from, Math.max(0, days), word, first, last, claimsFrom);
    return isKept ? 0 : Math.ceil(Math.max(0, days) / 32);
  }
}

function hashOf(said: readonly Intervals[]): number {
  let hash = HASH_START;
  for (const { admitted, targets, claimsFrom } of said) {
    hash = hashOn(hash, claimsFrom);
    for (let at = 0; at < admitted.length; at += 1) hash = hashOn(hash, admitted[at] ?? 0);
    for (let at = 0; at < targets.length; at += 1) hash = hashOn(hash, targets[at] ?? 0);
  }
  return hash;
}

function isSame(one: readonly Intervals[], other: readonly Intervals[]): boolean {
  return one.every(({ admitted, targets, claimsFrom }, at) => {
    const beside = other[at];
    if (claimsFrom !== beside?.claimsFrom) return false;
    return areSame(admitted, beside?.admitted ?? []) && areSame(targets, beside?.targets ?? []);
  });
}

function areSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}

/** Whether an interval is among the targets. */
function isTarget(targets: readonly number[], from: number, until: number): boolean {
  for (let at = 0; at < targets.length; at += TARGET_FIELDS.size) {
    if (targets[at] === from && targets[at + 1] === until) return true;
  }
  return false;
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
