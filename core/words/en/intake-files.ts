import type { FindingFacts } from '../../findings.ts';
import type { FindingCatalogue, FindingWords } from '../language.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');

/** Merged cells that are none of a row's: to be taken away, not to be filled in. */
const MERGED: Readonly<Record<string, (facts: FindingFacts) => FindingWords>> = {
  title: ({ range, headerRow }) => ({
    what: `The cells ${range} are merged to a title above the table.`,
    mend:
      headerRow === undefined
        ? 'Take the title’s rows away in Excel, so that the columns’ names stand in the first row.'
        : `If the columns’ names stand in row ${headerRow}, take the rows above it away in Excel, or say “headerRow: ${headerRow}” in the mapping.`,
  }),
  heading: ({ range, headerRow }) => ({
    what: `Cells among the columns’ names are merged, ${range}: only the first of them has a name.`,
    mend: `Take the merging away in Excel and write each column’s name in a cell of its own, all in one row.${headerRow === undefined ? '' : ` If they stand so in row ${headerRow} already, take the rows above away, or say “headerRow: ${headerRow}” in the mapping.`}`,
  }),
  note: ({ range }) => ({
    what: `The cells ${range} are merged to a note below the table.`,
    mend: 'Take the note’s rows away in Excel.',
  }),
};

/** What a file is that Excel opens all the same. */
const OTHER_FORMS: Readonly<Record<string, string>> = {
  html: 'a web page (HTML)',
  'excel-xml': 'an XML spreadsheet of Excel 2003',
  xml: 'XML',
};

