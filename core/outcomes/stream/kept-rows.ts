import type { RowBatch } from './row-batch.ts';
import { RowsOfPersons } from './rows-of-persons.ts';

const BLOCK_BITS = 14;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK_ROWS - 1;

/** Some rows in columns, as another thread can hand them over. */
export type KeptBlock = {
  count: number;
  readonly persons: Int32Array<ArrayBuffer>;
  readonly days: Int32Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
  readonly names: Uint8Array<ArrayBuffer>;
  /** How many days each goes on after its first; left out where none of them is a stay of several days. */
  furthers?: Int32Array<ArrayBuffer>;
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

/**
 * Rows in columns, seventeen bytes each and four more where there are stays, in the order of the file. A row is known by
 * its place among them.
 */
export class KeptRows {
  readonly blocks: KeptBlock[];
  #last: KeptBlock | undefined;

  /** @param blocks that were filled before, perhaps by other threads. */
  constructor(blocks: readonly KeptBlock[] = []) {
    this.blocks = [...blocks];
  }

  /** Keeps a row of a batch. */
  add(person: number, { names, days, values, furthers }: RowBatch, row: number): void {
    const block = this.#last ?? this.#next();
    const at = block.count;
    block.persons[at] = person;
    block.names[at] = names[row] ?? 0;
    block.days[at] = days[row] ?? 0;
    block.values[at] = values[row] ?? 0;
    const further = furthers[row] ?? 0;
    if (further > 0) {
      block.furthers ??= new Int32Array(BLOCK_ROWS);
      block.furthers[at] = further;
    }
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
    return this.blocks[place >> BLOCK_BITS]?.names[place & IN_BLOCK] ?? 0;
  }

  dayOf(place: number): number {
    return this.blocks[place >> BLOCK_BITS]?.days[place & IN_BLOCK] ?? 0;
  }

  valueOf(place: number): number {
    return this.blocks[place >> BLOCK_BITS]?.values[place & IN_BLOCK] ?? 0;
  }

  furtherOf(place: number): number {
    return this.blocks[place >> BLOCK_BITS]?.furthers?.[place & IN_BLOCK] ?? 0;
  }

  /** The places of each person's rows, by a sort that counts. */
  byPerson(persons: number): RowsOfPersons {
    const ends = new Uint32Array(persons + 1);
    for (const block of this.blocks) {
      for (let row = 0; row < block.count; row += 1) {
        const next = (block.persons[row] ?? 0) + 1;
        ends[next] = (ends[next] ?? 0) + 1;
      }
    }
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

  /** The order of two rows: by day, name, value, how long they are, and at last as they stand in the file. */
  compare(one: number, other: number): number {
    return (
      this.dayOf(one) - this.dayOf(other) ||
      this.nameOf(one) - this.nameOf(other) ||
      this.valueOf(one) - this.valueOf(other) ||
      this.furtherOf(one) - this.furtherOf(other) ||
      one - other
    );
  }
}
