import { decimalOfUnits, type Scaled, type Units, UnitsSum } from '../money/scaled.ts';
import { countDays } from './days.ts';
import { figureOf, figureScale } from './figure.ts';
import { type Figures, figuresOf, type Observed } from './figures.ts';
import { isTime, nothingSeen, type Seen } from './seen.ts';
import type { Slot } from './slot.ts';
import { type ArmTally, type CellTally, NOBODY } from './tally.ts';
import { TimeCounts } from './times.ts';

/** A person's figures in one window, once they count as measured. */
export type Measured = { readonly figure: Units; readonly reference?: Units };

const COUNTS = [
  ...(['enrolled', 'open', 'measured', 'missing', 'withoutReference', 'partlyExposed'] as const),
  ...(['missingWithReference', 'exposure', 'missingExposure', 'referenceExposure'] as const),
] as const;
const SUMS = [
  ...(['sum', 'squares', 'exposureSquares', 'exposureProducts'] as const),
  ...(['reference', 'referenceSquares', 'products', 'missingReference'] as const),
] as const;
/** What persons of an arm add up to, one by one or together. */
export type ArmSum = (typeof COUNTS)[number] | (typeof SUMS)[number];

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
  readonly sum = new UnitsSum();
  readonly reference = new UnitsSum();
  readonly missingReference = new UnitsSum();
  readonly squares = new UnitsSum();
  readonly referenceSquares = new UnitsSum();
  readonly products = new UnitsSum();
  exposure = 0;
  readonly exposureSquares = new UnitsSum();
  readonly exposureProducts = new UnitsSum();
  missingExposure = 0;
  referenceExposure = 0;
  outliers = 0;
  readonly left = new Map<string, number>();
  readonly times = new TimeCounts();

  /** Notes why a person was not followed to the end, and what they count as. */
  addLeft(reason: string, counts: string): void {
    const key = `${reason} ${counts}`;
    this.left.set(key, (this.left.get(key) ?? 0) + 1);
  }

  /** Adds a person whose window has closed, with both sides where there is a reference period. */
  addReached(figures: Figures, slot: Slot): boolean {
    const { figure, reference, time } = figures;
    if (!this.addCompared(figure, reference, slot)) return false;
    if (time) this.times.add(time.day, time.isEvent ? 'events' : 'censored');
    return true;
  }

  /** Adds a person's two figures. @returns whether the person counts as measured */
  addCompared(figure: Units | undefined, reference: Units | undefined, slot: Slot): boolean {
    this.reached += 1;
    if (figure === undefined || (slot.reference !== undefined && reference === undefined)) {
      this.addMissing(figure, reference, slot);
      return false;
    }
    this.measured += 1;
    this.exposure += slot.exposure;
    const { exposure } = slot;
    this.exposureSquares.addProduct(exposure, exposure);
    this.exposureProducts.addProduct(figure, exposure);
    this.sum.add(figure);
    this.squares.addProduct(figure, figure);
    if (reference === undefined) return true;
    if (slot.cutByEnrolment) this.partlyExposed += 1;
    if (slot.reference) this.referenceExposure += countDays(slot.reference, slot.holes);
    this.reference.add(reference);
    this.referenceSquares.addProduct(reference, reference);
    this.products.addProduct(figure, reference);
    return true;
  }

  addMissing(figure: Units | undefined, reference: Units | undefined, slot: Slot): void {
    this.missing += 1;
    this.missingExposure += slot.exposure;
    if (isTime(slot.metric.measure.as)) this.times.add(slot.exposure, 'missing');
    if (figure !== undefined) this.withoutReference += 1;
    if (reference === undefined) return;
    this.missingWithReference += 1;
    this.missingReference.add(reference);
  }

  tally(scale: number): ArmTally {
    const { enrolled, open, reached, measured, missing } = this;
    const { withoutReference, partlyExposed, missingWithReference } = this;
    const { exposure, missingExposure, referenceExposure, outliers } = this;
    const squared = (units: Units): Scaled => ({ units, scale: scale * 2 });
    return {
      ...{ enrolled, open, reached, measured, missing },
      ...{ withoutReference, partlyExposed, missingWithReference },
      ...{ exposure, missingExposure, referenceExposure, outliers },
      sum: decimalOfUnits(this.sum.units, scale),
      reference: decimalOfUnits(this.reference.units, scale),
      missingReference: decimalOfUnits(this.missingReference.units, scale),
      squares: squared(this.squares.units),
      referenceSquares: squared(this.referenceSquares.units),
      products: squared(this.products.units),
      exposureSquares: { units: this.exposureSquares.units, scale: 0 },
      exposureProducts: { units: this.exposureProducts.units, scale },
      left: Object.fromEntries([...this.left].sort()),
      times: this.times.sorted(),
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
    const arm = this.#arm;
    for (const name of COUNTS) arm[name] += Number(sums[name]);
    for (const name of SUMS) arm[name].add(sums[name]);
    arm.reached += Number(sums.measured) + Number(sums.missing);
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
