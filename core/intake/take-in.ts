import { type Answer, answer, type Finding, hasErrors, refusal } from '../findings.ts';
import { ZerosLost } from '../privacy/zeros-lost.ts';
import { alikeIds, type OfPerson } from './alike-ids.ts';
import { type ColumnNames, columnNames } from './column-names.ts';
import { readColumns } from './columns.ts';
import { Contradictions } from './contradictions.ts';
import { leftOutFindings } from './left-out.ts';
import { applyMapping } from './mapping/apply.ts';
import type { Mapping } from './mapping/shape.ts';
import { PackedFindings } from './packed-findings.ts';
import { IdLengths } from './reading/persons.ts';
import { RejectedRows } from './rejected-rows.ts';
import { eachRow, fileFindings, type Pass, type ReadRow, type RowReader } from './rows.ts';
import { withoutRows } from './sort-out.ts';
import { openTable, type Source } from './source/open.ts';
import { zerosLostFindings } from './source/personal.ts';
import type { TableText } from './source/table-text.ts';
import { type FindingKind, FindingTally } from './source/tally.ts';
import { whoItIs } from './who-it-is.ts';
import { WrongRows } from './wrong-rows.ts';

const NO_COLUMNS = { places: new Map(), attributes: new Map() };

/** How a file is taken in. */
export type TakingIn = {
  readonly mapping?: Mapping | undefined;
  /** Whether what is certainly meant is taken instead of what is written. */
  readonly mend?: boolean | undefined;
  /** Whether the file has been sent somewhere: columns about who somebody is are then refused, read or not. */
  readonly atDoor?: boolean | undefined;
};

/** What a file holds: the rows that can be used, those that cannot, and all that was found. */
export type TakenIn<Row> = {
  readonly table: TableText;
  /** How it was read; the rejected rows are to be read so again. */
  readonly mapping?: Mapping | undefined;
  readonly names: ColumnNames;
  /** What the accepted rows say; a row of a wide file says several things. */
  readonly values: readonly Row[];
  readonly accepted: number;
  readonly rejected: RejectedRows;
  /** The first thousand, and counts of the others by kind. */
  readonly findings: readonly Finding[];
  readonly kinds: readonly FindingKind[];
};

/**
 * Takes in a table file of any source: opened by what its bytes are, its columns found by their names or by the
 * source's mapping, every cell read strictly.
 *
 * @returns a refusal only where no row can be read at all: the file cannot be opened, a column is missing or
 *   unknown, or a personal identity number stands anywhere. What is wrong with rows is told with the rows;
 *   `wholeOrNothing` makes a refusal of it.
 * @example await takeIn({ bytes, file: 'utdrag.xlsx' }, OBSERVATIONS, { mapping })
 */
export async function takeIn<Field extends string, Row>(
  source: Source,
  reader: RowReader<Field, Row>,
  { mapping, mend = false, atDoor = false }: TakingIn = {},
): Promise<Answer<TakenIn<Row>>> {
  if (mapping !== undefined && mapping.kind !== reader.kind) {
    return refusal([wrongKind(source, { is: mapping.kind, wanted: reader.kind })]);
  }
  const opened = await openMapped(source, mapping);
  if (!opened.ok) return opened;
  const table = opened.value;
  const { passes, findings } = passesOf(table, reader, { mapping, atDoor });
  if (hasErrors(findings)) return refusal([...opened.findings, ...findings]);
  const person = reader.unique.field;
  const isPadded = passes.some(
    ({ columns }) => columns.places.get(person)?.rule.digits !== undefined,
  );
  const tally = new FindingTally();
  // The zeros that are only shown are put back.
  tally.add(findings);
  tally.add(opened.findings.filter(({ code }) => !isPadded || code !== 'intake.cells-padded'));
  const zeros = new ZerosLost();
  const rows = eachRow(table, passes, { reader, mend });
  const about = { tally, zeros, code: reader.unique.code };
  const { values, wrong, contradictions } = sorted(rows, about);
  const identities = zerosLostFindings(zeros, table);
  if (identities.length > 0) return refusal([...opened.findings, ...identities]);
  const ids = new IdLengths();
  for (const value of values) ids.add(personIn(value, person).person);
  tally.add(fileFindings(table, { reader, rows: table.rows.length, ...(isPadded ? {} : { ids }) }));
  tally.add(alikeIds(personsIn(values, person)));
  const rejected = new RejectedRows(table.rows, wrong);
  const accepted = table.rows.length - rejected.length;
  const [{ columns = NO_COLUMNS } = {}] = passes;
  const names = columnNames(table, reader.columns, columns);
  const read = { table, mapping, names, values, accepted, rejected };
  const told = whoItIs(values, table, columns);
  if (told.refused.length > 0) return refusal([...opened.findings, ...told.refused]);
  tally.add(told.warnings);
  const all = { ...read, findings: tally.findings(), kinds: tally.kinds() };
  const aside = new Map([...contradictions.rows, ...told.wrong]);
  const result = aside.size === 0 ? all : withoutRows(all, WrongRows.of(aside));
  return answer(result, result.findings);
}

