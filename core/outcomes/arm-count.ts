import {
  addUnits,
  decimalOfUnits,
  multiplyUnits,
  type Scaled,
  type Units,
} from '../money/scaled.ts';
import { figureOf, figureScale } from './figure.ts';
import type { Slot } from './profile.ts';
import { nothingSeen, type Seen } from './seen.ts';
import type { ArmTally, CellTally } from './tally.ts';
import { NOBODY } from './tally.ts';

/** A person's figures in one window, once they count as measured. */
export type Measured = { readonly figure: Units; readonly reference?: Units };

/** Counts the persons of one arm in one cell, one by one: whole units, so that their order never shows. */
class ArmCount {
  enrolled = 0;
  open = 0;
  reached = 0;
  measured = 0;
  missing = 0;
  withoutReference = 0;
  partlyExposed = 0;
  missingWithReference = 0;
  sum: Units = 0;
  reference: Units = 0;
  missingReference: Units = 0;
  squares: Units = 0;
  referenceSquares: Units = 0;
  products: Units = 0;

  /** Adds a person whose window has closed, with both sides where there is a reference period. */
  addReached(figure: Units | undefined, reference: Units | undefined, slot: Slot): void {
    this.reached += 1;
    const compared = slot.reference !== undefined;
    if (figure === undefined || (compared && reference === undefined)) {
      this.missing += 1;
      if (figure !== undefined) this.withoutReference += 1;
      if (reference === undefined) return;
      this.missingWithReference += 1;
      this.missingReference = addUnits(this.missingReference, reference);
      return;
    }
    this.measured += 1;
    this.sum = addUnits(this.sum, figure);
    this.squares = addUnits(this.squares, multiplyUnits(figure, figure));
    if (reference === undefined) return;
    if (slot.cutByEnrolment) this.partlyExposed += 1;
    this.reference = addUnits(this.reference, reference);
    this.referenceSquares = addUnits(this.referenceSquares, multiplyUnits(reference, reference));
    this.products = addUnits(this.products, multiplyUnits(figure, reference));
  }

  tally(scale: number): ArmTally {
    const { enrolled, open, reached, measured, missing } = this;
    const { withoutReference, partlyExposed, missingWithReference } = this;
    const squared = (units: Units): Scaled => ({ units, scale: scale * 2 });
    return {
      ...{ enrolled, open, reached, measured, missing },
      ...{ withoutReference, partlyExposed, missingWithReference },
      sum: decimalOfUnits(this.sum, scale),
      reference: decimalOfUnits(this.reference, scale),
      missingReference: decimalOfUnits(this.missingReference, scale),
      squares: squared(this.squares),
      referenceSquares: squared(this.referenceSquares),
      products: squared(this.products),
    };
  }
}

/** Counts the persons of one cell: those who got the intervention, or those who are compared with them. */
export class CellCount {
  readonly #slot: Slot;
  readonly #scale: number;
  readonly #arm = new ArmCount();

  /** @param slot any of the slots that belong here; @param scale of the values of its observation. */
  constructor(slot: Slot, scale: number) {
    this.#slot = slot;
    this.#scale = scale;
  }

  /**
   * Adds one person.
   *
   * @returns the person's figures if they count as measured.
   */
  add(slot: Slot, own: Seen, reference: Seen = nothingSeen()): Measured | undefined {
    const arm = this.#arm;
    arm.enrolled += 1;
    if (slot.status === 'left') return undefined;
    if (slot.status === 'open') {
      arm.open += 1;
      return undefined;
    }
    const { measure } = slot.metric;
    const figure = figureOf(measure, own, this.#scale);
    if (slot.reference === undefined) {
      arm.addReached(figure, undefined, slot);
      return figure === undefined ? undefined : { figure };
    }
    const before = figureOf(measure, reference, this.#scale);
    arm.addReached(figure, before, slot);
    return figure === undefined || before === undefined ? undefined : { figure, reference: before };
  }

  tally(): CellTally {
    const { cell, inTreatment, metric } = this.#slot;
    const tally = this.#arm.tally(figureScale(metric.measure, this.#scale));
    return {
      ...cell,
      treatment: inTreatment ? tally : NOBODY,
      comparison: inTreatment ? NOBODY : tally,
    };
  }
}
