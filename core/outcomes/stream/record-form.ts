import type { Units } from '../../money/scaled.ts';
import type { Achieved } from '../seen.ts';
import type { Roll } from './roll.ts';
import { sharedIntegers } from './shared.ts';

/** Integers of one person's place. */
export const PLACE = 3;

/** The memory of all records and how it is divided: plain data, so that every thread makes its own view of it. */
export type RecordForm = {
  readonly memory: SharedArrayBuffer;
  /** By person: where the record begins, in floats; the layout that rows follow, and its origin. */
  readonly places: Int32Array;
  /** The most figures that any layout asks for: every record has room for them. */
  readonly seens: number;
  readonly names: Int32Array;
  readonly targets: Int32Array;
  readonly namesPerLayout: number;
  /** Days of claims by the calendar: first and end of each interval. */
  readonly claimDays: Int32Array;
  /** By measure: which values count. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly notZero: Uint8Array;
};

/** Empty records of persons whose rows follow these layouts. */
export function emptyRecords(input: {
  roll: Pick<Roll, 'people' | 'layouts' | 'layoutOf' | 'originOf'>;
  names: number;
  achieved: readonly Achieved[];
}): RecordForm {
  const { roll, achieved } = input;
  const { layouts, people } = roll;
  const { seens, wordsOf } = layouts;
  const floats = wordsOf.map((words) => headOf(seens) + Math.ceil(words / 2));
  const places = sharedIntegers(people.count * PLACE);
  let end = 0;
  const { count } = people;
  for (let person = 0; person < count; person += 1) {
    const layout = roll.layoutOf(person);
    places[person * PLACE] = end;
    places[person * PLACE + 1] = layout;
    places[person * PLACE + 2] = roll.originOf(person);
    end += floats[layout] ?? 0;
  }
  return {
    memory: new SharedArrayBuffer(end * Float64Array.BYTES_PER_ELEMENT),
    places,
    seens,
    names: Int32Array.from(layouts.names),
    targets: Int32Array.from(layouts.targets),
    namesPerLayout: input.names,
    claimDays: Int32Array.from(layouts.claimDays),
    least: Float64Array.from(achieved, ({ least }) => bound(least, -Infinity)),
    most: Float64Array.from(achieved, ({ most }) => bound(most, Infinity)),
    notZero: Uint8Array.from(achieved, ({ notZero }) => (notZero ? 1 : 0)),
  };
}

/** How many floats the lock, the counts and the sums take: two words to a float. */
export function headOf(seens: number): number {
  return Math.ceil((1 + seens) / 2) + seens;
}

/** A bound beyond what a value can be is as good as none. */
function bound(units: Units | null, none: number): number {
  return units === null ? none : Number(units);
}
