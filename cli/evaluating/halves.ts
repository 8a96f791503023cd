import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { blocksOf, type Io } from '../io.ts';

const LINE_FEED = 10;
/** So far a line's end is looked for: lines of tables are much shorter. */
const LONGEST_LINE = 1 << 16;

/** Where a file is cut in two: its header ends at `header`, and the second half of its lines begins at `middle`. */
export type Cut = { readonly header: number; readonly middle: number };

/** Smaller files are read before another thread has begun. */
const LEAST_BYTES = 1 << 23;
/** Rows of one person that follow each other wait for no memory: a second thread pays later. */
const LEAST_BYTES_BY_PERSON = 1 << 28;

/** Cuts a large file at the end of a line near its middle. @returns nothing where that does not pay */
export function cutOf(file: string): Cut | undefined {
  const { size = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
  if (size < LEAST_BYTES) return undefined;
  const descriptor = openSync(file, 'r');
  try {
    if (size < LEAST_BYTES_BY_PERSON && isByPerson(descriptor)) return undefined;
    const header = lineEndFrom(descriptor, 0);
    const middle = header && lineEndFrom(descriptor, Math.max(header, Math.floor(size / 2)));
    return header && middle ? { header, middle } : undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** The place after the next end of a line. */
function lineEndFrom(descriptor: number, from: number): number | undefined {
  const bytes = Buffer.allocUnsafe(LONGEST_LINE);
  const length = readSync(descriptor, bytes, 0, LONGEST_LINE, from);
  const end = bytes.subarray(0, length).indexOf(LINE_FEED);
  return end < 0 ? undefined : from + end + 1;
}

/** Whether most of a file's first lines begin with the cell of the line before: persons mostly come first. */
function isByPerson(descriptor: number): boolean {
  const bytes = Buffer.allocUnsafe(LONGEST_LINE);
  const length = readSync(descriptor, bytes, 0, LONGEST_LINE, 0);
  const [, ...lines] = bytes.toString('latin1', 0, length).split('\n');
  const firsts = lines.map((line) => line.split(/[,;\t]/, 1)[0]);
  const alike = firsts.filter((first, at) => first === firsts[at - 1]);
  return alike.length * 2 > firsts.length;
}

/** The header with the first half of the lines. */
export function firstHalf(file: string, { middle }: Cut, io: Pick<Io, 'language'>) {
  return { file, blocks: () => blocksOf(file, io, { until: middle }) };
}

/** The header with the second half of the lines. */
export function secondHalf(file: string, { header, middle }: Cut, io: Pick<Io, 'language'>) {
  return {
    file,
    *blocks() {
      yield* blocksOf(file, io, { until: header });
      yield* blocksOf(file, io, { from: middle });
    },
  };
}
