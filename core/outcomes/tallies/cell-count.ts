import type { Units } from '../../money/scaled.ts';
import { figureOf, figureScale } from '../persons/figure.ts';
import { type Figures, figuresOf, type Observed } from '../persons/figures.ts';
import { nothingSeen, type Seen } from '../persons/seen.ts';
import type { Slot } from '../plan/slot.ts';
import { ArmCount, type ArmSum } from './arm-count.ts';
import { type CellTally, NOBODY } from './tally.ts';

/** A person's figures in one window, once they count as measured. */
export type Measured = { readonly figure: Units; readonly reference?: Units };

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
   * Adds one person with what was observed of them.
   *
   * @returns the person's figures if they count as measured.
   */
  add(slot: Slot, own: Seen, reference: Seen = nothingSeen()): Measured | undefined {
    return this.addObserved(slot, { own, reference });
  }

  /** Adds one person, also where change is counted from a window of its own. */
  addObserved(slot: Slot, observed: Observed): Measured | undefined {
    const figures = slot.status === 'reached' ? figuresOf(slot, observed, this.#scale) : {};
    return this.addFigures(slot, figures);
  }

  /** Adds one person in a reached slot of which `isPlainSlot` holds: the same as `addObserved`, and quicker. */
  addPlain(slot: Slot, own: Seen, reference: Seen | undefined): void {
    const { measure } = slot.metric;
    const arm = this.#arm;
    arm.enrolled += 1;
    if (slot.left) arm.addLeft(slot.left.reason, slot.left.counts);
    const before = reference && figureOf(measure, reference, this.#scale);
    arm.addCompared(figureOf(measure, own, this.#scale), before, slot);
  }

  /** Adds what persons in slots of which `isPlainSlot` holds have been added up to elsewhere. */
  addSums(sums: Readonly<Record<ArmSum, Units>>): void {
    this.#arm.addSums(sums);
  }

  /** Adds one person whose figures are known. */
  addFigures(slot: Slot, figures: Figures): Measured | undefined {
    const arm = this.#arm;
    arm.enrolled += 1;
    if (slot.left) arm.addLeft(slot.left.reason, slot.left.counts);
    if (slot.status === 'left') return undefined;
    if (slot.status === 'open') {
      arm.open += 1;
      return undefined;
    }
    if (figures.outlier !== undefined) arm.outliers += 1;
    if (figures.outlier === 'excluded') return undefined;
    if (!arm.addReached(figures, slot) || figures.figure === undefined) return undefined;
    const { figure, reference } = figures;
    return { figure, ...(reference === undefined ? {} : { reference }) };
  }

  /** How many decimals the units of a figure have. */
  get scale(): number {
    return figureScale(this.#slot.metric.measure, this.#scale);
  }

  tally(): CellTally {
    const { cell, inTreatment } = this.#slot;
    const tally = this.#arm.tally(this.scale);
    return {
      ...cell,
      treatment: inTreatment ? tally : NOBODY,
      comparison: inTreatment ? NOBODY : tally,
    };
  }
}
