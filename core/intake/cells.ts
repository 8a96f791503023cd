import type { ISODate } from '../calendar/date.ts';
import { type Finding, hasErrors } from '../findings.ts';
import type { DecimalText } from '../money/decimal.ts';
import { personalContent } from '../privacy/personal-text.ts';
import { type Column, type Columns, decimalComma, type FieldRule, type Place } from './columns.ts';
import { unguarded } from './formula-guard.ts';
import { readCode } from './reading/codes.ts';
import { errorInCell } from './reading/damage.ts';
import { readDate } from './reading/dates.ts';
import { saysNothing } from './reading/missing.ts';
import { type NumberForm, readNumber } from './reading/numbers.ts';
import { readPerson } from './reading/persons.ts';
import { mend, type Reading, said, unreadable } from './reading/reading.ts';
import type { Separators } from './reading/separators.ts';
import { columnFacts, type TableRow, type TableText } from './source/table-text.ts';

const NAME = /^[a-z][a-z0-9_]*$/;

/** What all rows of a file have in common. */
export type FileOfCells<Field extends string> = {
  readonly table: TableText;
  readonly columns: Columns<Field>;
  readonly fields: Readonly<Record<Field, Column>>;
  /** Whether what is certainly meant is taken instead of what is written. */
  readonly mend: boolean;
  readonly separators: Separators;
};

/** The cells of one row by field; what is wrong with them is collected, and never repeated. */
export class Cells<Field extends string> {
  readonly findings: Finding[] = [];
  readonly #file: FileOfCells<Field>;
  readonly #row: TableRow;

  constructor(file: FileOfCells<Field>, row: TableRow) {
    this.#file = file;
    this.#row = row;
  }

  /** The cell's text, or nothing where it is empty or the file has no such column. */
  text(field: Field): string | undefined {
    return this.#text(this.#file.columns.places.get(field), field);
  }

  /** Whether rows say the field at all: in a column, or all the same. */
  says(field: Field): boolean {
    return this.#file.columns.places.has(field);
  }

  /** A short text that people wrote: a reason, never a name, an address or a story. */
  reason(field: Field): string | undefined {
    const cell = this.text(field);
    const kind = cell === undefined ? undefined : personalContent(cell);
    if (kind !== undefined) this.report('intake.cell-personal', field, { kind });
    return cell;
  }

  pseudonym(field: Field): string {
    const before = this.findings.length;
    const cell = this.text(field);
    if (cell !== undefined) {
      return this.#take(readPerson(cell, { digits: this.#rule(field).digits }), field) ?? '';
    }
    if (this.findings.length === before) this.report('intake.person-empty', field);
    return '';
  }

  /** A name as terms write it, such as a cohort's or an observation's. */
  name(field: Field): string | undefined {
    const cell = this.#stated(field);
    if (cell === undefined) return undefined;
    return this.#take(NAME.test(cell) ? said(cell) : MALFORMED, field);
  }

  date(field: Field): ISODate | undefined {
    const cell = this.#stated(field);
    return cell && this.#take(readDate(cell, this.#rule(field).dates), field);
  }

  number(field: Field): DecimalText | undefined {
    const cell = this.#stated(field);
    if (cell === undefined) return undefined;
    const read = readNumber(cell, this.#numberForm(field));
    const isRead = read.ok || read.mended !== undefined;
    return isRead && this.#isMixed(cell, { field, isMended: !read.ok })
      ? undefined
      : this.#take(read, field);
  }

  /** The required cell, or a finding that it is empty, unless it was found to be something worse. */
  required<T>(field: Field, cell: T | undefined, code = 'intake.cell-empty'): T | undefined {
    const shown = this.#headerOf(this.#file.columns.places.get(field), field);
    const isFound = hasErrors(this.findings.filter(({ at }) => at.field === shown));
    if (cell === undefined && !isFound) {
      this.report(code, field);
    }
    return cell;
  }

  attributes(): Record<string, string> {
    const cells = [...this.#file.columns.attributes].map(([name, place]) => {
      const cell = this.#text(place, name) ?? '';
      const kind = personalContent(cell);
      if (kind !== undefined) this.#add('intake.cell-personal', place, name, { kind });
      return [name, cell];
    });
    return Object.fromEntries(cells.filter(([, value]) => value !== ''));
  }

