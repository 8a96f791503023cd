import { type Decimal, decimal } from '../money/decimal.ts';
import { QUANTITY_PATTERN } from './shape/text.ts';

/**
 * A number as terms write it. `value` is the written number: 40 in `40 %`, with `unit` `%`. Use `asFactor` to
 * multiply by it.
 */
export type Quantity = {
  readonly value: Decimal;
  /** `%`, `points`, or a unit's word such as `days`; empty for money and bare numbers. */
  readonly unit: '' | '%' | 'points' | string;
  /** `7.5 % a year`. */
  readonly perYear: boolean;
  /** The figure's name in `20 % of advanced`. */
  readonly of?: string;
  /** As written in the terms. */
  readonly text: string;
};

const PARTS =
  /^(?<number>-?\d[\d ]*?(?:\.\d+)?)(?: (?<unit>%|(?!(?:a|of|to)\b)[a-zåäö]{2,}))?(?<perYear> a year)?(?: of (?<of>[a-z][a-z0-9_.]*))?$/;

/** Whether the text is a number with its unit, rather than the name of a figure, a date or `none`. */
export function isQuantity(text: string): boolean {
  return QUANTITY_PATTERN.test(text);
}

/**
 * Reads a number with its unit.
 *
 * @throws RangeError when the text is no quantity: the shape of the terms is checked before.
 * @example readQuantity('20 % of advanced') // → { value: 20, unit: '%', perYear: false, of: 'advanced', text }
 */
export function readQuantity(text: string): Quantity {
  const known = REMEMBERED.get(text);
  if (known) return known;
  const quantity = quantityIn(text);
  if (REMEMBERED.size < REMEMBERED_MAX) REMEMBERED.set(text, quantity);
  return quantity;
}

/** Terms say the same few quantities over and over: settling and checking read each of them many times. */
const REMEMBERED = new Map<string, Quantity>();
const REMEMBERED_MAX = 10_000;

function quantityIn(text: string): Quantity {
  const parts = isQuantity(text) ? PARTS.exec(text)?.groups : undefined;
  if (!parts) throw new RangeError(`"${text}" is not a quantity`);
  const { number = '', unit = '', perYear, of } = parts;
  return {
    value: readNumber(number),
    unit,
    perYear: perYear !== undefined,
    ...(of === undefined ? {} : { of }),
    text,
  };
}

/**
 * Reads a plain number, in which spaces may group thousands.
 *
 * @throws RangeError when the text is no plain number.
 * @example readNumber('12 000.50').toFixed() // → '12000.5'
 */
export function readNumber(text: string): Decimal {
  return decimal(text.replaceAll(' ', ''));
}

/**
 * What to multiply by: a percentage as a fraction of one, anything else as it is.
 *
 * @example asFactor(readQuantity('40 %')).toFixed() // → '0.4'
 */
export function asFactor(quantity: Quantity): Decimal {
  return quantity.unit === '%' ? quantity.value.div(100) : quantity.value;
}

/** The ends of a metric's range. */
export type WrittenRange = { readonly low: Decimal; readonly high: Decimal };

/**
 * Reads a metric's range, whose ends are in the metric's unit.
 *
 * @throws RangeError when the text is no range.
 * @example readRange('-10 % to 25 %') // → { low: -10, high: 25 }
 */
export function readRange(text: string): WrittenRange {
  const [low = '', high = ''] = text.split(' to ');
  return { low: readQuantity(low).value, high: readQuantity(high).value };
}

/** Whether two units are the same, singular or plural: `day` and `days`. */
export function sameUnit(one: string, other: string): boolean {
  return one.replace(/s$/, '') === other.replace(/s$/, '');
}
