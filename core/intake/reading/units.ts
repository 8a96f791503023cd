import { type Decimal, decimal } from '../../money/decimal.ts';

/** How many of the smallest unit of its kind a unit is. */
const UNITS = {
  öre: { kind: 'money', size: '1' },
  kr: { kind: 'money', size: '100' },
  tkr: { kind: 'money', size: '100000' },
  Mkr: { kind: 'money', size: '100000000' },
  minutes: { kind: 'time', size: '1' },
  hours: { kind: 'time', size: '60' },
  days: { kind: 'time', size: '1440' },
  weeks: { kind: 'time', size: '10080' },
} as const;
export type Unit = keyof typeof UNITS;
export const UNIT_NAMES = Object.keys(UNITS) as Unit[];

/** From which unit to which, and how long a day is where it is a working day. */
export type Conversion = {
  readonly from: Unit;
  readonly to: Unit;
  readonly hoursPerDay?: string | undefined;
};

/** By what a figure is multiplied and then divided: two whole numbers, or exact decimals. */
export type Ratio = { readonly times: Decimal; readonly per: Decimal };

/**
 * The exact ratio between two units.
 *
 * @returns nothing where money is to become time, or time money.
 * @example ratioOf({ from: 'tkr', to: 'kr' }) // → times 100000, per 100
 */
export function ratioOf({ from, to, hoursPerDay }: Conversion): Ratio | undefined {
  if (UNITS[from].kind !== UNITS[to].kind) return undefined;
  return { times: sizeOf(from, hoursPerDay), per: sizeOf(to, hoursPerDay) };
}

function sizeOf(unit: Unit, hoursPerDay: string | undefined): Decimal {
  const size = decimal(UNITS[unit].size);
  if (hoursPerDay === undefined || (unit !== 'days' && unit !== 'weeks')) return size;
  return decimal(hoursPerDay).times(unit === 'days' ? 60 : 420);
}

/** The figure in the other unit, or nothing where it has no end there within 8 decimals: an hour in thirds of a day. */
export function converted(figure: Decimal, { times, per }: Ratio): Decimal | undefined {
  const result = figure.times(times).div(per);
  const isExact = result.times(per).eq(figure.times(times)) && result.decimalPlaces() <= 8;
  return isExact ? result : undefined;
}
