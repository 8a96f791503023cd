import type { ISODate } from '../calendar/date.ts';
import { type Finding, hasErrors } from '../findings.ts';
import type { DecimalText } from '../money/decimal.ts';
import { personalContent } from '../privacy/personal-text.ts';
import type { FieldRule, Place } from './columns.ts';
import type { FileOfCells, Way } from './file-of-cells.ts';
import { unguarded } from './formula-guard.ts';
import { attributeOf, numberIn } from './number-in.ts';
import { readDate } from './reading/dates.ts';
import { saysNothing } from './reading/missing.ts';
import { readName } from './reading/names.ts';
import { readPerson } from './reading/persons.ts';
import { mend, type Reading } from './reading/reading.ts';
import { readText } from './reading/text.ts';
import { columnFacts, type TableRow } from './source/table-text.ts';

/** The cells of one row by field; what is wrong with them is collected, and never repeated. */
export class Cells<Field extends string> {
  readonly findings: Finding[] = [];
  readonly #file: FileOfCells<Field>;
  readonly #row: TableRow;
  /** How often something was found, or what a cell says depended on its row: others of the same text may differ. */
  #ownTimes = 0;

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

  /** Whether an empty cell of the field is an open question: the file says the field, and it comes in now. */
  emptyAsks(field: Field): boolean {
    return this.says(field) && !this.#file.isKept;
  }

  /** A short text that people wrote: a reason, never a name, an address or a story. */
  reason(field: Field): string | undefined {
    const cell = this.text(field);
    const kind = cell === undefined ? undefined : personalContent(cell);
    if (kind !== undefined) this.report('intake.cell-personal', field, { kind });
    return cell;
  }

  pseudonym(field: Field): string {
    const pseudonym = this.#known('pseudonym', field, () => {
      const before = this.findings.length;
      const cell = this.text(field);
      if (cell !== undefined) {
        return this.#take(readPerson(cell, { digits: this.#rule(field).digits }), field);
      }
      if (this.findings.length === before) this.report('intake.person-empty', field);
      return undefined;
    });
    return pseudonym ?? '';
  }

  /** A name as terms write it, such as a cohort's or an observation's. */
  name(field: Field): string | undefined {
    return this.#known('name', field, () => {
      const cell = this.#stated(field);
      return cell === undefined ? undefined : this.#take(readName(cell), field);
    });
  }

  date(field: Field): ISODate | undefined {
    return this.#known('date', field, () => {
      const cell = this.#stated(field);
      return cell && this.#take(readDate(cell, this.#rule(field).dates, this.#file), field);
    });
  }

  number(field: Field): DecimalText | undefined {
    return this.#known('number', field, () => {
      const cell = this.#stated(field);
      if (cell === undefined) return undefined;
      const place = this.#file.columns.places.get(field) ?? { rule: {} };
      const { read, other, first } = numberIn(this.#file, this.#row, { cell, place });
      if (other) this.#ownTimes += 1;
      if (first === undefined) return this.#take(read, field);
      this.report('intake.separators-mixed', field, { first });
      return undefined;
    });
  }

  /** The required cell, or a finding that it is empty, unless it was found to be something worse. */
  required<T>(field: Field, cell: T | undefined, code = 'intake.cell-empty'): T | undefined {
    if (cell !== undefined) return cell;
    const shown = this.#headerOf(this.#file.columns.places.get(field), field);
    if (!hasErrors(this.findings.filter(({ at }) => at.field === shown))) this.report(code, field);
    return undefined;
  }

  attributes(): Record<string, string> {
    const cells = [...this.#file.columns.attributes].map(([name, place]) => [
      name,
      this.#attribute(name, place) ?? '',
    ]);
    return Object.fromEntries(cells.filter(([, value]) => value !== ''));
  }

  #attribute(name: string, place: Place): string | undefined {
    const cell = this.#text(place, name);
    if (cell === undefined) return undefined;
    const kind = personalContent(cell);
    if (kind !== undefined) this.#add('intake.cell-personal', place, name, { kind });
    return this.#takeAt(attributeOf(this.#file, this.#row, { cell, place }), place, name);
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

  /** What the cell says: read, unless another one of which there was nothing to say has the same text. */
  #known(way: Way, field: Field, read: () => string | undefined): string | undefined {
    const index = this.#file.columns.places.get(field)?.index;
    // A number in a workbook may have the text of another cell, and say something else.
    if (index === undefined || this.#row.numeric?.has(index) === true) return read();
    const cell = this.#row.cells[index] ?? '';
    const known = this.#file.known.of(way, field);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const times = this.#ownTimes;
    const text = read();
    if (text !== undefined && times === this.#ownTimes) known.remember(cell, text);
    return text;
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
    const text = this.#takeAt(readText(cell, rule.codes), place, name) ?? '';
    return text === '' ? rule.ifEmpty : text;
  }

  #rule(field: Field): FieldRule {
    return this.#file.columns.places.get(field)?.rule ?? {};
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
    this.#ownTimes += 1;
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
