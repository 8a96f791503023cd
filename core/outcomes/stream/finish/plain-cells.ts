import { multiplyUnits, type Units } from '../../../money/scaled.ts';
import type { ArmSum } from '../../tallies/arm-count.ts';
import type { CellCount } from '../../tallies/cell-count.ts';
import { ExactSums } from '../bytes/exact-sums.ts';

/** What is added up of the persons whose slots are alike, by its place. */
const PLACES = {
  leavers: 0,
  open: 1,
  measured: 2,
  missing: 3,
  sum: 4,
  squares: 5,
  withoutReference: 6,
  missingWithReference: 7,
  reference: 8,
  referenceSquares: 9,
  products: 10,
  missingReference: 11,
  withAny: 12,
  withAnyBefore: 13,
  missingWithAnyBefore: 14,
} as const;
const SIZE = Object.keys(PLACES).length;

/** What slots of one cell have in common that are added up together: days are counted once, for all of them. */
export type Alike = {
  readonly exposure: number;
  readonly referenceExposure: number;
  /** Enrolment cut the reference period short. */
  readonly isCut: boolean;
};

type Cell = Alike & { readonly count: CellCount };

/** Adds figures of persons to cells, as an arm's count does, in one small block of memory. */
export class PlainCells {
  readonly #cells: Cell[] = [];
  readonly #numbers = new Map<CellCount, Map<string, number>>();
  #sums = new ExactSums(new Float64Array(0));

  /** The number under which persons are added to a cell, once all have theirs. */
  numberOf(count: CellCount, alike: Alike): number {
    const ofCell = this.#numbers.get(count) ?? new Map<string, number>();
    this.#numbers.set(count, ofCell);
    const key = `${alike.exposure} ${alike.referenceExposure} ${alike.isCut}`;
    const known = ofCell.get(key);
    if (known !== undefined) return known;
    const number = this.#cells.push({ ...alike, count }) - 1;
    ofCell.set(key, number);
    return number;
  }

  /** All cells have their numbers. */
  close(): void {
    this.#sums = new ExactSums(new Float64Array(this.#cells.length * SIZE));
  }

  addLeaver(cell: number): void {
    this.#sums.add(cell * SIZE + PLACES.leavers, 1);
  }

  addOpen(cell: number): void {
    this.#sums.add(cell * SIZE + PLACES.open, 1);
  }

  /** Adds a person who is compared with nobody’s past. @param figure NaN if the person is missing */
  addFigure(cell: number, figure: number): void {
    const sums = this.#sums;
    const at = cell * SIZE;
    if (Number.isNaN(figure)) {
      sums.add(at + PLACES.missing, 1);
      return;
    }
    sums.add(at + PLACES.measured, 1);
    if (figure !== 0) sums.add(at + PLACES.withAny, 1);
    sums.add(at + PLACES.sum, figure);
    sums.addProduct(at + PLACES.squares, figure, figure);
  }

  /** Adds a person with their own past; either of the figures is NaN where nothing was observed. */
  addCompared(cell: number, figure: number, reference: number): void {
    const sums = this.#sums;
    const at = cell * SIZE;
    if (!Number.isNaN(figure) && !Number.isNaN(reference)) {
      this.addFigure(cell, figure);
      if (reference !== 0) sums.add(at + PLACES.withAnyBefore, 1);
      sums.add(at + PLACES.reference, reference);
      sums.addProduct(at + PLACES.referenceSquares, reference, reference);
      sums.addProduct(at + PLACES.products, figure, reference);
      return;
    }
    sums.add(at + PLACES.missing, 1);
    if (!Number.isNaN(figure)) sums.add(at + PLACES.withoutReference, 1);
    if (Number.isNaN(reference)) return;
    sums.add(at + PLACES.missingWithReference, 1);
    if (reference !== 0) sums.add(at + PLACES.missingWithAnyBefore, 1);
    sums.add(at + PLACES.missingReference, reference);
  }

  /** Hands on to each cell what was added. */
  hand(): void {
    this.#cells.forEach((cell, number) => {
      const sums = sumsOf(cell, (name) => this.#sums.at(number * SIZE + PLACES[name]));
      cell.count.addSums(sums);
    });
  }
}

/** What an arm's count adds up: each person's days are those of all who are alike. */
function sumsOf(
  { exposure, referenceExposure, isCut }: Alike,
  of: (name: keyof typeof PLACES) => Units,
): Record<ArmSum, Units> {
  const count = (name: 'leavers' | 'open' | 'measured' | 'missing') => Number(of(name));
  const [measured, missing, open] = [count('measured'), count('missing'), count('open')];
  const sum = of('sum');
  return {
    enrolled: count('leavers') + open + measured + missing,
    ...{ open, measured, missing, sum },
    squares: of('squares'),
    exposure: exposure * measured,
    missingExposure: exposure * missing,
    exposureSquares: multiplyUnits(exposure * exposure, measured),
    exposureProducts: multiplyUnits(exposure, sum),
    partlyExposed: isCut ? measured : 0,
    referenceExposure: referenceExposure * measured,
    withoutReference: of('withoutReference'),
    missingWithReference: of('missingWithReference'),
    reference: of('reference'),
    referenceSquares: of('referenceSquares'),
    products: of('products'),
    missingReference: of('missingReference'),
    withAny: of('withAny'),
    withAnyBefore: of('withAnyBefore'),
    missingWithAnyBefore: of('missingWithAnyBefore'),
  };
}
