const BLOCK_ROWS = 1 << 14;
/** So few are sorted by moving them along; more are sorted as arrays are. */
const FEW = 16;

/** Some rows in columns, as another thread can hand them over. */
export type KeptBlock = {
  count: number;
  readonly persons: Int32Array<ArrayBuffer>;
  readonly days: Int32Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
  readonly names: Uint8Array<ArrayBuffer>;
};

function emptyBlock(): KeptBlock {
  return {
    count: 0,
    persons: new Int32Array(BLOCK_ROWS),
    days: new Int32Array(BLOCK_ROWS),
    values: new Float64Array(BLOCK_ROWS),
    names: new Uint8Array(BLOCK_ROWS),
  };
}

/** Rows in columns, seventeen bytes each, in the order of the file. A row is known by its place among them. */
export class KeptRows {
  readonly blocks: KeptBlock[];
  #last: KeptBlock | undefined;

  /** @param blocks that were filled before, perhaps by other threads. */
  constructor(blocks: readonly KeptBlock[] = []) {
    this.blocks = [...blocks];
  }

  add(person: number, name: number, day: number, value: number): void {
    const block = this.#last ?? this.#next();
    const at = block.count;
    block.persons[at] = person;
    block.names[at] = name;
    block.days[at] = day;
    block.values[at] = value;
    block.count = at + 1;
    if (block.count === BLOCK_ROWS) this.#last = undefined;
  }

  #next(): KeptBlock {
    const block = emptyBlock();
    this.blocks.push(block);
    this.#last = block;
    return block;
  }

  nameOf(place: number): number {
    return this.#blockOf(place)?.names[place % BLOCK_ROWS] ?? 0;
  }

  dayOf(place: number): number {
    return this.#blockOf(place)?.days[place % BLOCK_ROWS] ?? 0;
  }

  valueOf(place: number): number {
    return this.#blockOf(place)?.values[place % BLOCK_ROWS] ?? 0;
  }

  /** The places of each person's rows, by a sort that counts. */
  byPerson(persons: number): RowsOfPersons {
    const ends = new Uint32Array(persons + 1);
    this.#each((person) => {
      ends[person + 1] = (ends[person + 1] ?? 0) + 1;
    });
    for (let person = 0; person < persons; person += 1) {
      ends[person + 1] = (ends[person + 1] ?? 0) + (ends[person] ?? 0);
    }
    const places = new Uint32Array(this.blocks.reduce((sum, { count }) => sum + count, 0));
    // From the last to the first, so that each end becomes its person's beginning and the order is kept.
    for (let number = this.blocks.length - 1; number >= 0; number -= 1) {
      const block = this.blocks[number];
      for (let row = (block?.count ?? 0) - 1; row >= 0; row -= 1) {
        const person = block?.persons[row] ?? 0;
        const at = (ends[person + 1] ?? 0) - 1;
        places[at] = number * BLOCK_ROWS + row;
        ends[person + 1] = at;
      }
    }
    return new RowsOfPersons({ rows: this, begins: ends.subarray(1), places });
  }

  /** The order of two rows: by day, name, value, and at last as they stand in the file. */
  compare(one: number, other: number): number {
    return (
      this.dayOf(one) - this.dayOf(other) ||
      this.nameOf(one) - this.nameOf(other) ||
      this.valueOf(one) - this.valueOf(other) ||
      one - other
    );
  }

  #each(take: (person: number) => void): void {
    for (const { persons, count } of this.blocks) {
      for (let at = 0; at < count; at += 1) take(persons[at] ?? 0);
    }
  }

  #blockOf(place: number): KeptBlock | undefined {
    return this.blocks[Math.floor(place / BLOCK_ROWS)];
  }
}

const NO_PLACES = new Uint32Array(0);

/** Kept rows found again by person. */
export class RowsOfPersons {
  readonly rows: KeptRows;
  readonly #begins: Uint32Array;
  readonly #places: Uint32Array;

  constructor(input: { rows: KeptRows; begins: Uint32Array; places: Uint32Array }) {
    this.rows = input.rows;
    this.#begins = input.begins;
    this.#places = input.places;
  }

  /** The places of a person's rows, sorted by day, name and value. */
  of(person: number): Uint32Array {
    const from = this.#begins[person] ?? 0;
    const end = this.#begins[person + 1] ?? this.#places.length;
    if (from >= end) return NO_PLACES;
    const places = this.#places.subarray(from, end);
    if (places.length > FEW) return places.sort((one, other) => this.rows.compare(one, other));
    for (let next = 1; next < places.length; next += 1) {
      const place = places[next] ?? 0;
      let at = next;
      for (; at > 0 && this.rows.compare(place, places[at - 1] ?? 0) < 0; at -= 1) {
        places[at] = places[at - 1] ?? 0;
      }
      places[at] = place;
    }
    return places;
  }
}
