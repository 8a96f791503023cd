import type { Delimiter } from '../../../intake/source/table-text.ts';
import { findPersonnummer } from '../../../privacy/personnummer.ts';
import { ScaleTooSmall, Surprise } from './surprise.ts';

const [MINUS, COMMA, POINT, ZERO] = [45, 44, 46, 48];
/** So many digits are always a safe integer. */
const MOST_DIGITS = 15;
/** So many are a personal identity number, perhaps. */
const PERSONNUMMER_DIGITS = 10;
const POWERS = Array.from({ length: MOST_DIGITS }, (_, power) => 10 ** power);

/** Reads plain numbers from bytes, in whole units of a scale. */
export class Numbers {
  readonly #scale: number;
  readonly #decimalComma: boolean;
  /** Whether a point, or a comma, is certainly none between thousands: the ordinary reader looks in the whole file. */
  #isPointDecimal: boolean;
  #isCommaDecimal: boolean;
  /** The sign that the file has used before decimals; 0 while there were none. */
  decimalSign = 0;
  /** Where the cell that was read last ends. */
  end = 0;

  constructor({ scale, delimiter }: { scale: number; delimiter: Delimiter }) {
    const decimalComma = delimiter !== ',';
    this.#scale = scale;
    this.#decimalComma = decimalComma;
    this.#isPointDecimal = !decimalComma;
    this.#isCommaDecimal = delimiter !== '\t';
  }

  /**
   * The units of the number that ends where the byte `stop` stands.
   *
   * @throws Surprise when it is no plain number, or one of more digits than are exact.
   * @throws ScaleTooSmall when it has more decimals than the scale.
   */
  read(bytes: Uint8Array, from: number, stop: number): number {
    const isNegative = bytes[from] === MINUS;
    let at = isNegative ? from + 1 : from;
    const first = at;
    let units = 0;
    let digit = (bytes[at] ?? 0) - ZERO;
    while (digit >= 0 && digit <= 9) {
      units = units * 10 + digit;
      at += 1;
      digit = (bytes[at] ?? 0) - ZERO;
    }
    let missing = this.#scale;
    const wholes = at - first;
    let digits = wholes;
    const sign = bytes[at] ?? 0;
    const isPoint = sign === POINT || (this.#decimalComma && sign === COMMA);
    if (isPoint && wholes > 0) {
      if (this.decimalSign !== sign) this.#useSign(sign);
      at += 1;
      const start = at;
      digit = (bytes[at] ?? 0) - ZERO;
      while (digit >= 0 && digit <= 9) {
        units = units * 10 + digit;
        at += 1;
        digit = (bytes[at] ?? 0) - ZERO;
      }
      digits += at - start;
      missing -= at - start;
      if (at === start) throw new Surprise('not a number');
      if (!(sign === POINT ? this.#isPointDecimal : this.#isCommaDecimal)) {
        this.#beCertain(wholes, at - start, bytes[first]);
      }
    }
    if (bytes[at] !== stop || digits + missing > MOST_DIGITS)
      throw new Surprise('not a plain number');
    if (missing < 0) throw new ScaleTooSmall();
    if (digits >= PERSONNUMMER_DIGITS) checkPersonnummer(bytes.subarray(from, at));
    this.end = at;
    if (digits === 0) throw new Surprise('nothing, or a sign alone');
    // Taken from 0, so that nothing is ever minus 0.
    const signed = isNegative ? 0 - units : units;
    return missing === 0 ? signed : signed * (POWERS[missing] ?? 1);
  }

  /** @throws Surprise where it may be one of thousands: 1.250 */
  #beCertain(wholes: number, decimals: number, first: number | undefined): void {
    if (decimals === 3 && wholes <= 3 && first !== ZERO) throw new Surprise('perhaps thousands');
    // The other sign would be a surprise of its own.
    this.#isPointDecimal = true;
    this.#isCommaDecimal = true;
  }

  /** @throws Surprise when the file writes decimals in two ways. */
  #useSign(sign: number): void {
    if (this.decimalSign !== 0) throw new Surprise('two decimal signs');
    this.decimalSign = sign;
  }
}

/** @throws Surprise when a number may be somebody's. */
function checkPersonnummer(cell: Uint8Array): void {
  if (findPersonnummer(new TextDecoder().decode(cell)).length > 0) throw new Surprise('personal');
}
