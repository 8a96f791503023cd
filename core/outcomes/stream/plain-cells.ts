import type { ArmSum, CellCount } from '../arm-count.ts';
import { ExactSums } from './exact-sums.ts';

/** What is added up of the persons of a cell, by its place. */
const PLACES = {
  enrolled: 0,
  open: 1,
  measured: 2,
  missing: 3,
  withoutReference: 4,
  partlyExposed: 5,
  missingWithReference: 6,
  exposure: 7,
  missingExposure: 8,
  referenceExposure: 9,
  sum: 10,
  squares: 11,
  exposureSquares: 12,
  exposureProducts: 13,
  reference: 14,
  referenceSquares: 15,
  products: 16,
  missingReference: 17,
} as const satisfies Record<ArmSum, number>;
const SIZE = Object.keys(PLACES).length;

/** Adds figures of persons to cells, as an arm's count does, in one small block of memory. */
export class PlainCells {
  readonly #counts: CellCount[] = [];
  readonly #numbers = new Map<CellCount, number>();
  #sums = new ExactSums(new Float64Array(0));

  /** The number of a cell that persons are added to, once all cells have theirs. */
  numberOf(count: CellCount): number {
    const known = this.#numbers.get(count);
    if (known !== undefined) return known;
    const number = this.#counts.push(count) - 1;
    this.#numbers.set(count, number);
    return number;
  }

  /** All cells have their numbers. */
  close(): void {
    this.#sums = new ExactSums(new Float64Array(this.#counts.length * SIZE));
  }

  addLeaver(cell: number): void {
    this.#sums.add(cell * SIZE + PLACES.enrolled, 1);
  }

  addOpen(cell: number): void {
    this.addLeaver(cell);
    this.#sums.add(cell * SIZE + PLACES.open, 1);
  }

  /** Adds a person who is compared with nobody’s past. @param figure NaN if the person is missing */
  addFigure(cell: number, figure: number, exposure: number): void {
    if (Number.isNaN(figure)) this.#addMissing(cell, exposure);
    else this.#addMeasured(cell, figure, exposure);
  }

  /** Adds a person with their own past; either of the figures is NaN where nothing was observed. */
  addCompared(
    cell: number,
    figure: number,
    before: { reference: number; exposure: number; referenceExposure: number; isCut: boolean },
  ): void {
    const { reference, exposure } = before;
    const sums = this.#sums;
    const at = cell * SIZE;
    if (!Number.isNaN(figure) && !Number.isNaN(reference)) {
      this.#addMeasured(cell, figure, exposure);
      if (before.isCut) sums.add(at + PLACES.partlyExposed, 1);
      sums.add(at + PLACES.referenceExposure, before.referenceExposure);
      sums.add(at + PLACES.reference, reference);
      sums.addProduct(at + PLACES.referenceSquares, reference, reference);
      sums.addProduct(at + PLACES.products, figure, reference);
      return;
    }
    this.#addMissing(cell, exposure);
    if (!Number.isNaN(figure)) sums.add(at + PLACES.withoutReference, 1);
    if (Number.isNaN(reference)) return;
    sums.add(at + PLACES.missingWithReference, 1);
    sums.add(at + PLACES.missingReference, reference);
  }

  /** Hands on to each cell what was added. */
  hand(): void {
    for (const [cell, count] of this.#counts.entries()) {
      count.addSums((name) => this.#sums.at(cell * SIZE + PLACES[name]));
    }
  }

  #addMeasured(cell: number, figure: number, exposure: number): void {
    const sums = this.#sums;
    const at = cell * SIZE;
    sums.add(at + PLACES.enrolled, 1);
    sums.add(at + PLACES.measured, 1);
    sums.add(at + PLACES.exposure, exposure);
    sums.add(at + PLACES.sum, figure);
    sums.addProduct(at + PLACES.squares, figure, figure);
    sums.addProduct(at + PLACES.exposureSquares, exposure, exposure);
    sums.addProduct(at + PLACES.exposureProducts, figure, exposure);
  }

  #addMissing(cell: number, exposure: number): void {
    this.#sums.add(cell * SIZE + PLACES.enrolled, 1);
    this.#sums.add(cell * SIZE + PLACES.missing, 1);
    this.#sums.add(cell * SIZE + PLACES.missingExposure, exposure);
  }
}