/** The columns that are read. */
function readIn(passes: readonly Pass<string>[]): Set<number> {
  const places = passes.flatMap(({ columns }) => {
    return [...columns.places.values(), ...columns.attributes.values()];
  });
  return new Set(places.flatMap(({ index }) => index ?? []));
}

function* personsIn(values: readonly unknown[], field: string): Generator<OfPerson> {
  for (const value of values) yield personIn(value, field);
}

function personIn(value: unknown, field: string): OfPerson {
  const { [field]: person, at } = value as Record<string, unknown> & { at?: Finding['at'] };
  return { person: String(person ?? ''), ...(at === undefined ? {} : { at }) };
}

/** The rows of a file, if all of it can be used; else everything that is wrong. */
export function wholeOrNothing<Row>(taken: Answer<TakenIn<Row>>): Answer<TakenIn<Row>> {
  return taken.ok && hasErrors(taken.findings) ? refusal(taken.findings) : taken;
}

/** A file opened as its source's mapping says, and not read any further. */
export function openMapped(
  source: Source,
  mapping: Mapping | undefined,
): Promise<Answer<TableText>> {
  if (!mapping) return openTable(source);
  const { encoding, sheet, headerRow: row } = mapping;
  const headerRow = row === undefined ? undefined : Number(row);
  return openTable(source, { encoding, sheet, headerRow });
}

function passesOf<Field extends string, Row>(
  table: TableText,
  reader: RowReader<Field, Row>,
  { mapping, atDoor }: { mapping: Mapping | undefined; atDoor: boolean },
): { passes: readonly Pass<Field>[]; findings: readonly Finding[] } {
  if (mapping) {
    const { passes, findings } = applyMapping(table, { mapping, atDoor }, reader);
    const left = atDoor && !hasErrors(findings) ? leftOutFindings(table, readIn(passes)) : [];
    return { passes, findings: [...findings, ...left] };
  }
  const { attributesAllowed } = reader;
  const { columns, findings } = readColumns(table, reader.columns, { attributesAllowed });
  return { passes: [{ columns }], findings };
}

/** The rows that can be used, and those that cannot, with what is wrong with them. */
function sorted<Row>(
  rows: Iterable<ReadRow<Row>>,
  { tally, zeros, code }: { tally: FindingTally; zeros: ZerosLost; code: string },
): { values: Row[]; wrong: PackedFindings; contradictions: Contradictions } {
  const values: Row[] = [];
  const wrong = new PackedFindings();
  const contradictions = new Contradictions(values, code);
  for (const { source, values: own, findings } of rows) {
    tally.add(findings);
    zeros.look(source);
    if (hasErrors(findings)) {
      wrong.add({ row: source.row, findings });
      contradictions.look(own, findings);
    } else values.push(...own);
  }
  return { values, wrong, contradictions };
}

function wrongKind({ file }: Source, facts: { is: string; wanted: string }): Finding {
  return { code: 'intake.mapping-of-other-kind', severity: 'error', at: { file }, facts };
}
