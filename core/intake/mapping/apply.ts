import type { Finding } from '../../findings.ts';
import { nearestWord } from '../../terms/nearest.ts';
import { type NotRead, notReadFindings, unnamedColumns } from '../beside.ts';
import {
  attributeIn,
  type Columns,
  type FieldRule,
  isReasonColumn,
  type Place,
} from '../columns.ts';
import { headerElsewhere } from '../header-row.ts';
import { ratioOf } from '../reading/units.ts';
import type { Pass, RowReader } from '../rows.ts';
import { plainHeader, type TableText } from '../source/table-text.ts';
import { personalKind, unknownColumn } from '../unknown-column.ts';
import type { MappedColumn, Mapping } from './shape.ts';

/** How the rows of a file are read under a mapping, and what is wrong with its header. */
export type Applied<Field extends string> = {
  readonly passes: readonly Pass<Field>[];
  readonly findings: readonly Finding[];
};

/** Finds the columns of a file that a mapping names; each other one must be named as left out. */
export function applyMapping<Field extends string, Row>(
  table: TableText,
  { mapping, atDoor }: { readonly mapping: Mapping; readonly atDoor: boolean },
  reader: RowReader<Field, Row>,
): Applied<Field> {
  const applier = new Applier(table);
  const fieldNames = Object.entries<{ names: readonly string[] }>(reader.columns);
  const fields = new Map(fieldNames.map(([field, { names }]) => [names[0], field as Field]));
  const places = new Map<Field, Place>();
  for (const [name, column] of Object.entries(mapping.columns)) {
    const field = fields.get(name);
    if (field !== undefined && column) places.set(field, applier.place(column));
  }
  const attributes = new Map(
    Object.entries(mapping.attributes ?? {}).map(([name, column]) => [name, applier.place(column)]),
  );
  const columns: Columns<Field> = { places, attributes };
  const wide = (mapping.values ?? []).map(({ observation, ...column }) => {
    const own = new Map<string | undefined, Place>([
      ['observation', { rule: { fixed: observation } }],
      ['value', applier.place(column)],
    ]);
    const withOwn = [...own].flatMap(([name, place]) => {
      const field = fields.get(name);
      return field === undefined ? [] : [[field, place] as const];
    });
    const onlyWith = fields.get('value');
    return { columns: { places: new Map([...places, ...withOwn]), attributes }, onlyWith };
  });
  applier.others(mapping.ignore ?? [], { atDoor });
  if (reader.attributesAllowed) applier.attributesLeftOut(mapping.ignore ?? []);
  return { passes: wide.length > 0 ? wide : [{ columns }], findings: applier.found() };
}

/** Finds columns by name, notes which are used, and what is not found. */
class Applier {
  readonly findings: Finding[] = [];
  readonly #wanted: string[] = [];
  readonly #table: TableText;
  readonly #names: readonly string[];
  readonly #used = new Set<number>();

  constructor(table: TableText) {
    this.#table = table;
    this.#names = table.header.map(plainHeader);
  }

  place(mapped: MappedColumn): Place {
    const rule = ruleOf(mapped);
    this.#expectOwnCount(mapped);
    return mapped.column === undefined ? { rule } : { index: this.#find(mapped.column), rule };
  }

  /**
   * What is neither read nor left out on purpose is refused; of what is left out, some may not be there. At the door
   * of a running contract what tells who somebody is must not even be left out: it has left the house by then.
   */
  others(ignored: readonly string[], { atDoor }: { atDoor: boolean }): void {
    const left = new Set(ignored.map(plainHeader));
    const notRead: NotRead[] = [];
    for (const [index, name] of this.#names.entries()) {
      if (name === '' || this.#used.has(index) || isReasonColumn(name)) continue;
      if (left.has(name) && !(atDoor && personalKind(this.#table, index) !== undefined)) continue;
      const about = { known: [], inSwedish: [], isHeader: this.#used.size > 0, isMapped: true };
      notRead.push({ index, finding: unknownColumn(this.#table, index, about) });
    }
    this.findings.push(...notReadFindings(this.#table, notRead, [...this.#used]));
    if (this.#used.size > 0) this.findings.push(...unnamedColumns(this.#table));
  }

  /** An attribute by its own name that is left out: the terms may ask for it, and payment may hang on it. */
  attributesLeftOut(ignored: readonly string[]): void {
    const left = new Set(ignored.map(plainHeader));
    const { file, headerRow: row, header } = this.#table;
    for (const [index, name] of this.#names.entries()) {
      const attribute = left.has(name) && !this.#used.has(index) ? attributeIn(name) : undefined;
      if (attribute === undefined) continue;
      const facts = { name: header[index] ?? '', attribute };
      const at = { file, row };
      this.findings.push({ code: 'intake.attribute-ignored', severity: 'warning', at, facts });
    }
  }

  /** What was found; where the header stands in another row that alone, which is why everything else is missing. */
  found(): Finding[] {
    const isPersonal = ({ code }: Finding) => code === 'intake.column-personal';
    const elsewhere = this.#used.size === 0 && headerElsewhere(this.#table, this.#wanted);
    return elsewhere ? [elsewhere, ...this.findings.filter(isPersonal)] : this.findings;
  }

  /** Days that are counted from another day than the workbook says are four years off, and look right. */
  #expectOwnCount({ dates: stated, column: name = '' }: MappedColumn): void {
    const { serials } = this.#table;
    if (!stated?.startsWith('excel') || serials === undefined || stated === serials) return;
    this.#report('intake.serials-other', { name, stated, serials });
  }

  #find(header: string): number | undefined {
    this.#wanted.push(header);
    const wanted = plainHeader(header);
    const found = this.#names.flatMap((name, index) => (name === wanted ? [index] : []));
    const [first] = found;
    if (first === undefined) {
      const nearest = nearestWord(
        wanted,
        this.#names.filter((name) => /^\p{L}/u.test(name)),
      );
      const suggestion = nearest === undefined || found.length > 0 ? {} : { nearest };
      this.#report('intake.column-not-in-file', { name: header, ...suggestion });
    } else if (found.length > 1) {
      this.#report('intake.header-twice', { name: header });
    } else this.#used.add(first);
    return first;
  }

  #report(code: string, facts: Finding['facts']): void {
    const { file, headerRow: row } = this.#table;
    this.findings.push({ code, severity: 'error', at: { file, row }, facts });
  }
}

function ruleOf(mapped: MappedColumn): FieldRule {
  const { fixed, ifEmpty, codes, digits, dates, decimal, thousands, unit, as, hoursPerDay } =
    mapped;
  return {
    fixed,
    ifEmpty,
    dates,
    decimal,
    thousands,
    codes: codes && new Map(Object.entries(codes)),
    digits: digits === undefined ? undefined : Number(digits),
    ratio:
      unit === undefined || as === undefined
        ? undefined
        : ratioOf({ from: unit, to: as, hoursPerDay }),
  };
}
