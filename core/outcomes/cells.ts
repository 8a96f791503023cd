import { CellCount, type Measured } from './arm-count.ts';
import type { Slot } from './profile.ts';
import type { Enrolment } from './records.ts';
import type { Days, Seen } from './seen.ts';
import { type CellTally, keyOf, mergeCells } from './tally.ts';

/** One measured person in one cell, for methods that need persons together. */
export type MeasuredPerson = Measured & { readonly enrolment: Enrolment; readonly slot: Slot };

/** What was observed of a person on the days of a slot, or on those of its reference. */
export type SeenOf = (slot: Slot, days: Days) => Seen;

/** Adds one person to the cells of each of their slots. */
export function addPerson(
  cells: Cells,
  input: {
    enrolment: Enrolment;
    slots: readonly Slot[];
    seenOf: SeenOf;
    onMeasured?: ((person: MeasuredPerson) => void) | undefined;
  },
): void {
  const { enrolment, slots, seenOf, onMeasured } = input;
  for (const slot of slots) {
    const own = seenOf(slot, slot.days);
    const before = slot.reference && seenOf(slot, slot.reference);
    const measured = cells.of(slot).add(slot, own, before);
    if (measured) onMeasured?.({ ...measured, enrolment, slot });
  }
}

/** The cells that persons are added to, made as they are met. */
export class Cells {
  readonly #counts = new Map<string, CellCount>();
  readonly #scales: ReadonlyMap<string, number>;

  constructor(scales: ReadonlyMap<string, number>) {
    this.#scales = scales;
  }

  of(slot: Slot): CellCount {
    const key = `${keyOf(slot.cell)} ${slot.inTreatment}`;
    const scale = this.#scales.get(slot.metric.measure.observation) ?? 0;
    const count = this.#counts.get(key) ?? new CellCount(slot, scale);
    this.#counts.set(key, count);
    return count;
  }

  tallies(): CellTally[] {
    return mergeCells([[...this.#counts.values()].map((count) => count.tally())]);
  }
}
