/** A Map holds at most 2^24 keys; one more is a fault that ends the program. */
const KEYS_PER_MAP = 2 ** 24 - 1;

/** In which row each key stood first, for files of any length. */
export class FirstRows {
  readonly #maps: Map<string, number>[] = [new Map()];

  /** The row in which the key stood before, if it did; else it is noted that it stands here. */
  seen(key: string, row: number): number | undefined {
    for (const map of this.#maps) {
      const first = map.get(key);
      if (first !== undefined) return first;
    }
    if ((this.#maps.at(-1)?.size ?? KEYS_PER_MAP) >= KEYS_PER_MAP) this.#maps.push(new Map());
    this.#maps.at(-1)?.set(key, row);
    return undefined;
  }
}
