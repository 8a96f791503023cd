const BLOCK_ROWS = 1 << 16;

/** A row that is kept until all are read. */
export type KeptRow = {
  readonly name: number;
  readonly day: number;
  readonly value: number;
  readonly row: number;
};

class Block {
  readonly persons = new Int32Array(BLOCK_ROWS);
  readonly days = new Int32Array(BLOCK_ROWS);
  readonly values = new Float64Array(BLOCK_ROWS);
  readonly rows = new Float64Array(BLOCK_ROWS);
  readonly names = new Uint8Array(BLOCK_ROWS);
}

const NO_ROWS: readonly KeptRow[] = [];

/** Rows in columns, some twenty-five bytes each, found again by person at the end. */
export class KeptRows {
  readonly #blocks: Block[] = [];
  #count = 0;

  add(person: number, name: number, day: number, value: number, row: number): void {
    const at = this.#count % BLOCK_ROWS;
    if (at === 0) this.#blocks.push(new Block());
    const block = this.#blocks[this.#blocks.length - 1];
    if (!block) return;
    block.persons[at] = person;
    block.names[at] = name;
    block.days[at] = day;
    block.values[at] = value;
    block.rows[at] = row;
    this.#count += 1;
  }

  /** The rows of each person, in the order of the file, by a sort that counts. */
  byPerson(persons: number): (person: number) => readonly KeptRow[] {
    const ends = new Uint32Array(persons + 1);
    this.#each((person) => {
      ends[person + 1] = (ends[person + 1] ?? 0) + 1;
    });
    for (let person = 0; person < persons; person += 1) {
      ends[person + 1] = (ends[person + 1] ?? 0) + (ends[person] ?? 0);
    }
    const places = new Uint32Array(this.#count);
    const next = ends.slice();
    this.#each((person, row) => {
      const place = next[person] ?? 0;
      places[place] = row;
      next[person] = place + 1;
    });
    return (person) => {
      const from = ends[person] ?? 0;
      const end = ends[person + 1] ?? 0;
      if (from === end) return NO_ROWS;
      const found: KeptRow[] = [];
      for (let place = from; place < end; place += 1) {
        found.push(this.#rowAt(places[place] ?? 0));
      }
      return found;
    };
  }

  #each(take: (person: number, row: number) => void): void {
    let row = 0;
    for (const { persons } of this.#blocks) {
      for (let at = 0; at < BLOCK_ROWS && row < this.#count; at += 1, row += 1) {
        take(persons[at] ?? 0, row);
      }
    }
  }

  #rowAt(row: number): KeptRow {
    const block = this.#blocks[Math.floor(row / BLOCK_ROWS)];
    const at = row % BLOCK_ROWS;
    return {
      name: block?.names[at] ?? 0,
      day: block?.days[at] ?? 0,
      value: block?.values[at] ?? 0,
      row: block?.rows[at] ?? 0,
    };
  }
}
