import { sizeOf } from '../../infra/constructs/steps.ts';
import { PRICES } from './prices.ts';

/** What is paid for, counted. */
export type Counts = { -readonly [K in keyof typeof PRICES]: number };

export const KEYS = Object.keys(PRICES) as readonly (keyof Counts)[];

/** What a contract's life took, by phase and in all, and how long it was. */
export type Life = {
  readonly phases: ReadonlyMap<string, Counts>;
  readonly whole: Counts;
  readonly years: number;
  /** A sweep that finds nothing to do. */
  readonly sweep: Counts;
};

/** People decide days apart, so every call meets a cold function: as long as a small one takes to start. */
const COLD_START_SECONDS = 1;

export function each(value: (key: keyof Counts) => number): Counts {
  return Object.fromEntries(KEYS.map((key) => [key, value(key)])) as Counts;
}

export function nothing(): Counts {
  return each(() => 0);
}

export function minus(one: Counts, other: Counts): Counts {
  return each((key) => one[key] - other[key]);
}

export function sumOf(all: readonly (Counts | undefined)[]): Counts {
  return each((key) => all.reduce((sum, counts) => sum + (counts?.[key] ?? 0), 0));
}

/** At list prices, in USD. */
export function costOf(of: Counts): number {
  return KEYS.reduce((sum, key) => sum + of[key] * PRICES[key], 0);
}

/** Adds calls of a function that took so long together, each met cold, with the memory that it has on AWS. */
export function addCalls(
  counts: Counts,
  name: string,
  { calls, ms }: { calls: number; ms: number },
): void {
  const gigabytes = sizeOf(name).memorySize / 1024;
  counts.lambdaRequest += calls;
  counts.lambdaGbSecond += gigabytes * (ms / 1000 + calls * COLD_START_SECONDS);
}
