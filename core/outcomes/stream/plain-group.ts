import type { CellCount } from '../arm-count.ts';
import type { Cells } from '../cells.ts';
import type { Profile } from '../profile.ts';
import { nothingSeen } from '../seen.ts';
import type { Slot } from '../slot.ts';
import type { People } from './people.ts';
import type { Records } from './records.ts';

type Columns = {
  readonly records: Records;
  readonly people: People;
  /** The day of the evaluation: who leaves later has not left. */
  readonly lastDay: number;
  readonly persons: Int32Array;
};

/** Adds persons who share a profile of plain slots, slot by slot, straight from the records. */
export function addPlainGroup(
  input: Columns & {
    readonly cells: Cells;
    readonly profile: Profile;
    /** Where in the records each slot's own days are added up. */
    readonly places: readonly (number | undefined)[];
  },
): void {
  const { cells, profile, places } = input;
  const { counts } = cells.prepared(profile.slots);
  profile.slots.forEach((slot, at) => {
    const [cell, place] = [counts[at], places[at]];
    if (cell && place !== undefined) addSlot(cell, { ...input, slot, place });
  });
}

const OWN = nothingSeen();
const BEFORE = nothingSeen();

function addSlot(cell: CellCount, input: Columns & { slot: Slot; place: number }): void {
  const { slot, place, records, people, persons, lastDay } = input;
  const before = slot.reference && BEFORE;
  for (let at = 0; at < persons.length; at += 1) {
    const person = persons[at] ?? 0;
    const left = people.leftOn(person);
    if (slot.lastDay !== undefined && left < slot.lastDay && left <= lastDay) cell.addLeaver();
    else if (slot.status === 'open') cell.addOpen();
    else {
      records.read(person, place, OWN);
      if (before) records.read(person, place + 1, before);
      cell.addPlain(slot, OWN, before);
    }
  }
}
