import { HucreError } from 'hucre';
import { readXlsx, type Sheet, type Workbook } from 'hucre/xlsx';
import { type Answer, answer, type Finding, refusal } from '../../findings.ts';
import { findPersonnummer } from '../../privacy/personnummer.ts';
import { mergedFindings } from './merged.ts';
import { personnummerInName } from './personal.ts';
import { personalInSheets } from './personal-sheets.ts';
import { rowTwice } from './rows-twice.ts';
import { hiddenFindings } from './sheet-findings.ts';
import { type GridRow, gridOf } from './sheet-grid.ts';
import { namesOf } from './sheet-names.ts';
import { shownOtherwise } from './shown-otherwise.ts';
import { columnFacts, type TableRow, type TableText, UnnamedColumns } from './table-text.ts';
import { unpackedBytes } from './zip.ts';

/** Which sheet of a workbook is read, and where its header stands. */
export type WorkbookOptions = {
  readonly sheet?: string | undefined;
  readonly headerRow?: number | undefined;
  /** Only where identities are to be replaced: a workbook that holds some is read all the same. */
  readonly identified?: boolean | undefined;
};

/**
 * A byte that is unpacked takes up to ten of memory once it is cells (50 MB took 570 MB), and the function of the API
 * has 1,024 MB. It is a sheet of about 400,000 rows of five columns; Excel's million formatted empty rows are more.
 */
const UNPACKED_BYTES_MAX = 64_000_000;

/** How cells are shown takes half as much memory again, and is looked at in workbooks that clerks make by hand. */
const STYLED_BYTES_MAX = 16_000_000;

/**
 * Reads one sheet of an XLSX workbook as text: dates as dates (of 1900 or 1904), numbers with the 15 digits that
 * Excel keeps, formulas by the value that was saved with them. Hidden rows, columns and sheets, and merged cells,
 * are named.
 *
 * @returns a refusal when it is no workbook, would unpack to too much, it is not clear which sheet is meant, or a
 *   personal identity number stands in any cell of any sheet.
 * @example await readWorkbook(bytes, 'utdrag.xlsx', { sheet: 'Blad1' })
 */
export async function readWorkbook(
  bytes: Uint8Array,
  file: string,
  options: WorkbookOptions = {},
): Promise<Answer<TableText>> {
  if (findPersonnummer(file).length > 0) return refusal([personnummerInName()]);
  const size = unpackedBytes(bytes);
  if (size === undefined) return refusal([error('intake.workbook-broken', file)]);
  if (size > UNPACKED_BYTES_MAX) return refusal([tooLarge(size, file)]);
  const twice = await rowTwice(bytes);
  if (twice !== undefined) {
    return refusal([{ ...error('intake.workbook-row-twice', file), at: { file, row: twice } }]);
  }
  const workbook = await opened(bytes, { readStyles: size <= STYLED_BYTES_MAX });
  if (!workbook) return refusal([error('intake.workbook-broken', file)]);
  const grids = workbook.sheets.map((sheet) => ({ sheet, grid: gridOf(sheet, file) }));
  const personal = options.identified
    ? []
    : personalInSheets(grids, { file, headerRow: options.headerRow });
  if (personal.length > 0) return refusal(personal);
  const chosen = chosenSheet(workbook, { file, sheet: options.sheet });
  if (!chosen.ok) return chosen;
  const grid = grids.find(({ sheet }) => sheet === chosen.value)?.grid ?? [];
  const { headerRow = 1 } = options;
  if (grid.length < headerRow) return refusal([error('intake.empty-file', file)]);
  const findings = [
    ...chosen.findings,
    ...hiddenFindings(workbook, chosen.value, { file }),
    ...shownOtherwise(chosen.value, { file, headerRow }),
  ];
  const merged = mergedFindings(chosen.value, grid, { file, headerRow });
  if (merged.length > 0) return refusal([...findings, ...merged]);
  const serials = workbook.dateSystem === '1904' ? 'excel-1904' : 'excel-1900';
  return answer({ ...tableOf(grid, { file, headerRow }), serials }, findings);
}

function tooLarge(size: number, file: string): Finding {
  const facts = { megabytes: Math.ceil(size / 1e6), most: UNPACKED_BYTES_MAX / 1e6 };
  return { ...error('intake.workbook-too-large', file), facts };
}

/** Nothing where the archive is no workbook, or protected by a password, or broken. */
async function opened(
  bytes: Uint8Array,
  how: { readStyles: boolean },
): Promise<Workbook | undefined> {
  try {
    return await readXlsx(bytes, how);
  } catch (cause) {
    if (cause instanceof HucreError) return undefined;
    throw cause;
  }
}

/** The sheet that is named; else the only one that is seen and not empty. */
function chosenSheet(
  { sheets }: Workbook,
  { file, sheet: wanted }: { file: string; sheet: string | undefined },
): Answer<Sheet> {
  if (wanted !== undefined) {
    const named = sheets.find(({ name }) => name === wanted);
    if (named) return answer(named);
    return refusal([
      { ...error('intake.sheet-unknown', file), facts: { sheets: namesOf(sheets, sheets) } },
    ]);
  }
  const seen = sheets.filter(({ hidden, veryHidden, rows }) => {
    return !hidden && !veryHidden && rows.some((cells) => cells.some((cell) => cell !== null));
  });
  const [only] = seen;
  if (!only) return refusal([error('intake.empty-file', file)]);
  if (seen.length === 1) return answer(only);
  const facts = { sheets: namesOf(seen, sheets) };
  return refusal([{ ...error('intake.sheets-many', file), facts }]);
}

function tableOf(
  grid: readonly GridRow[],
  { file, headerRow }: { file: string; headerRow: number },
): TableText {
  const cells = grid[headerRow - 1]?.cells ?? [];
  const width = cells.findLastIndex((cell) => cell !== '') + 1;
  const header = cells.slice(0, width);
  const rows = grid.slice(headerRow).filter((row) => row.cells.some((cell) => cell !== ''));
  const unnamed = new UnnamedColumns(header);
  for (const row of rows) unnamed.look(row);
  return {
    file,
    header,
    headerRow,
    unnamed: unnamed.found,
    above: grid.slice(0, headerRow - 1).map((row) => row.cells),
    rows: rows.map((row) => withinWidth(row, { file, width })),
    decimalComma: false,
    delimiter: ';',
  };
}

function withinWidth(
  { row, cells, numeric, problems }: GridRow,
  { file, width }: { file: string; width: number },
): TableRow {
  const surplus = cells.findIndex((cell, index) => index >= width && cell !== '');
  const isSurplus = surplus >= 0;
  const at = { file, row };
  const beside = isSurplus
    ? [{ ...error('intake.cell-beside-table', file), at, facts: columnFacts(surplus) }]
    : [];
  return {
    row,
    cells: isSurplus ? cells : cells.slice(0, width),
    numeric,
    problems: [...problems, ...beside],
  };
}

function error(code: string, file: string): Finding {
  return { code, severity: 'error', at: { file }, facts: {} };
}
