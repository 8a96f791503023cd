import { canonicalJson } from '../lifecycle/canonical.ts';
import { Decimal } from '../money/decimal.ts';
import type { Tallied } from './stream/tally-files.ts';

const FORMAT = 'utfall-partial/1';

/** How what JSON has no number for is written: all digits, as text. */
const DECIMAL = '$decimal';
const BIGINT = '$bigint';

/**
 * The file of what a part of the persons says: exact to the last digit, and the same bytes for the same part. It holds
 * claims of persons, so it belongs in the person zone.
 *
 * @example writePartial({ partial: NO_OUTCOME, findings: [] }) // → '{"file":"utfall-partial/1",…}'
 */
export function writePartial({ partial, findings }: Tallied): string {
  return canonicalJson({ file: FORMAT, partial: written(partial), findings });
}

/** @throws TypeError on another file than `writePartial` writes */
export function readPartial(text: string): Tallied {
  const file = JSON.parse(text) as { file?: unknown; partial: unknown; findings: unknown };
  if (file.file !== FORMAT) throw new TypeError(`This is no ${FORMAT}`);
  // What was written by this program; the hash of the file was verified when it was read.
  return { partial: read(file.partial), findings: file.findings } as Tallied;
}

function written(value: unknown): unknown {
  if (value instanceof Decimal) return { [DECIMAL]: value.toString() };
  if (typeof value === 'bigint') return { [BIGINT]: value.toString() };
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, written(each)]));
}

function read(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(read);
  if (typeof value !== 'object' || value === null) return value;
  if (DECIMAL in value) return new Decimal(String(value[DECIMAL]));
  if (BIGINT in value) return BigInt(String(value[BIGINT]));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, read(each)]));
}
