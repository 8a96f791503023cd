import { Decimal, decimal } from '../money/decimal.ts';
import type { PartialOutcome } from './tallies/partial.ts';

/** Exact numbers as JSON carries them: nothing else in a partial outcome is an object of one such field. */
type Written = { readonly decimal: string } | { readonly units: string };

/** A partial outcome as plain JSON, exact to the last digit. */
export function writePartial(partial: PartialOutcome): unknown {
  return written(partial);
}

/**
 * The partial outcome that `writePartial` wrote. Parts are made and read by the same version of the program.
 *
 * @throws RangeError when a number in it is malformed.
 */
export function readPartial(json: unknown): PartialOutcome {
  return read(json) as PartialOutcome;
}

function written(value: unknown): unknown {
  if (value instanceof Decimal) return { decimal: value.toFixed() } satisfies Written;
  if (typeof value === 'bigint') return { units: value.toString() } satisfies Written;
  if (Array.isArray(value)) return value.map(written);
  return isRecord(value) ? mapped(value, written) : value;
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  if (!isRecord(value)) return value;
  const [[name, text] = [], ...others] = Object.entries(value);
  if (others.length === 0 && typeof text === 'string') {
    if (name === 'decimal') return decimal(text);
    if (name === 'units') return BigInt(text);
  }
  return mapped(value, read);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function mapped(value: Record<string, unknown>, change: (value: unknown) => unknown) {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, change(each)]));
}