  place(): { file: string; row: number } {
    return { file: this.#file.table.file, row: this.#row.row };
  }

  /** What a cell certainly meant, where it is taken so; else a finding that proposes it. */
  mended(code: string, field: Field, meant: string): string | undefined {
    return this.#take(mend(code, meant), field);
  }

  report(code: string, field: Field, facts: Finding['facts'] = {}): void {
    this.#add(code, this.#file.columns.places.get(field), field, facts);
  }

  /** The cell's text, unless it says that nothing is known: certainly as an empty cell would, where one may be empty. */
  #stated(field: Field): string | undefined {
    const cell = this.text(field);
    if (cell === undefined || !saysNothing(cell)) return cell;
    const { required, emptySays } = this.#file.fields[field];
    if (required || emptySays) this.report('intake.cell-says-nothing', field, { field });
    else this.mended('intake.cell-says-empty', field, '');
    return undefined;
  }

  #text(place: Place | undefined, name: string): string | undefined {
    if (!place) return undefined;
    const { index, rule } = place;
    const cell = index === undefined ? (rule.fixed ?? '') : unguarded(this.#row.cells[index] ?? '');
    const damaged = errorInCell(cell) ?? (/[\r\n]/.test(cell) ? BROKEN : undefined);
    const read = damaged ?? (rule.codes && cell !== '' ? readCode(cell, rule.codes) : said(cell));
    const text = this.#takeAt(read, place, name) ?? '';
    return text === '' ? rule.ifEmpty : text;
  }

  #rule(field: Field): FieldRule {
    return this.#file.columns.places.get(field)?.rule ?? {};
  }

  #numberForm(field: Field): NumberForm {
    const { ratio, ...rule } = this.#rule(field);
    if (this.#isNumeric(field)) return { decimalComma: 'no', ratio };
    return { decimalComma: decimalComma(rule, this.#file.table), thousands: rule.thousands, ratio };
  }

  #isNumeric(field: Field): boolean {
    const index = this.#file.columns.places.get(field)?.index;
    return index !== undefined && this.#row.numeric?.has(index) === true;
  }

  /** Whether this column uses the other decimal sign too: then one of the two may mean thousands. */
  #isMixed(cell: string, { field, isMended }: { field: Field; isMended: boolean }): boolean {
    const { index, rule }: Place = this.#file.columns.places.get(field) ?? { rule: {} };
    if (index === undefined || rule.decimal !== undefined || this.#isNumeric(field)) return false;
    const first = this.#file.separators.clash(index, { cell, row: this.#row.row, isMended });
    if (first === undefined) return false;
    this.report('intake.separators-mixed', field, { first });
    return true;
  }

  #take(read: Reading, field: Field): string | undefined {
    return this.#takeAt(read, this.#file.columns.places.get(field), field);
  }

  #takeAt(read: Reading, place: Place | undefined, name: string): string | undefined {
    if (read.ok) return read.text;
    const { code, mended } = read;
    const isTaken = mended !== undefined && this.#file.mend;
    const number = code === 'intake.personnummer' ? columnFacts(place?.index ?? 0) : {};
    this.#add(code, place, name, { ...read.facts, ...number, ...(isTaken ? { taken: true } : {}) });
    return isTaken ? mended : undefined;
  }

  #add(code: string, place: Place | undefined, name: string, facts: Finding['facts']): void {
    const severity = facts['taken'] === true ? 'note' : 'error';
    const at = { ...this.place(), field: this.#headerOf(place, name) };
    // A cell that is read twice, as a group and as a name, is wrong once.
    if (this.findings.some((each) => each.code === code && each.at.field === at.field)) return;
    this.findings.push({ code, severity, at, facts });
  }

  #headerOf(place: Place | undefined, name: string): string {
    return (place?.index === undefined ? undefined : this.#file.table.header[place.index]) ?? name;
  }
}

const BROKEN = unreadable('intake.cell-line-break');
const MALFORMED = unreadable('intake.name-malformed');
