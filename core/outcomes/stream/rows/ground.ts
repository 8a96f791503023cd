import { Days } from '../bytes/days.ts';
import { Lines } from '../bytes/lines.ts';
import type { Source } from '../bytes/source.ts';
import { ScaleTooSmall, Surprise } from '../bytes/surprise.ts';
import type { Part } from '../people/enrolment-rows.ts';
import type { PseudonymTable } from '../people/pseudonyms.ts';
import type { KeptBlock } from './kept-rows.ts';
import { ObservationRows } from './observation-rows.ts';
import { Reckoning } from './reckoning.ts';
import type { RecordForm } from './record-form.ts';

/**
 * What the rows of observations are added to: plain data and shared memory, so that several threads can add the
 * rows of different pieces of a file at the same time.
 */
export type Ground = {
  readonly pseudonyms: PseudonymTable;
  readonly records: RecordForm;
  readonly names: readonly string[];
  /** Of each name, whether its rows are kept. */
  readonly isKept: Uint8Array;
  /** Of each name, whether its rows may be claims. */
  readonly isClaimable: readonly boolean[];
  /** Of each name, whether its rows may be stays of several days. */
  readonly isOfStays: readonly boolean[];
  /** Whether the rows were taken in before. */
  readonly isKeptFile: boolean;
  readonly part: Part;
  readonly lastDay: number;
  readonly scale: number;
  /** Several threads add to the records. */
  readonly isShared: boolean;
};

/** What adding rows has left besides the records. */
export type RowsAdded = {
  /** How many rows there were; the header is one of them. */
  readonly rows: number;
  /** Some line under the header is not empty. */
  readonly hasRows: boolean;
  readonly kept: readonly KeptBlock[];
  /** Rows dated after the day of the evaluation, and the first of them. */
  readonly later: number;
  readonly firstLater: number;
  /** What the sums of the records could not hold, by place. */
  readonly carried: readonly (readonly [number, bigint])[];
  /** The sign before decimals; 0 where there were none. */
  readonly decimalSign: number;
  /** The last line has no end. */
  readonly isOpen: boolean;
};

/** Values have more decimals than the scale, and must be read again at a finer one. */
export const TOO_FINE = 'too fine';
export type Added = RowsAdded | typeof TOO_FINE;

/** Adds the rows of a file, or of a piece of it under its header. @throws Surprise */
export function addRows(ground: Ground, { blocks }: Pick<Source, 'blocks'>): Added {
  const reckoning = new Reckoning(ground);
  const rows = new ObservationRows({
    names: ground.names,
    isOfStays: ground.isOfStays,
    isKept: ground.isKeptFile,
    days: new Days(),
    scale: ground.scale,
    take: (bytes, batch) => reckoning.take(bytes, batch),
  });
  const lines = new Lines(rows);
  try {
    for (const block of blocks()) lines.push(block);
    lines.end();
  } catch (reason) {
    if (reason instanceof ScaleTooSmall) return TOO_FINE;
    throw reason;
  }
  const { later, firstLater, kept, records } = reckoning;
  const carried = [...records.sums.carried];
  const { row, hasRows, decimalSign } = rows;
  const { isOpen } = lines;
  const counted = { rows: row, hasRows, later, firstLater };
  return { ...counted, kept: kept.blocks, carried, decimalSign, isOpen };
}

/** What two pieces of a file have left, both under the file's header. @throws Surprise where they do not fit together */
export function joined(one: Added, next: Added): Added {
  if (one === TOO_FINE || next === TOO_FINE) return TOO_FINE;
  // The header is row 1 of both.
  const before = one.rows - 1;
  return {
    rows: before + next.rows,
    hasRows: one.hasRows || next.hasRows,
    kept: [...one.kept, ...next.kept],
    later: one.later + next.later,
    firstLater: one.later > 0 || next.later === 0 ? one.firstLater : before + next.firstLater,
    carried: [...one.carried, ...next.carried],
    decimalSign: oneSign(one.decimalSign, next.decimalSign),
    isOpen: next.isOpen,
  };
}

function oneSign(one: number, next: number): number {
  if (one !== 0 && next !== 0 && one !== next) throw new Surprise('two decimal signs');
  return one === 0 ? next : one;
}
