import type { FindingCatalogue } from '../language.ts';
import { intakeCellFindings, personalEn } from './intake-cells.ts';
import { intakeFileFindings } from './intake-files.ts';
import { intakeMappingFindings } from './intake-mapping.ts';
import { intakePersonnummerFindings } from './intake-personnummer.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');

/** How decimals are written in the column of the cell. */
const DECIMALS: Readonly<Record<string, string>> = {
  cell: 'in a cell that is formatted as a number in Excel.',
  no: 'and with a decimal point: 1250.50. A decimal comma can be read in files separated by semicolon or tab.',
  also: 'and with a decimal comma or point: 1250,50.',
  only: 'and with a decimal comma: 1250,50.',
};

/** Findings of core/intake, in English. None of them repeats what a cell holds. */
export const intakeFindings: FindingCatalogue = {
  ...intakeFileFindings,
  ...intakeMappingFindings,
  ...intakeCellFindings,
  ...intakePersonnummerFindings,
  'intake.empty-file': () => ({
    what: 'The file is empty.',
    mend: 'Export it again, with a header and one row per record.',
  }),
  'intake.not-utf8': () => ({
    what: 'The file is not text in UTF-8: some letters cannot be read.',
    mend: 'Save it as “CSV UTF-8”, or name its encoding in the mapping of the source.',
  }),
  'intake.no-rows': () => ({
    what: 'The file has a header and no rows.',
    mend: 'Check that the export is complete.',
  }),
  'intake.quote-left-open': () => ({
    what: 'A quotation mark opens in this row and is never closed, so the rows after it cannot be told apart.',
    mend: 'Close it, or write it twice if the mark belongs to the text.',
  }),
  'intake.quote-misplaced': () => ({
    what: 'A quotation mark stands inside a cell.',
    mend: 'Put the whole cell in quotation marks, and write the mark inside it twice.',
  }),
  'intake.row-too-short': ({ cells, columns }) => ({
    what: `The row has ${cells} of ${columns} cells: it, or the file, seems to be cut off.`,
    mend: 'Deliver the whole file; leave a cell empty where nothing is known.',
  }),
  'intake.row-too-long': ({ cells, columns }) => ({
    what: `The row has ${cells} cells, but the header only ${columns}.`,
    mend: 'Put a cell that holds the separator in quotation marks. If commas stand both between cells and before decimals, export the file with semicolons.',
  }),
  'intake.row-too-large': () => ({
    what: 'From this row on, a million characters come without a new row.',
    mend: 'See whether a quotation mark opens here that belongs to the text, or the line breaks were lost.',
  }),
  'intake.last-line-open': () => ({
    what: 'The last line does not end with a line break, as if the file had been cut off.',
    mend: 'Compare the last row with the source.',
  }),
  'intake.column-personal': ({ column, letters, name, kind }) => ({
    what: `Column ${column} (${letters}${name === undefined ? '' : `, “${name}”`}) seems to hold ${personalEn(kind)}.`,
    mend:
      kind === 'identity'
        ? 'Replace the numbers by pseudonyms: utfall pseudonymise. What tells who somebody is is never delivered.'
        : 'Take the column away before the file is delivered. What tells who somebody is is never delivered.',
  }),
  'intake.column-unknown': ({ column, letters, name, known }) => ({
    what: `The header ${name === undefined ? '' : `“${name}” `}of column ${column} (${letters}) is not known.`,
    mend: `The columns are ${list(known)}. Rename the column or take it away, or make a mapping: utfall mapping. The first row must be the header.`,
  }),
  'intake.column-twice': ({ column, letters }) => ({
    what: `Column ${column} (${letters}) has the same meaning as an earlier one.`,
    mend: 'Keep one of them.',
  }),
  'intake.column-missing': ({ name, alsoCalled }) => ({
    what: `The column ${name} is missing.`,
    mend: `Add it to the header${list(alsoCalled) === '' ? '' : `; in Swedish files it is called ${list(alsoCalled)}`}.`,
  }),
  'intake.person-empty': () => ({
    what: 'The row does not say whom it is about.',
    mend: 'Write the person’s pseudonym.',
  }),
  'intake.person-not-pseudonym': () => ({
    what: 'This is not a pseudonym: it may hold letters, digits, full stop, hyphen, colon and underscore, at most 64 of them.',
    mend: 'Use a code that does not tell who the person is, such as p-0017.',
  }),
  'intake.person-twice': ({ first }) => ({
    what: `The person is already enrolled in row ${first}.`,
    mend: 'Keep one row for each enrolment. Who comes back has another day of enrolment.',
  }),
  'intake.row-twice': ({ first }) => ({
    what: `The row is the same as row ${first}.`,
    mend: 'Take one of them away, or add up their values in one row if both happened.',
  }),
  'intake.name-malformed': () => ({
    what: 'This is not a name that terms can use.',
    mend: 'Write small letters, digits and underscores, beginning with a letter: school_results; or say in a mapping what the register’s words mean (utfall mapping).',
  }),
  'intake.date-small-number': () => ({
    what: 'The cell holds a small number that a spreadsheet shows as a day of early 1900, in which Excel has a 29 February that never was.',
    mend: 'Take the date from the source again; where there is none, leave the cell empty or the row out.',
  }),
  'intake.date-for-none': () => ({
    what: 'The date is one that programs write where there is none: nothing that is measured happened before 1900.',
    mend: 'Write the true day; where none is known, leave the cell empty or the row out.',
  }),
  'intake.date-week': () => ({
    what: 'This is a week, and not a day.',
    mend: 'Write the day that is meant, with year, month and day: 2019-01-31.',
  }),
  'intake.date-and-time': ({ would }) => ({
    what: `Day and time seem to stand in one number; the day would be ${would}.`,
    mend: `Write ${would} in the cell, if that is right, or take the day without a time from the source.`,
  }),
  'intake.date-malformed': () => ({
    what: 'This is not a date that exists.',
    mend: 'Write year, month and day: 2019-01-31.',
  }),
  'intake.decimal-point': ({ would }) => ({
    what: 'The number has a point, and the mapping says that numbers of this column have a decimal comma.',
    mend: `Write ${would} in the cell if that is meant, or correct the mapping (decimal: point).`,
  }),
  'intake.decimal-comma': ({ would }) => ({
    what: 'The number has a comma, and numbers of this column have a decimal point.',
    mend: `Write ${would} in the cell if that is meant, or let the mapping say decimal: comma.`,
  }),
  'intake.number-malformed': ({ decimalComma }) => ({
    what: 'This is not a number with at most 15 digits and 8 decimals.',
    mend: `Write digits only, with a minus sign first if the number is negative, ${DECIMALS[String(decimalComma)] ?? DECIMALS['no']}`,
  }),
  'intake.row-of-totals': () => ({
    what: 'The row says what other rows come to, and tells of no person.',
    mend: 'Take the row away.',
  }),
  'intake.row-is-note': () => ({
    what: 'Only the first cell of the row says something: it looks like a note about the table, and not like what is known of somebody.',
    mend: 'Take the row away. If it is about a person, the rest of it is lost: take it from the source again.',
  }),
  'intake.row-of-figures': () => ({
    what: 'The row has only figures, and does not say whom they are about: it looks like a sum of other rows.',
    mend: 'Take the row away if it is a sum; otherwise write whom it is about, and what else is missing.',
  }),
  'intake.cell-empty': () => ({
    what: 'The cell is empty.',
    mend: 'Fill it in.',
  }),
  'intake.value-empty': () => ({
    what: 'The cell is empty, and an empty value may mean that it happened, or that nobody knows.',
    mend: 'Write the value, 1 if it simply happened, or take the row away if nothing is known. Where empty means the same in the whole column, the mapping can say so (ifEmpty).',
  }),
  'intake.left-before-enrolled': () => ({
    what: 'The person left before being enrolled.',
    mend: 'Correct one of the dates.',
  }),
  'intake.until-before-date': () => ({
    what: 'The stay ends before it begins.',
    mend: 'Correct one of the dates.',
  }),
};
