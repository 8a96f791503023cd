/**
 * A small seeded generator (mulberry32): the demo's made-up people are the same at every run, and no figure
 * of a contract ever comes from it.
 */
export type Seeded = {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** A pseudonym such as `p-3f9a…`: what a municipality would make of a personnummer by keyed hashing. */
  pseudonym(): string;
};

/** @example seeded(7).below(10) // → the same figure at every run */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return {
    below: (below) => next() % below,
    pseudonym: () => `p-${next().toString(16).padStart(8, '0')}`,
  };
}
