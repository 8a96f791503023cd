import { type Answer, answer, type Finding } from '../../findings.ts';
import { DATE_FORMS } from '../reading/date-forms.ts';
import { readDate } from '../reading/dates.ts';
import { type Opening, openTable, type Source } from '../source/open.ts';
import { firstOf, type TableText } from '../source/table-text.ts';

/** Titles above a header are seldom longer. */
const HEADER_ROW_MAX = 10;

/** Days as people write them; running numbers of days may be anything. */
const WRITTEN_DATES = DATE_FORMS.filter((form) => !form.startsWith('excel'));

/** A table with how its file was opened. */
export type Opened = { readonly table: TableText; readonly opening: Opening };

/** What columns are called: a word, or a year. */
const NAME = /\p{L}|^\d{4}$/u;

/**
 * Of several sheets the one with most rows under a header; the header is the first row with as many names as any row
 * below it has cells, else the one with most, of those as wide as most rows below them in which no day stands: every
 * row of data has one, and so has many a title. Excel makes titles as wide as the table.
 */
export async function openedWithHeader(source: Source): Promise<Answer<Opened>> {
  const first = await openTable(source);
  const sheets = first.ok ? [] : sheetsIn(first.findings);
  const opened: Answer<Opened>[] = [];
  for (const sheet of sheets) opened.push(await openedIn(source, { sheet }));
  const rowsOf = (each: Answer<Opened>) => (each.ok ? each.value.table.rows.length : -1);
  const [fullest] = opened.sort((one, other) => rowsOf(other) - rowsOf(one));
  return fullest ?? openedIn(source, {});
}

async function openedIn(source: Source, sheeted: { sheet?: string }): Promise<Answer<Opened>> {
  let best: { names: number; opened: Answer<Opened> } | undefined;
  for (let headerRow = 1; headerRow <= HEADER_ROW_MAX; headerRow += 1) {
    const opening = { ...sheeted, headerRow };
    const table = await openTable(source, opening);
    if (!table.ok || !isHeader(table.value)) continue;
    const names = table.value.header.filter((cell) => NAME.test(cell)).length;
    if (names <= (best?.names ?? 0)) continue;
    const isOld = table.findings.some(({ code }) => code === 'intake.read-as-1252');
    const encoding = isOld ? { encoding: 'windows-1252' as const } : {};
    const value = { table: table.value, opening: { ...opening, ...encoding } };
    best = { names, opened: answer(value, table.findings) };
    if (names >= widest(table.value)) break;
  }
  if (best) return best.opened;
  const found = await openTable(source, sheeted);
  return found.ok ? answer({ table: found.value, opening: sheeted }, found.findings) : found;
}

function isHeader({ header, rows }: TableText): boolean {
  const width = widthOf(header);
  const below = firstOf(rows, HEADER_ROW_MAX);
  const whole = below.filter(({ problems }) => problems.length === 0).length;
  return width > 1 && whole * 2 >= below.length && !header.some(isDay);
}

/** How many cells the fullest of the rows below a header has. */
function widest({ rows }: TableText): number {
  return Math.max(0, ...firstOf(rows, HEADER_ROW_MAX).map(({ cells }) => widthOf(cells)));
}

function widthOf(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}

function isDay(cell: string): boolean {
  return WRITTEN_DATES.some((form) => readDate(cell, form).ok);
}

/** More are not looked through. */
const SHEETS_MAX = 10;

function sheetsIn(findings: readonly Finding[]): string[] {
  const sheets = findings.find(({ code }) => code === 'intake.sheets-many')?.facts['sheets'];
  return Array.isArray(sheets) ? sheets.slice(0, SHEETS_MAX).map(String) : [];
}
