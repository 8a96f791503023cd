import { type ISODate, isDate } from '../calendar/date.ts';
import type { Finding } from '../findings.ts';
import { type DecimalText, decimal } from '../money/decimal.ts';
import { findPersonnummer } from '../privacy/personnummer.ts';
import type { Columns } from './columns.ts';
import type { TableRow, TableText } from './table.ts';

/** Letters and digits, no spaces and no @: what looks like a name or an address is no pseudonym. */
const PSEUDONYM = /^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,63}$/u;
const NAME = /^[a-z][a-z0-9_]*$/;
/** Few enough digits that the sum of a hundred million rows is exact to 40. */
const DECIMAL = /^-?\d{1,15}(?:[.,]\d{1,8})?$/;

/** Nobody needs an identity number that is cut by other signs than people use, except to hide it. */
function isNumberInPieces(pseudonym: string): boolean {
  return findPersonnummer(pseudonym.replace(/[._:-]/g, '')).length > 0;
}

/** The cells of one row by field; what is wrong with them is collected, and never repeated. */
export class Cells<Field extends string> {
  readonly findings: Finding[] = [];
  readonly #table: TableText;
  readonly #columns: Columns<Field>;
  readonly #row: TableRow;

  constructor(input: { table: TableText; columns: Columns<Field>; row: TableRow }) {
    this.#table = input.table;
    this.#columns = input.columns;
    this.#row = input.row;
  }

  /** The cell's text, or nothing where it is empty or the file has no such column. */
  text(field: Field): string | undefined {
    const index = this.#columns.places.get(field);
    const cell = index === undefined ? '' : this.#row.cells[index];
    return cell === '' ? undefined : cell;
  }

  pseudonym(field: Field): string {
    const cell = this.text(field);
    if (cell === undefined) this.report('intake.person-empty', field);
    else if (!PSEUDONYM.test(cell)) this.report('intake.person-not-pseudonym', field);
    else if (isNumberInPieces(cell)) {
      const column = (this.#columns.places.get(field) ?? 0) + 1;
      this.report('intake.personnummer', field, { column });
    }
    return cell ?? '';
  }

  /** A name as terms write it, such as a cohort's or an observation's. */
  name(field: Field): string | undefined {
    const cell = this.text(field);
    if (cell !== undefined && !NAME.test(cell)) this.report('intake.name-malformed', field);
    return cell;
  }

  date(field: Field): ISODate | undefined {
    const cell = this.text(field);
    if (cell !== undefined && !isDate(cell)) this.report('intake.date-malformed', field);
    return cell;
  }

  number(field: Field): DecimalText | undefined {
    const cell = this.text(field);
    if (cell === undefined) return undefined;
    const { decimalComma } = this.#table;
    if (!DECIMAL.test(cell) || (cell.includes(',') && !decimalComma)) {
      this.report('intake.number-malformed', field);
      return undefined;
    }
    // Adding 0 makes -0 to 0; trailing zeros go, so that 1.5 and 1.50 are the same row.
    return decimal(cell.replace(',', '.')).plus(0).toFixed();
  }

  /** The required cell, or a finding that it is empty. */
  required<T>(field: Field, cell: T | undefined): T | undefined {
    if (this.text(field) === undefined) this.report('intake.cell-empty', field);
    return cell;
  }

  attributes(): Record<string, string> {
    const cells = [...this.#columns.attributes].map(([name, index]) => [
      name,
      this.#row.cells[index] ?? '',
    ]);
    return Object.fromEntries(cells.filter(([, value]) => value !== ''));
  }

  place(): { file: string; row: number } {
    return { file: this.#table.file, row: this.#row.row };
  }

  report(code: string, field: Field, facts: Finding['facts'] = {}): void {
    const index = this.#columns.places.get(field);
    const column = index === undefined ? field : (this.#table.header[index] ?? field);
    const at = { ...this.place(), field: column };
    this.findings.push({ code, severity: 'error', at, facts });
  }
}
