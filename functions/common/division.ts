import * as z from 'zod/mini';
import type { Snapshot } from '../../core/lifecycle/data/snapshot.ts';
import { HASH } from '../../core/lifecycle/items/constants.ts';
import type { Part } from '../../core/outcomes/stream/people/enrolment-rows.ts';

/** More parts than this are no help: each reads the files to their end. */
const PARTS_MAX = 40;

/** A part of the persons, as a state machine carries it: `3/8`, counted from 1. */
export const PartId = z.string().check(z.regex(/^[1-9]\d*\/[1-9]\d*$/));
export type PartId = z.infer<typeof PartId>;

/** What came of a part: its file, or that the files are not plain enough to be added up in parts. */
export const ComputedPart = z.strictObject({
  partial: z.optional(z.string().check(z.regex(HASH))),
});

type Imported = Snapshot['imports'][number];

/** The files that are divided. */
export type DividedFiles = {
  readonly enrolments: readonly Imported[];
  readonly observations: readonly Imported[];
};

/** The files of a snapshot that can be added up in parts: those of persons, where no other figures were delivered. */
export function divisibleFiles({ imports }: Snapshot): DividedFiles | undefined {
  const enrolments = imports.filter(({ what }) => what === 'enrolments');
  const observations = imports.filter(({ what }) => what === 'observations');
  const isDivisible = enrolments.length > 0 && observations.length > 0;
  const isAll = enrolments.length + observations.length === imports.length;
  return isDivisible && isAll ? { enrolments, observations } : undefined;
}

/** How many rows of persons there are. */
export function rowsIn({ enrolments, observations }: DividedFiles): number {
  return [...enrolments, ...observations].reduce((sum, { rows }) => sum + rows, 0);
}

/**
 * The parts that so many rows are computed in; none where one piece is enough.
 *
 * @param rowsPerPart how many rows one function is to add up; left out: any number
 * @example partsOf(600_000, 250_000) // → ['1/3', '2/3', '3/3']
 */
export function partsOf(rows: number, rowsPerPart: number | undefined): PartId[] {
  if (rowsPerPart === undefined || rows <= rowsPerPart) return [];
  const of = Math.min(Math.ceil(rows / rowsPerPart), PARTS_MAX);
  return Array.from({ length: of }, (_, index) => `${index + 1}/${of}`);
}

/** @example partOfId('3/8') // → { index: 2, of: 8 } */
export function partOfId(id: PartId): Part {
  const [nth = 0, of = 0] = id.split('/').map(Number);
  if (nth > of) throw new RangeError(`There is no part ${id}`);
  return { index: nth - 1, of };
}
