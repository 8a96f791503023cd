import { decimal } from '../../money/decimal.ts';
import { becameDate, isScientific } from './damage.ts';
import { mend, type Reading, said, unreadable } from './reading.ts';
import { mayBeThousands } from './separators.ts';
import { isAsked, unasked } from './two-ways.ts';
import { converted, type Ratio } from './units.ts';

/** Few enough digits that the sum of a hundred million rows is exact to 40. */
const PLAIN = /^-?\d{1,15}(?:\.\d{1,8})?$/;

/** Without needless zeros, and not -0: what most numbers are, and what the exact way makes of the others. */
const SHORTEST = /^(?:0|-?(?:[1-9]\d{0,14}|0(?=\.))(?:\.\d{0,7}[1-9])?)$/;

/** How numbers are written in a column, where a mapping says so or the file's form tells. */
export type NumberForm = {
  /** Whether a comma may be the decimal sign; `only` where nothing else may be. */
  readonly decimalComma: 'no' | 'also' | 'only';
  readonly thousands?: 'space' | 'point' | 'comma' | undefined;
  readonly ratio?: Ratio | undefined;
  /** Where nobody has said how numbers are written: in a text file, or in cells of a workbook that are text. */
  readonly unstated?: 'file' | 'text' | undefined;
};

const SPACES = "[ \\u00a0\\u202f\\u2009']";
const SEPARATORS = {
  space: new RegExp(SPACES, 'g'),
  point: /\./g,
  comma: /,/g,
} as const;
const GROUPED = {
  space: new RegExp(`^-?\\d{1,3}(?:${SPACES}\\d{3})+(?:[.,]\\d+)?$`),
  point: /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/,
  comma: /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/,
} as const;

/**
 * The number that a cell says, with a decimal point and without needless zeros. Spaces between thousands, a
 * typographical minus and a currency after it are proposed without; digits that are lost are named.
 *
 * @example readNumber('1250,50', { decimalComma: 'also' }) // → ok, '1250.5'
 * @example readNumber('1 250,50', { decimalComma: 'also' }) // → not ok, mended: '1250,5' in the cell
 */
export function readNumber(cell: string, form: NumberForm): Reading {
  // A Swedish spreadsheet makes no number of 1.500, whatever is meant.
  if (form.unstated === 'text' && mayBeThousands(cell)) return ambiguous(form);
  const plain = plainNumber(cell, form);
  if (plain === undefined) return misread(cell, form);
  if (form.ratio === undefined && SHORTEST.test(plain)) return said(plain);
  const figure = decimal(plain);
  const result = form.ratio ? converted(figure, form.ratio) : figure;
  if (result === undefined) return unreadable('intake.unit-inexact');
  // Adding 0 makes -0 to 0; trailing zeros go, so that 1.5 and 1.50 are the same row.
  const text = result.plus(0).toFixed();
  return PLAIN.test(text) ? said(text) : malformed(form);
}

/** With a decimal point and nothing between the digits, if the form is kept. */
function plainNumber(cell: string, { decimalComma, thousands }: NumberForm): string | undefined {
  const ungrouped =
    thousands !== undefined && GROUPED[thousands].test(cell)
      ? cell.replace(SEPARATORS[thousands], '')
      : cell;
  if (ungrouped.includes(',') && decimalComma === 'no') return undefined;
  if (ungrouped.includes('.') && decimalComma === 'only') return undefined;
  const pointed = ungrouped.replace(',', '.');
  return PLAIN.test(pointed) ? pointed : undefined;
}

function misread(cell: string, form: NumberForm): Reading {
  if (isAsked(cell)) return answered(cell, form);
  if (isScientific(cell)) return unreadable('intake.scientific-notation');
  if (becameDate(cell)) return unreadable('intake.number-became-date');
  const word = valueOfWord(cell);
  if (word !== undefined) return unreadable('intake.value-is-word', { would: word });
  return disguised(cell, form) ?? grouped(cell, form) ?? otherSign(cell, form) ?? malformed(form);
}

/** A number that was left open: a mapping that says the decimal sign by now has said how it is read. */
function answered(cell: string, form: NumberForm): Reading {
  const isSaid = form.unstated === undefined && form.decimalComma !== 'also';
  return isSaid ? readNumber(unasked(cell), form) : ambiguous(form);
}

