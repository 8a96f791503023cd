import { Surprise } from './surprise.ts';

/** Reads the names of observations from bytes. */
export class Names {
  /** Plain arrays: to ask a typed one of its length takes long before that is compiled. */
  readonly #names: readonly (readonly number[])[];
  /** Where the cell that was read last ends. */
  end = 0;

  constructor(names: readonly string[]) {
    const encoder = new TextEncoder();
    this.#names = names.map((name) => [...encoder.encode(name)]);
  }

  /**
   * The place among the names of the one that ends where the byte `stop` stands.
   *
   * @throws Surprise when it is none of them.
   */
  read(bytes: Uint8Array, at: number, stop: number): number {
    const names = this.#names;
    for (let name = 0; name < names.length; name += 1) {
      const known = names[name];
      if (known === undefined || bytes[at + known.length] !== stop) continue;
      let place = 0;
      while (place < known.length && bytes[at + place] === known[place]) place += 1;
      if (place < known.length) continue;
      this.end = at + place;
      return name;
    }
    throw new Surprise('an observation that nothing reads');
  }
}
