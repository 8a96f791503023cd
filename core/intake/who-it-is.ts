import type { Finding } from '../findings.ts';
import { isPersonnummerInPieces } from '../privacy/personnummer-in-pieces.ts';
import type { Columns } from './columns.ts';
import { NumbersInParts } from './in-parts.ts';
import { inParts } from './left-out.ts';
import { NamedIds } from './named-ids.ts';
import { NamedValues } from './named-values.ts';
import { columnFacts, type TableText } from './source/table-text.ts';

/** What rows tell of who somebody is, beyond what a cell shows by itself. */
export type Told = {
  /** Why nothing of the file is kept. */
  readonly refused: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** Why single rows are put aside. */
  readonly wrong: ReadonlyMap<number, readonly Finding[]>;
};

type Value = {
  readonly person?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly leftReason?: string;
  readonly at?: Finding['at'];
};

const REASON = 'leftReason';

/**
 * Looks through what the rows of a delivered file say for persons who are called by name and for identity numbers that
 * are hidden or kept apart. Only the doors look so: what was taken in is read again as it is.
 *
 * @param columns where the person and the attributes stand
 */
export function whoItIs<Field extends string>(
  values: Iterable<unknown>,
  table: TableText,
  columns: Columns<Field>,
): Told {
  const search = new Search(table, columns as Columns<string>);
  for (const value of values) search.look(value as Value);
  return search.told();
}

class Search {
  readonly #table: TableText;
  readonly #columns: Columns<string>;
  readonly #ids = new NamedIds();
  readonly #texts = new Map<string, NamedValues>();
  readonly #parts = new NumbersInParts('person');
  readonly #numbers: Finding[] = [];
  readonly #wrong = new Map<number, Finding[]>();

  constructor(table: TableText, columns: Columns<string>) {
    this.#table = table;
    this.#columns = columns;
  }

  look({ person = '', attributes, leftReason, at = {} }: Value): void {
    if (this.#ids.look(person, at) === 'surely') this.#put('intake.person-is-name', 'person', at);
    if (attributes === undefined && leftReason === undefined) return;
    const reason: [string, string][] = leftReason === undefined ? [] : [[REASON, leftReason]];
    const cells = [...Object.entries(attributes ?? {}), ...reason];
    for (const [name, cell] of cells) this.#lookAt(cell, name, at);
    this.#parts.look(new Map([...cells, ['person', person]]), at.row);
  }

  told(): Told {
    const texts = [...this.#texts].flatMap(([name, text]) => this.#named(name, text));
    const nameOf = (column: string) => this.#headerOf(column);
    const parts = this.#parts.found().map((each) => inParts(each, this.#table.file, nameOf));
    const all = [...this.#numbers, ...texts, ...parts, ...this.#ids.findings()];
    return {
      refused: all.filter(({ severity }) => severity === 'error'),
      warnings: all.filter(({ severity }) => severity === 'warning'),
      wrong: this.#wrong,
    };
  }

  #lookAt(cell: string, name: string, at: Finding['at']): void {
    if (isPersonnummerInPieces(cell)) {
      const facts = columnFacts(this.#indexOf(name) ?? 0);
      const place = { ...at, field: this.#headerOf(name) };
      this.#numbers.push({ code: 'intake.personnummer', severity: 'error', at: place, facts });
    }
    const texts = this.#texts.get(name) ?? new NamedValues();
    this.#texts.set(name, texts);
    if (texts.look(cell, at.row) !== 'surely') return;
    this.#put('intake.cell-personal', name, at, { kind: 'name' });
  }

  /** A column in which most values are names is refused as one; a name or two may be a school's or a place's. */
  #named(name: string, text: NamedValues): Finding[] {
    const found = text.found();
    if (!found) return [];
    const { file, headerRow } = this.#table;
    const header = this.#headerOf(name);
    if (found.named === 'surely') {
      const facts = { ...columnFacts(this.#indexOf(name) ?? 0), name: header, kind: 'name' };
      const at = { file, row: headerRow };
      return [{ code: 'intake.column-personal', severity: 'error', at, facts }];
    }
    const at = { file, field: header, ...(found.row === undefined ? {} : { row: found.row }) };
    const facts = { count: found.count };
    return [{ code: 'intake.cells-named', severity: 'warning', at, facts }];
  }

  #put(code: string, name: string, at: Finding['at'], facts: Finding['facts'] = {}): void {
    const row = at.row ?? 0;
    const finding = {
      code,
      severity: 'error' as const,
      at: { ...at, field: this.#headerOf(name) },
    };
    this.#wrong.set(row, [...(this.#wrong.get(row) ?? []), { ...finding, facts }]);
  }

  #indexOf(name: string): number | undefined {
    return (this.#columns.attributes.get(name) ?? this.#columns.places.get(name))?.index;
  }

  #headerOf(name: string): string {
    const index = this.#indexOf(name);
    return (index === undefined ? undefined : this.#table.header[index]) ?? name;
  }
}