/** A number of which nobody has said whether its sign stands before decimals or between thousands. */
export function ambiguous({ unstated }: Pick<NumberForm, 'unstated'>): Reading {
  return unreadable('intake.number-ambiguous', { isText: unstated === 'text' });
}

/** A number with something before or behind it that is none of it: certain where the number itself is. */
function disguised(cell: string, form: NumberForm): Reading | undefined {
  for (const [pattern, code] of DISGUISES) {
    const inner = pattern.exec(cell)?.[1]?.replace(/^[\u2010-\u2015\u2212]/, '-');
    if (inner === undefined) continue;
    if (form.unstated !== undefined && mayBeThousands(inner)) return ambiguous(form);
    const other = otherSign(inner, form);
    if (other !== undefined) return other;
    const mended = proposed(inner, form);
    if (mended) return mend(code, mended.read, { mended: mended.cell });
  }
  return undefined;
}

/** With the decimal sign that the column has: who writes another meets the next finding. */
function malformed({ decimalComma, unstated }: NumberForm): Reading {
  const form = unstated === 'text' ? 'cell' : decimalComma;
  return unreadable('intake.number-malformed', { decimalComma: form });
}

/** The decimal sign that is not this column's: it may as well stand between thousands, and is never guessed. */
function otherSign(cell: string, { decimalComma, unstated }: NumberForm): Reading | undefined {
  if (decimalComma === 'also') return undefined;
  const [sign, ours] = decimalComma === 'only' ? ['.', ','] : [',', '.'];
  const would = cell.replace(sign, ours);
  if (!cell.includes(sign) || !PLAIN.test(would.replace(',', '.'))) return undefined;
  if (unstated === 'text') return unreadable('intake.number-is-text');
  const code = sign === '.' ? 'intake.decimal-point' : 'intake.decimal-comma';
  return unreadable(code, { would });
}

/** A currency or a sign behind the number, and the minus of typographers. */
const DISGUISES: readonly (readonly [RegExp, string])[] = [
  [/^(.*\d)\s*(?:kr|kr\.|SEK|kronor|:-)$/i, 'intake.number-with-unit'],
  [/^([\u2010-\u2015\u2212]\d.*)$/, 'intake.number-has-separators'],
];

/** 0 and 1 as registers write them in words; only a mapping can say that they are meant so. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ...['ja', 'j', 'yes', 'true', 'sant', 'x'].map((word) => [word, '1'] as const),
  ...['nej', 'n', 'no', 'false', 'falskt'].map((word) => [word, '0'] as const),
]);

/** The 0 or 1 that a word probably means. @example valueOfWord('Nej') // → '0' */
export function valueOfWord(word: string): string | undefined {
  return WORDS.get(word.toLowerCase());
}

/** Thousands apart: certain with spaces, and where the other sign is there too or several groups are. */
function grouped(cell: string, form: NumberForm): Reading | undefined {
  const kind = kindOf(cell);
  if (kind === undefined) return undefined;
  const mended = proposed(cell, { ...form, thousands: kind });
  return mended && mend('intake.number-has-separators', mended.read, { mended: mended.cell });
}

/** What the cell should say, and what is read out of it then: in another unit, perhaps. */
function proposed(cell: string, form: NumberForm): { cell: string; read: string } | undefined {
  const { thousands, decimalComma, ratio } = form;
  const alike = { thousands: thousands ?? kindOf(cell), decimalComma: 'also' } as const;
  const read = readNumber(cell, { ...alike, ratio });
  const written = readNumber(cell, alike);
  if (!read.ok || !written.ok) return undefined;
  // Where both signs are read, the cell keeps its own: the sheet that it came from would take the other for a date.
  const isComma = decimalComma === 'only' || (decimalComma === 'also' && /,[^.,]*$/.test(cell));
  return { cell: isComma ? written.text.replace('.', ',') : written.text, read: read.text };
}

/** How thousands are kept apart, where that is certain. */
function kindOf(cell: string): NumberForm['thousands'] {
  const kind = (['space', 'point', 'comma'] as const).find((each) => GROUPED[each].test(cell));
  return kind !== undefined && isCertain(cell, kind) ? kind : undefined;
}

function isCertain(cell: string, kind: 'space' | 'point' | 'comma'): boolean {
  if (kind === 'space') return true;
  const signs = cell.match(/[.,]/g) ?? [];
  return new Set(signs).size > 1 || signs.length > 1;
}
