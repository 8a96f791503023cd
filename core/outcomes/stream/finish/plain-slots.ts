import { countDays } from '../../days.ts';
import { nothingSeen } from '../../persons/seen.ts';
import type { Slot } from '../../plan/slot.ts';
import type { CellCount } from '../../tallies/cell-count.ts';
import type { Cells } from '../../tallies/cells.ts';
import type { Reading } from '../people/layout.ts';
import type { Roll } from '../people/roll.ts';
import type { Records } from '../rows/records.ts';
import type { MeasuredPersons } from './measured-persons.ts';
import { placesOf } from './observed.ts';
import { PlainCells } from './plain-cells.ts';

/** Integers of one slot: everybody asks them, one person after another. */
const FIELDS = {
  cell: 0,
  place: 1,
  before: 2,
  kind: 3,
  lastDay: 4,
  isOpen: 5,
  size: 6,
} as const;
/** How a figure is made: the sum of the values, 1 or 0, how many count; or as the ordinary way makes it. */
const KINDS = { sum: 0, share: 1, counted: 2, other: 3 } as const;
const NONE = -1;
const NEVER = -(2 ** 31);

/** The slots of persons for whom the terms make the same, where nothing but what was seen decides the figures. */
export class PlainSlots {
  readonly #cells: Cells;
  readonly #reading: Reading;
  readonly #roll: Roll;
  readonly #records: Records;
  readonly #lastDay: number;
  readonly #measured: MeasuredPersons | undefined;
  readonly #plain = new PlainCells();
  readonly #integers: number[] = [];
  readonly #slots: { slot: Slot; count: CellCount; isHeard: boolean }[] = [];
  #flat = new Int32Array(0);
  readonly #own = nothingSeen();
  readonly #before = nothingSeen();

  constructor(input: {
    cells: Cells;
    reading: Reading;
    roll: Roll;
    records: Records;
    /** The day of the evaluation: who leaves later has not left. */
    lastDay: number;
    measured: MeasuredPersons | undefined;
  }) {
    this.#cells = input.cells;
    this.#reading = input.reading;
    this.#roll = input.roll;
    this.#records = input.records;
    this.#lastDay = input.lastDay;
    this.#measured = input.measured;
  }

  /** How many slots there are: those of a group lie from before it is entered to after. */
  get count(): number {
    return this.#slots.length;
  }

  /**
   * Enters the slots of a group.
   *
   * @param origin of the group's days. @returns whether all of them are plain; else none is entered
   */
  enter(slots: readonly Slot[], origin: number): boolean {
    const places = placesOf(slots, this.#reading);
    const { counts, isPlain, isHeard } = this.#cells.prepared(slots);
    if (!isPlain.every(Boolean) || places.includes(undefined)) return false;
    slots.forEach((slot, at) => {
      const [count, place] = [counts[at], places[at]];
      if (!count || place === undefined) return;
      this.#enter(slot, { count, place, origin, isHeard: isHeard[at] ?? false });
    });
    return true;
  }

  /** Nothing is entered any more. */
  close(): void {
    this.#flat = Int32Array.from(this.#integers);
    this.#plain.close();
  }

  /** Adds a person to the slots from one to before another. */
  add(person: number, from: number, until: number): void {
    const flat = this.#flat;
    const left = this.#roll.people.leftOn(person);
    const hasLeft = left <= this.#lastDay;
    const leftAfter = left - this.#roll.originOf(person);
    const { hasCarried } = this.#records;
    const begin = this.#records.heads.beginOf(person);
    for (let slot = from; slot < until; slot += 1) {
      const at = slot * FIELDS.size;
      const cell = flat[at + FIELDS.cell] ?? 0;
      const kind = flat[at + FIELDS.kind] ?? 0;
      if (hasLeft && leftAfter < (flat[at + FIELDS.lastDay] ?? NEVER)) this.#plain.addLeaver(cell);
      else if (flat[at + FIELDS.isOpen] === 1) this.#plain.addOpen(cell);
      else if (kind === KINDS.other || hasCarried) this.#addOther(person, slot, at);
      else this.#addFigures(begin, at, kind);
    }
  }

  /** Hands what was added on to the cells. */
  hand(): void {
    this.#plain.hand();
  }

  #addFigures(begin: number, at: number, kind: number): void {
    const flat = this.#flat;
    const cell = flat[at + FIELDS.cell] ?? 0;
    const before = flat[at + FIELDS.before] ?? NONE;
    const own = this.#figureOf(begin, flat[at + FIELDS.place] ?? 0, kind);
    if (before === NONE) this.#plain.addFigure(cell, own);
    else this.#plain.addCompared(cell, own, this.#figureOf(begin, before, kind));
  }

  /** A figure of the person whose record begins there; NaN where nothing was observed. */
  #figureOf(begin: number, place: number, kind: number): number {
    const records = this.#records;
    if (records.rowsAt(begin, place) === 0) return Number.NaN;
    if (kind === KINDS.sum) return records.plainSumAt(begin, place);
    const counted = records.countedAt(begin, place);
    return kind === KINDS.counted ? counted : counted > 0 ? 1 : 0;
  }

  #addOther(person: number, number: number, at: number): void {
    const { slot, count, isHeard } = this.#slots[number] ?? {};
    const [place = 0, before = NONE] = [
      this.#flat[at + FIELDS.place],
      this.#flat[at + FIELDS.before],
    ];
    if (!slot || !count) return;
    this.#records.read(person, place, this.#own);
    if (before !== NONE) this.#records.read(person, before, this.#before);
    const reference = before === NONE ? undefined : this.#before;
    if (!isHeard) {
      count.addPlain(slot, this.#own, reference);
      return;
    }
    const measured = count.addObserved(slot, { own: this.#own, reference });
    if (measured) this.#measured?.tell(person, { ...measured, slot, scale: count.scale });
  }

  #enter(
    slot: Slot,
    at: { count: CellCount; place: number; origin: number; isHeard: boolean },
  ): void {
    const { count, place, origin, isHeard } = at;
    const { reference, holes, lastDay, status, exposure, cutByEnrolment } = slot;
    this.#slots.push({ slot, count, isHeard });
    const alike = {
      exposure,
      referenceExposure: reference ? countDays(reference, holes) : 0,
      isCut: reference !== undefined && cutByEnrolment,
    };
    this.#integers.push(
      this.#plain.numberOf(count, alike),
      place,
      reference ? place + 1 : NONE,
      isHeard ? KINDS.other : kindOf(slot),
      lastDay === undefined ? NEVER : lastDay - origin,
      status === 'open' ? 1 : 0,
    );
  }
}

/** What `figureOf` makes of rows, as far as whole numbers do. */
function kindOf({ metric: { measure } }: Slot): number {
  switch (measure.as) {
    case 'sum':
      return KINDS.sum;
    case 'share':
      return KINDS.share;
    case 'count':
    case 'rate':
      return measure.counts ? KINDS.counted : KINDS.sum;
    case 'mean':
    case 'median time':
    case 'restricted mean time':
    case 'share with event':
    case 'share without event':
      return KINDS.other;
  }
}
