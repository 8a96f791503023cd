import type { ISODate } from '../calendar/date.ts';
import type { Finding } from '../findings.ts';
import { ColumnsInParts } from '../intake/left-out.ts';
import { columnFacts, plainHeader } from '../intake/source/table-text.ts';
import { readOtherId } from './other-ids.ts';
import { PersonalColumns } from './personal-columns.ts';
import { findPersonnummer } from './personnummer.ts';
import { isPersonnummerInPieces } from './personnummer-in-pieces.ts';
import { pseudonymOf } from './pseudonym.ts';
import { readPersonnummer } from './written-personnummer.ts';
import { ZerosLost } from './zeros-lost.ts';

/** How identities of a file become pseudonyms. */
export type Pseudonymising = {
  readonly file: string;
  /** The headers of the columns that hold identities; the first becomes `person`. */
  readonly columns: readonly string[];
  readonly key: Uint8Array;
  /** When the file was made: tells the century of numbers that are written without one. */
  readonly asOf: ISODate;
  /** Whether other identities than personal identity numbers become pseudonyms, as they are written. */
  readonly otherIds: boolean;
  /** Whether zeros that a spreadsheet took away are put back. */
  readonly mend: boolean;
};

type Record = { readonly row: number; readonly cells: readonly string[] };
type Replaced = { readonly cells: readonly string[]; readonly findings: readonly Finding[] };

/** No number in pieces is shorter. */
const IN_PIECES_MIN = 10;
/** So many pseudonyms are remembered: a person has many rows, most often near each other. */
const REMEMBERED_MAX = 200_000;

/**
 * What is wrong before the first row: a column that is not there, an identity in the header or in the file's name.
 */
export function identityColumnFindings(
  { file, columns }: Pick<Pseudonymising, 'file' | 'columns'>,
  header: readonly string[],
): Finding[] {
  const names = header.map(plainHeader);
  const missing = columns.filter((column) => !names.includes(plainHeader(column)));
  const personal = header.flatMap((name, index) =>
    findPersonnummer(name).length > 0 ? [index] : [],
  );
  return [
    ...missing.map((column) => error('pseudonym.column-missing', { file }, { column })),
    ...personal.map((index) => error('pseudonym.no-header', { file, row: 1 }, columnFacts(index))),
    ...(findPersonnummer(file).length > 0 ? [error('pseudonym.file-name', {}, {})] : []),
  ];
}

/** A column that is called as the one with the pseudonyms will be: nobody could tell the two apart. */
export function personColumnFindings(
  { file, columns }: Pick<Pseudonymising, 'file' | 'columns'>,
  header: readonly string[],
): Finding[] {
  const replaced = columns.map(plainHeader);
  const made = new Set(columns.map((_, place) => personHeader(place)));
  const others = header.map(plainHeader).filter((name) => !replaced.includes(name));
  return others
    .filter((name) => made.has(name))
    .map((column) => error('pseudonym.column-taken', { file }, { column }));
}

/** What the columns of pseudonyms are called. */
function personHeader(place: number): string {
  return place === 0 ? 'person' : `person_${place + 1}`;
}

/** Replaces identities by pseudonyms, row by row; what it says of a row never repeats what stands in it. */
export class Pseudonymiser {
  readonly #how: Pseudonymising;
  readonly #places: readonly number[];
  readonly #header: readonly string[];
  readonly #known = new Map<string, string>();
  readonly #personal: PersonalColumns;
  readonly #zeros = new ZerosLost();
  readonly #parts: ColumnsInParts;
  readonly #pieces = new Set<number>();

  constructor(how: Pseudonymising, header: readonly string[]) {
    this.#how = how;
    this.#header = header;
    this.#personal = new PersonalColumns(header);
    const names = header.map(plainHeader);
    this.#places = how.columns.map((column) => names.indexOf(plainHeader(column)));
    const others = header.flatMap((_, index) => (this.#places.includes(index) ? [] : [index]));
    this.#parts = new ColumnsInParts(header, others);
  }

  /** The header of the result: `person`, and `person_2` and so on for further columns of identities. */
  header(): readonly string[] {
    return this.#header.map((name, index) => {
      const place = this.#places.indexOf(index);
      return place === -1 ? name : personHeader(place);
    });
  }

  replace({ row, cells }: Record): Replaced {
    const findings: Finding[] = [];
    this.#personal.look(cells);
    this.#zeros.look({ row, cells });
    this.#parts.look(cells, row);
    const replaced = cells.map((cell, index) => {
      if (!this.#places.includes(index)) {
        if (cell.length >= IN_PIECES_MIN && isPersonnummerInPieces(cell)) this.#pieces.add(index);
        if (findPersonnummer(cell).length === 0) return cell;
        findings.push(this.#finding('pseudonym.elsewhere', row, index));
        return '';
      }
      return this.#pseudonym(cell, (code) => findings.push(this.#finding(code, row, index)));
    });
    return { cells: replaced, findings };
  }

  /** What still tells who somebody is, in columns that are not replaced: a warning for each that must go. */
  columnsThatMustGo(): Finding[] {
    const inParts = this.#parts.found().filter(({ isCertain }) => isCertain);
    const certain = new Set([
      ...this.#zeros.found().map(({ index }) => index),
      ...inParts.map(({ last }) => this.#parts.indexOf(last)),
    ]);
    const others = this.#personal.found().filter(({ index }) => !certain.has(index));
    // A telephone number may look like one in pieces.
    const pieces = [...this.#pieces].filter((at) => !others.some(({ index }) => index === at));
    const identities = [...new Set([...certain, ...pieces])].map((index) => {
      return { index, kind: 'identity' as const, isByName: false };
    });
    return [...others, ...identities].flatMap(({ index, kind, isByName }): Finding[] => {
      if (this.#places.includes(index)) return [];
      const name = isByName ? { name: this.#header[index] ?? '' } : {};
      const facts = { ...columnFacts(index), ...name, kind };
      const at = { file: this.#how.file };
      return [{ code: 'pseudonym.column-personal', severity: 'warning', at, facts }];
    });
  }

  #pseudonym(cell: string, report: (code: string) => void): string {
    if (cell === '') return '';
    const known = this.#known.get(cell);
    if (known !== undefined) return known;
    const identity = this.#identity(cell, report);
    if (identity === undefined) return '';
    const pseudonym = pseudonymOf(identity, this.#how.key);
    if (this.#known.size >= REMEMBERED_MAX) this.#known.clear();
    this.#known.set(cell, pseudonym);
    return pseudonym;
  }

  #identity(cell: string, report: (code: string) => void): string | undefined {
    const { asOf, otherIds, mend } = this.#how;
    const read = readPersonnummer(cell, asOf);
    if (read.ok) return read.twelve;
    if (mend && read.why === 'zero-lost') return read.twelve;
    const other = otherIds && read.why === 'form' ? readOtherId(cell) : read;
    if (other.ok) return other.id;
    report(`pseudonym.${other.why}`);
    return undefined;
  }

  #finding(code: string, row: number, index: number): Finding {
    const name = this.#header[index] ?? '';
    const field = name === '' ? {} : { field: name };
    return error(code, { file: this.#how.file, row, ...field }, columnFacts(index));
  }
}

function error(code: string, at: Finding['at'], facts: Finding['facts']): Finding {
  return { code, severity: 'error', at, facts };
}
