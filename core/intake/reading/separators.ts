import type { TableRow } from '../source/table-text.ts';

/** In which row of a column each decimal sign stands first. */
type FirstRows = { readonly comma: number | undefined; readonly point: number | undefined };

/** A number as people write it, whatever follows it: groups, and a sign. */
const NUMBER = /^[-\u2010-\u2015\u2212]?(\d[\d.,'\u00a0\u202f\u2009 ]{0,40})/;
/** What most numbers are, and quicker to tell. */
const PLAIN = /^-?\d{1,15}[.,]\d+$/;
/** One sign with three digits behind it: 1.250 is a quarter above one, or a thousand and a quarter. */
const AMBIGUOUS = /^\d{1,3}[.,]\d{3}$/;

/** Which decimal signs each column of a file uses, anywhere in it. */
export class Separators {
  readonly #rows: Iterable<TableRow>;
  readonly #columns = new Map<number, FirstRows>();
  readonly #decimals = new Map<string, boolean>();

  constructor(rows: Iterable<TableRow>) {
    this.#rows = rows;
  }

  /** The first row in which the column uses the other sign than this cell. */
  other(column: number, cell: string): number | undefined {
    const sign = signOf(cell);
    if (sign === undefined) return undefined;
    const { comma, point } = this.#firstRows(column);
    return sign === ',' ? point : comma;
  }

  /** Whether a number in the column shows that its sign is none between thousands: `5.5`, `0.250`, `1234.567`. */
  hasDecimal(column: number, sign: '.' | ','): boolean {
    const key = `${column}${sign}`;
    const known = this.#decimals.get(key);
    if (known !== undefined) return known;
    let found = false;
    for (const { cells } of this.#rows) {
      const cell = cells[column] ?? '';
      found = cell.includes(sign) && signOf(cell) === sign && !mayBeThousands(cell);
      if (found) break;
    }
    this.#decimals.set(key, found);
    return found;
  }

  #firstRows(column: number): FirstRows {
    const known = this.#columns.get(column);
    if (known) return known;
    const first = new Map<string, number>();
    for (const { row, cells, numeric } of this.#rows) {
      const sign = numeric?.has(column) ? undefined : signOf(cells[column] ?? '');
      if (sign !== undefined && !first.has(sign)) first.set(sign, row);
      if (first.size === 2) break;
    }
    const found = { comma: first.get(','), point: first.get('.') };
    this.#columns.set(column, found);
    return found;
  }
}

/**
 * The row in which the column uses the other sign, where that leaves it open what this cell means: `1.250` with
 * `1,5` or `1.234,5` above it or below it. Of two rows that could each be read alone, the later one is in doubt.
 */
export function clash(
  other: number,
  { cell, row, isMended }: { cell: string; row: number; isMended: boolean },
): number | undefined {
  return isAmbiguous(cell) || (!isMended && other < row) ? other : undefined;
}

/** The decimal sign that a number has, or would have where it only shows how thousands are kept apart. */
function signOf(cell: string): ',' | '.' | undefined {
  if (PLAIN.test(cell)) return cell.includes('.') ? '.' : ',';
  if (!cell.includes('.') && !cell.includes(',')) return undefined;
  const signs = NUMBER.exec(cell)?.[1]?.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  if (last === undefined) return undefined;
  const isOfThousands = signs.length > 1 && new Set(signs).size === 1;
  return (last === ',') === isOfThousands ? '.' : ',';
}

function isAmbiguous(cell: string): boolean {
  return AMBIGUOUS.test(NUMBER.exec(cell)?.[1]?.trim() ?? '');
}

/**
 * Whether the one sign in a number, before its last three digits, may stand between thousands: `1.500`, `1,500 kr`. No
 * thousands begin with a zero: `0.500` is a half.
 */
export function mayBeThousands(cell: string): boolean {
  return /^[1-9]/.test(cell.replace(/^[-\u2010-\u2015\u2212]/, '')) && isAmbiguous(cell);
}
