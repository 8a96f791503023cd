import type { RowBatch } from './row-batch.ts';
import { RowsOfPersons } from './rows-of-persons.ts';

const BLOCK_BITS = 14;
const BLOCK_ROWS = 1 << BLOCK_BITS;
const IN_BLOCK = BLOCK_ROWS - 1;

/** Words of a row: together, because where persons are mixed each row is looked for in memory by itself. */
const ROW = { person: 0, day: 1, nameAndFurther: 2, value: 3, size: 5 } as const;
const NAME_BITS = 8;
const NAME = (1 << NAME_BITS) - 1;
/** A value and its two words. */
const VALUE = new Float64Array(1);
const HALVES = new Int32Array(VALUE.buffer);

/** Some rows, as another thread can hand them over. */
export type KeptBlock = {
  count: number;
  readonly words: Int32Array<ArrayBuffer>;
};

/** Columns that a row can be copied into. */
export type RowColumns = {
  readonly days: Int32Array;
  readonly names: Uint8Array;
  readonly values: Float64Array;
  /** How many days each goes on after its first. */
  readonly furthers: Int32Array;
};

/** Rows of twenty bytes, in the order of the file. A row is known by its place among them. */
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
    const { words } = block;
    const at = block.count * ROW.size;
    VALUE[0] = values[row] ?? 0;
    words[at + ROW.person] = person;
    words[at + ROW.day] = days[row] ?? 0;
    words[at + ROW.nameAndFurther] = ((furthers[row] ?? 0) << NAME_BITS) | (names[row] ?? 0);
    words[at + ROW.value] = HALVES[0] ?? 0;
    words[at + ROW.value + 1] = HALVES[1] ?? 0;
    block.count += 1;
    if (block.count === BLOCK_ROWS) this.#last = undefined;
  }

  #next(): KeptBlock {
    const block = { count: 0, words: new Int32Array(BLOCK_ROWS * ROW.size) };
    this.blocks.push(block);
    this.#last = block;
    return block;
  }

  /** Copies a row to a place in columns. */
  copy(place: number, { days, names, values, furthers }: RowColumns, to: number): void {
    const words = this.blocks[place >> BLOCK_BITS]?.words;
    if (words === undefined) return;
    const at = (place & IN_BLOCK) * ROW.size;
    const nameAndFurther = words[at + ROW.nameAndFurther] ?? 0;
    days[to] = words[at + ROW.day] ?? 0;
    names[to] = nameAndFurther & NAME;
    furthers[to] = nameAndFurther >> NAME_BITS;
    HALVES[0] = words[at + ROW.value] ?? 0;
    HALVES[1] = words[at + ROW.value + 1] ?? 0;
    values[to] = VALUE[0] ?? 0;
  }

  /** The places of each person's rows, by a sort that counts. */
  byPerson(persons: number): RowsOfPersons {
    const ends = new Uint32Array(persons + 1);
    for (const block of this.blocks) {
      for (let row = 0; row < block.count; row += 1) {
        const next = (block.words[row * ROW.size + ROW.person] ?? 0) + 1;
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
        const person = block?.words[row * ROW.size + ROW.person] ?? 0;
        const at = (ends[person + 1] ?? 0) - 1;
        places[at] = number * BLOCK_ROWS + row;
        ends[person + 1] = at;
      }
    }
    return new RowsOfPersons({ rows: this, begins: ends.subarray(1), places });
  }
}
