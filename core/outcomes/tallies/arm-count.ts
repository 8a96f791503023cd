import { decimalOfUnits, isAny, type Scaled, type Units, UnitsSum } from '../../money/scaled.ts';
import { countDays } from '../days.ts';
import type { Figures } from '../persons/figures.ts';
import { isTime } from '../persons/seen.ts';
import type { Slot } from '../plan/slot.ts';
import type { ArmTally } from './tally.ts';
import { TimeCounts } from './times.ts';

const COUNTS = [
  ...(['enrolled', 'open', 'measured', 'missing', 'withoutReference', 'partlyExposed'] as const),
  ...(['missingWithReference', 'exposure', 'missingExposure', 'referenceExposure'] as const),
  ...(['withAny', 'withAnyBefore', 'missingWithAnyBefore'] as const),
] as const;
const SUMS = [
  ...(['sum', 'squares', 'exposureSquares', 'exposureProducts'] as const),
  ...(['reference', 'referenceSquares', 'products', 'missingReference'] as const),
] as const;
/** What persons of an arm add up to, one by one or together. */
export type ArmSum = (typeof COUNTS)[number] | (typeof SUMS)[number];

/** Counts the persons of one arm in one cell, one by one: whole units, so that their order never shows. */
export class ArmCount {
  enrolled = 0;
  open = 0;
  reached = 0;
  measured = 0;
  missing = 0;
  withoutReference = 0;
  partlyExposed = 0;
  missingWithReference = 0;
  withAny = 0;
  withAnyBefore = 0;
  missingWithAnyBefore = 0;
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
    if (isAny(figure)) this.withAny += 1;
    this.squares.addProduct(figure, figure);
    if (reference === undefined) return true;
    if (slot.cutByEnrolment) this.partlyExposed += 1;
    if (slot.reference) this.referenceExposure += countDays(slot.reference, slot.holes);
    this.reference.add(reference);
    if (isAny(reference)) this.withAnyBefore += 1;
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
    if (isAny(reference)) this.missingWithAnyBefore += 1;
  }

  tally(scale: number): ArmTally {
    const { enrolled, open, reached, measured, missing } = this;
    const { withoutReference, partlyExposed, missingWithReference } = this;
    const { exposure, missingExposure, referenceExposure, outliers } = this;
    const { withAny, withAnyBefore, missingWithAnyBefore } = this;
    const squared = (units: Units): Scaled => ({ units, scale: scale * 2 });
    return {
      ...{ enrolled, open, reached, measured, missing },
      ...{ withoutReference, partlyExposed, missingWithReference },
      ...{ exposure, missingExposure, referenceExposure, outliers },
      ...{ withAny, withAnyBefore, missingWithAnyBefore },
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

  /** Adds what persons have been added up to elsewhere. */
  addSums(sums: Readonly<Record<ArmSum, Units>>): void {
    for (const name of COUNTS) this[name] += Number(sums[name]);
    for (const name of SUMS) this[name].add(sums[name]);
    this.reached += Number(sums.measured) + Number(sums.missing);
  }
}
