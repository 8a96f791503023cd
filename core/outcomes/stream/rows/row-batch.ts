/** So many rows are taken together: their waits for memory overlap, which makes shuffled files quick. */
export const BATCH_ROWS = 256;

/**
 * Rows of observations in columns. Rows of one person often follow each other: such a run says once where its
 * pseudonym lies in the block.
 */
export class RowBatch {
  runs = 0;
  readonly hashes = new Int32Array(BATCH_ROWS);
  readonly starts = new Int32Array(BATCH_ROWS);
  readonly ends = new Int32Array(BATCH_ROWS);
  /** The first row after each run. */
  readonly untils = new Int32Array(BATCH_ROWS);
  /** How many rows there are: they follow each other, with no line between them. */
  count = 0;
  /** The number of the first of them in the file. */
  firstRow = 0;
  /** The place of the observation's name among the names that are asked for. */
  readonly names = new Uint8Array(BATCH_ROWS);
  readonly days = new Int32Array(BATCH_ROWS);
  /** How many days each goes on after its first: none, but for stays. */
  readonly furthers = new Int32Array(BATCH_ROWS);
  /** In units of the scale. */
  readonly values = new Float64Array(BATCH_ROWS);
}

/** Rows of one person and one name, from one place of a batch to before another. */
export type RowsAlike = {
  readonly from: number;
  readonly until: number;
  readonly name: number;
  /** Where the person's record begins, and the layout that it follows. */
  readonly begin: number;
  readonly layout: number;
  /** The day from which the layout counts. */
  readonly origin: number;
  /** The day of the evaluation: later rows have their place, and are not counted. */
  readonly lastDay: number;
};

/** Where a row that is kept lies, by a layout. */
export type RowPlace = {
  readonly layout: number;
  readonly name: number;
  /** The day from which the layout counts. */
  readonly origin: number;
  /** The row's day by the calendar, and how many days it goes on after that. */
  readonly day: number;
  readonly further: number;
};
