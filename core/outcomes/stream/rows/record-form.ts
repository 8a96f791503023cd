import type { Units } from '../../../money/scaled.ts';
import type { Achieved } from '../../persons/seen.ts';
import { sharedIntegers } from '../bytes/shared.ts';
import type { Roll } from '../people/roll.ts';

/** Bytes of a float: of what records are counted in. */
export const FLOAT = Float64Array.BYTES_PER_ELEMENT;
/**
 * Words of a record: its lock, the layout that rows follow and its origin, how many bytes its pseudonym has, and the
 * first count. The pseudonym's bytes end where the record begins: so all else has the same place in each.
 */
export const HEAD = { lock: 0, layout: 1, origin: 2, length: 3, counts: 4 } as const;

/** The memory of all records and how it is divided: plain data, so that every thread makes its own view of it. */
export type RecordForm = {
  readonly memory: SharedArrayBuffer;
  /** By person: where the record begins, in floats. */
  readonly begins: Int32Array;
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
  const begins = sharedIntegers(people.count);
  let end = 0;
  const { count } = people;
  for (let person = 0; person < count; person += 1) {
    begins[person] = end + Math.ceil(people.pseudonyms.lengthOf(person) / FLOAT);
    end = (begins[person] ?? 0) + (floats[roll.layoutOf(person)] ?? 0);
  }
  return {
    memory: memoryOf(roll, begins, end),
    begins,
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

/** Records that say whose they are, and nothing yet of what was observed. */
function memoryOf(
  roll: Pick<Roll, 'people' | 'layoutOf' | 'originOf'>,
  begins: Int32Array,
  floats: number,
): SharedArrayBuffer {
  const memory = new SharedArrayBuffer(floats * FLOAT);
  const words = new Int32Array(memory);
  const bytes = new Uint8Array(memory);
  const { count, pseudonyms } = roll.people;
  for (let person = 0; person < count; person += 1) {
    const begin = begins[person] ?? 0;
    const length = pseudonyms.lengthOf(person);
    words[begin * 2 + HEAD.layout] = roll.layoutOf(person);
    words[begin * 2 + HEAD.origin] = roll.originOf(person);
    words[begin * 2 + HEAD.length] = length;
    pseudonyms.copy(person, bytes, begin * FLOAT - length);
  }
  return memory;
}

/** How many floats come before the bits: the head, the counts and the sums; two words to a float. */
export function headOf(seens: number): number {
  return Math.ceil((HEAD.counts + seens) / 2) + seens;
}

/** A bound beyond what a value can be is as good as none. */
function bound(units: Units | null, none: number): number {
  return units === null ? none : Number(units);
}
