import type { FindingFacts } from '../../findings.ts';
import type { PersonalKind } from '../../privacy/personal-text.ts';
import { DATE_FORMS, type DateForm } from '../reading/date-forms.ts';
import { readDate } from '../reading/dates.ts';
import { saysNothing } from '../reading/missing.ts';
import { type NumberForm, readNumber } from '../reading/numbers.ts';
import { IdLengths, readPerson } from '../reading/persons.ts';
import { firstOf, plainHeader, type TableText } from '../source/table-text.ts';
import { isRowOfTotals } from '../totals-row.ts';
import { personalKind } from '../unknown-column.ts';
import { openSign } from './open-sign.ts';
import {
  BEGIN_HEADER,
  DAY_HEADER,
  END_HEADER,
  ID_HEADER,
  PERSON_HEADER,
  VALUE_HEADER,
} from './usual-headers.ts';

/** What a column seems to hold, by looking into its first cells. */
export type ColumnGuess = {
  readonly header: string;
  readonly personal?: PersonalKind | undefined;
  readonly dates?: DateForm | undefined;
  /** Whether most of its cells are dates: in that form, or in several of which each is certain. */
  readonly isDated?: boolean;
  readonly number?: Pick<NumberForm, 'thousands'> & {
    readonly decimal?: 'comma' | 'point' | undefined;
    /** What a number could be, where nothing tells which sign is the decimal one. */
    readonly open?: FindingFacts | undefined;
  };
  readonly isId: boolean;
  /** How many of the cells say something, and how many different things; and how many say nothing. */
  readonly filled: number;
  readonly different: number;
  readonly empty: number;
  readonly digits?: number | undefined;
  /** Whether it is called as ids are, and its cells may be how many there are: each has one digit. */
  readonly isCount?: boolean;
  /** The few different words that it holds, if that is what it holds; and whether they come again and again. */
  readonly words?: readonly string[] | undefined;
  readonly isWords?: boolean;
};

const CELLS = 500;
/** More than half of the cells: a column with mistakes is still what it is. */
const MOST = 0.5;
/** What could be an id by its letters, and is an amount. */
const DECIMAL = /^\d+\.\d+$/;
/** More are no names of a few things. */
export const WORDS_MAX = 12;

const NUMBER_FORMS: readonly NumberForm[] = [
  { decimalComma: 'no' },
  { decimalComma: 'only' },
  { decimalComma: 'only', thousands: 'space' },
  { decimalComma: 'only', thousands: 'point' },
  { decimalComma: 'no', thousands: 'comma' },
  { decimalComma: 'no', thousands: 'space' },
];

/** What each column of a file with a header seems to hold. */
export function guessColumns(table: TableText): ColumnGuess[] {
  return table.header.map((header, index) => {
    const rows = firstOf(table.rows, CELLS).filter((row) => !isRowOfTotals(row));
    const cells = rows.map((row) => row.cells[index] ?? '').filter((cell) => cell !== '');
    const filled = cells.filter((cell) => !saysNothing(cell)).length;
    const counted = {
      filled,
      different: new Set(cells).size,
      empty: rows.length - filled,
    };
    const forms = DATE_FORMS.filter((form) => !isOtherCount(form, table));
    const guessed = { ...guess(header, cells, forms, personalKind(table, index)), ...counted };
    const open = guessed.number && openSign(table, rows, index);
    return open ? { ...guessed, number: { open } } : guessed;
  });
}

type Guess = Omit<ColumnGuess, 'filled' | 'different' | 'empty'>;

/** Whether running numbers of days are counted from another day than the workbook says. */
function isOtherCount(form: DateForm, { serials = 'excel-1900' }: TableText): boolean {
  return form.startsWith('excel') && form !== serials;
}

function guess(
  header: string,
  cells: readonly string[],
  forms: readonly DateForm[],
  personal?: PersonalKind,
): Guess {
  if (personal !== undefined) return { header, personal, isId: false };
  const name = plainHeader(header);
  if (PERSON_HEADER.test(name) || ID_HEADER.test(name)) {
    const isCount = cells.every((cell) => /^\d$/.test(cell));
    return { header, isId: true, isCount, digits: digitsOf(cells) };
  }
  const days = VALUE_HEADER.test(name) ? [] : cells.filter((cell) => !saysNothing(cell));
  const own = forms.filter((form) => !form.startsWith('excel') || isCalledDay(name));
  const dates = bestOf(own, (form) => share(days, (cell) => readDate(cell, form).ok));
  if (dates !== undefined) return { header, dates, isDated: true, isId: false };
  if (share(days, isCertainDate) > MOST) return { header, isDated: true, isId: false };
  const isId = share(cells, (cell) => readPerson(cell).ok && !DECIMAL.test(cell)) === 1;
  const digits = isId ? digitsOf(cells) : undefined;
  const form = bestOf(NUMBER_FORMS, (each) => share(cells, (cell) => readNumber(cell, each).ok));
  if (form !== undefined) {
    const { thousands } = form;
    return { header, number: { thousands, ...decimalOf(form) }, isId, digits };
  }
  const words = [...new Map(cells.map((cell) => [cell.toLowerCase(), cell])).values()];
  if (words.length > WORDS_MAX) return { header, isId, digits };
  return { header, isId, digits, words, isWords: words.length * 2 <= cells.length };
}

/** Of amounts from 20,000 to 59,999 each is a running number of days as well: only a header tells which they are. */
function isCalledDay(name: string): boolean {
  return [DAY_HEADER, BEGIN_HEADER, END_HEADER].some((header) => header.test(name));
}

/** The decimal sign, where a mapping has to say it. */
function decimalOf({ decimalComma, thousands }: NumberForm): { decimal?: 'comma' | 'point' } {
  if (decimalComma === 'only') return { decimal: 'comma' };
  return thousands === 'space' ? { decimal: 'point' } : {};
}

/** Whether a cell can be no other day, in whatever form it is written. */
function isCertainDate(cell: string): boolean {
  const read = readDate(cell);
  return read.ok || read.mended !== undefined;
}

/** The first of the forms under which most of the cells can be read, and no other reads more. */
function bestOf<T>(forms: readonly T[], shareOf: (form: T) => number): T | undefined {
  let best: { form: T; share: number } | undefined;
  for (const form of forms) {
    const shareRead = shareOf(form);
    if (shareRead > MOST && shareRead > (best?.share ?? 0)) best = { form, share: shareRead };
  }
  return best?.form;
}

function share(cells: readonly string[], isRead: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(isRead).length / cells.length;
}

/** How many digits ids have, where some begin with zeros, or seem to have lost them. */
function digitsOf(cells: readonly string[]): number | undefined {
  const ids = cells.filter((cell) => /^\d{1,18}$/.test(cell));
  if (ids.length <= cells.length * MOST) return undefined;
  const lengths = new IdLengths();
  for (const id of ids) lengths.add(id);
  const longest = Math.max(...ids.map(({ length }) => length));
  return ids.some((id) => id.startsWith('0')) || lengths.suspicion() ? longest : undefined;
}
