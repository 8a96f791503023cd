import type { Units } from '../../../money/scaled.ts';

/**
 * Sums of whole numbers, many of them in one block of memory: plain numbers while those are exact. What outgrows
 * them is carried over.
 */
export class ExactSums {
  readonly #sums: Float64Array;
  readonly #carried = new Map<number, bigint>();

  /** @param sums the memory, all of it 0. */
  constructor(sums: Float64Array) {
    this.#sums = sums;
  }

  /** Some sum has outgrown a plain number. */
  get hasCarried(): boolean {
    return this.#carried.size > 0;
  }

  /** What was carried, by place: each thread that adds to the memory has its own. */
  get carried(): ReadonlyMap<number, bigint> {
    return this.#carried;
  }

  /** Adds what another thread has carried. */
  absorb(carried: Iterable<readonly [number, bigint]>): void {
    for (const [place, value] of carried) this.#carry(place, value);
  }

  add(place: number, value: number): void {
    const before = this.#sums[place] ?? 0;
    const sum = before + value;
    // Asked of both ends and not by name: it is asked of every row.
    if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) {
      this.#sums[place] = sum;
      return;
    }
    this.#carry(place, BigInt(before));
    this.#sums[place] = value;
  }

  addProduct(place: number, one: number, other: number): void {
    const product = one * other;
    if (Number.isSafeInteger(product)) this.add(place, product);
    else this.#carry(place, BigInt(one) * BigInt(other));
  }

  /** The sum as a plain number; exact as long as nothing was carried. */
  plainAt(place: number): number {
    return this.#sums[place] ?? 0;
  }

  at(place: number): Units {
    const sum = this.#sums[place] ?? 0;
    const carried = this.#carried.get(place);
    return carried === undefined ? sum : carried + BigInt(sum);
  }

  #carry(place: number, value: bigint): void {
    this.#carried.set(place, (this.#carried.get(place) ?? 0n) + value);
  }
}