/** What files and workbooks can be, in English. */
export const intakeFileFindings: FindingCatalogue = {
  'intake.cells-merged': (facts) =>
    MERGED[String(facts['place'])]?.(facts) ?? {
      what: `The cells ${facts['range']} are merged: only the first of them has a value.`,
      mend: 'Take the merging away in Excel and fill in every cell.',
    },
  'intake.cell-beside-table': ({ column, letters }) => ({
    what: `The row has something in column ${column} (${letters}), beside the table, where no column has a name.`,
    mend: 'Take it away, or write the column’s name in the header if it is to be delivered.',
  }),
  'intake.column-unnamed': ({ column, letters, first }) => ({
    what: `Column ${column} (${letters}) has no name, but holds something, first in row ${first}.`,
    mend: 'Take the column away, or write its name in the header if it is to be delivered.',
  }),
  'intake.tables-beside': ({ column, letters }) => ({
    what: `From column ${column} (${letters}) on there seems to be another table, behind an empty column.`,
    mend: 'Move it to a sheet or a file of its own, or take it away.',
  }),
  'intake.cells-percent': ({ columns }) => ({
    what: `Numbers in column ${list(columns)} are shown as percent in Excel: what is shown as 50 % is read as 0.5.`,
    mend: 'Make sure that the metric counts in shares; otherwise format the column as numbers, and write them as the metric reads them.',
  }),
  'intake.cells-padded': ({ columns }) => ({
    what: `Numbers in column ${list(columns)} are shown with leading zeros in Excel, but the zeros are not in the cells and are not read.`,
    mend: 'Say in the mapping how many digits the id has (digits), or format the column as text and take the ids again.',
  }),
  'intake.columns-hidden': ({ columns }) => ({
    what: `Columns are hidden in Excel and read all the same: ${list(columns)}.`,
    mend: 'Show them, and check that they are to be delivered.',
  }),
  'intake.encoding-unknown': () => ({
    what: 'It cannot be told how the file’s letters are stored.',
    mend: 'Save it as “CSV UTF-8”, or write “encoding: windows-1252” in the mapping if it comes from an older Windows program.',
  }),
  'intake.encoding-mixed': ({ other }) => ({
    what: `From this row on the file’s letters are stored in another way than in row ${other}, as when two files have been put together.`,
    mend: 'Save each of them as “CSV UTF-8”, and put them together then, or deliver them apart.',
  }),
  'intake.header-again': () => ({
    what: 'The row says the columns’ names again, as where two pages or files were put together.',
    mend: 'Take the row away.',
  }),
  'intake.header-further-down': ({ headerRow }) => ({
    what: `The columns’ names stand in row ${headerRow}, and not in this one.`,
    mend: `Say “headerRow: ${headerRow}” in the mapping, or take the rows above away.`,
  }),
  'intake.header-further-up': ({ headerRow }) => ({
    what: `The columns’ names stand in row ${headerRow}, above the row that the mapping says.`,
    mend: `Say “headerRow: ${headerRow}” in the mapping if the source writes them there now; else look whether rows are missing above them.`,
  }),
  'intake.letters-broken': () => ({
    what: 'Letters such as å, ä and ö are broken (Ã¶ in place of ö): the file was read in the wrong encoding and saved so.',
    mend: 'Export it from the source again and save it as “CSV UTF-8”.',
  }),
  'intake.header-twice': ({ name }) => ({
    what: `Several columns are called “${name}”.`,
    mend: 'Rename them in the file, so that it is clear which is meant.',
  }),
  'intake.more-of-kind': ({ count, first }) => ({
    what: `The same is found in ${count} more ${Number(count) === 1 ? 'place' : 'places'}${Number(first) > 0 ? `; the first is row ${first}` : ''}.`,
    mend: 'Mend them in the same way.',
  }),
  'intake.not-in-encoding': ({ encoding }) => ({
    what: `The file is not ${encoding}: some letters cannot be read.`,
    mend: 'Save it as “CSV UTF-8”, or correct “encoding” in the mapping.',
  }),
  'intake.read-as-1252': () => ({
    what: 'The file was read as Windows-1252, so that å, ä and ö come out right.',
    mend: 'Write “encoding: windows-1252” in the mapping, or save the file as “CSV UTF-8” next time.',
  }),
  'intake.rows-hidden': ({ count, first }) => ({
    what: `${count} ${Number(count) === 1 ? 'row is' : 'rows are'} hidden in Excel and read all the same; the first is row ${first}.`,
    mend: 'Take the filter away or show the rows, and check that they are to be delivered.',
  }),
  'intake.sheet-hidden': () => ({
    what: 'The sheet is hidden in Excel.',
    mend: 'Check that it is the sheet that is to be read.',
  }),
  'intake.sheets-hidden': ({ sheets }) => ({
    what: `The workbook has hidden sheets, not read: ${list(sheets)}.`,
    mend: 'Right-click a sheet’s tab in Excel and choose Unhide to see them, and take away what is not to be delivered.',
  }),
  'intake.sheet-unknown': ({ sheets }) => ({
    what: 'The sheet that the mapping reads is not in the workbook.',
    mend: `The sheets are ${list(sheets)}.`,
  }),
  'intake.sheets-many': ({ sheets }) => ({
    what: `The workbook has several sheets: ${list(sheets)}.`,
    mend: 'Say in the mapping which one is read, “sheet: …”, or take the others away.',
  }),
  'intake.file-too-large': ({ millions, megabytes, mostMillions, mostMegabytes }) => ({
    what:
      millions === undefined
        ? `The file has ${megabytes} MB; at most ${mostMegabytes} MB are read at once.`
        : `The file has ${millions} million rows and ${megabytes} MB; at most ${mostMillions} million and ${mostMegabytes} MB are read at once.`,
    mend: 'Check that it is the right file. Divide a register into files that are smaller, each under the header, and take them in one after another. Plain rows, as utfall intake writes them, are evaluated whatever their number.',
  }),
  'intake.workbook-broken': () => ({
    what: 'The file is no workbook that can be opened: it is cut off, damaged or of another kind.',
    mend: 'Open it in Excel and save it as “Excel Workbook (.xlsx)”, without a password.',
  }),
  'intake.workbook-row-twice': () => ({
    what: 'The workbook is damaged: this row stands in it twice, or a cell of it does, and one of them would be lost.',
    mend: 'Export it again from the program that made it, as .xlsx or as CSV. Where Excel repairs it, compare with the source.',
  }),
  'intake.file-other-form': ({ form }) => ({
    what: `The file is ${OTHER_FORMS[String(form)] ?? 'of another kind'}, whatever its name says: neither a workbook (.xlsx) nor CSV.`,
    mend: 'Open it in Excel and save it as “Excel Workbook (.xlsx)”, or export it as CSV from the program that made it.',
  }),
  'intake.workbook-old': () => ({
    what: 'The file is of Excel’s old kind (.xls), or protected by a password.',
    mend: 'Open it in Excel, take the password away, and save it as “Excel Workbook (.xlsx)”.',
  }),
  'intake.workbook-too-large': ({ megabytes, most }) => ({
    what: `The workbook becomes ${megabytes} MB when it is unpacked; at most ${most} MB are read.`,
    mend: 'Save the sheet as “CSV UTF-8” and deliver that: it may have millions of rows. Is the sheet small, it has formatted rows or columns without content: delete those below and beside the table, and save again.',
  }),
};
