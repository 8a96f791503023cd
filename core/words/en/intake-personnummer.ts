import type { FindingFacts } from '../../findings.ts';
import type { FindingCatalogue } from '../language.ts';

/** Where in the workbook, if it has several sheets: a number in a sheet's name is not repeated. */
function sheetEn({ sheet, sheetNumber, hidden }: FindingFacts): string | undefined {
  if (sheet === undefined && sheetNumber === undefined) return undefined;
  const name = sheet === undefined ? `Sheet number ${sheetNumber}` : `The sheet “${sheet}”`;
  return hidden === true ? `${name}, which is hidden in Excel,` : name;
}

function mendEn({ sheet, hidden, comment }: FindingFacts): string {
  if (hidden === true)
    return 'Show the sheet (right-click a sheet’s tab and choose Unhide) and take it away, or save the sheet that is to be delivered by itself. If it is this very sheet, replace the numbers by pseudonyms: utfall pseudonymise.';
  if (comment === true) return 'Take the comment away in Excel.';
  const instead =
    sheet === undefined ? '' : ', or take the sheet away if it is not to be delivered';
  return `Replace the numbers by pseudonyms, whose key stays with you: utfall pseudonymise${instead}.`;
}

/** Where personal identity numbers were found, in English. None of them repeats one. */
export const intakePersonnummerFindings: FindingCatalogue = {
  'intake.personnummer': (facts) => {
    const { column, letters, comment } = facts;
    const sheet = sheetEn(facts);
    const where = `column ${column} (${letters})`;
    const inCell =
      sheet === undefined
        ? `Column ${column} (${letters}) holds a personal identity number.`
        : `${sheet} holds a personal identity number in ${where}.`;
    const inComment =
      sheet === undefined
        ? `A comment on the cell in ${where} holds a personal identity number.`
        : `${sheet} has a comment on the cell in ${where} that holds a personal identity number.`;
    const what = comment === true ? inComment : inCell;
    return { what, mend: `${mendEn(facts)} Nothing of this file was kept.` };
  },
  'intake.personnummer-zero-lost': ({ column, letters, count, of }) => ({
    what: `Column ${column} (${letters}) holds personal identity numbers that have lost their zeros: ${count} of ${of} different cells are such numbers once the zero is put back.`,
    mend: 'Replace them by pseudonyms: utfall pseudonymise --mend. Nothing of this file was kept.',
  }),
  'intake.personnummer-in-sheet-name': (facts) => ({
    what: `${sheetEn(facts) ?? 'The sheet'} has a personal identity number in its name.`,
    mend: 'Rename the sheet. Nothing of this file was kept.',
  }),
  'intake.personnummer-in-file-name': () => ({
    what: 'The file’s name holds a personal identity number.',
    mend: 'Rename the file. Nothing of it was kept.',
  }),
  'intake.personnummer-in-parts': ({ date, last }) => ({
    what: `The columns “${date}” and “${last}” together give personal identity numbers: the date of birth, and the last four digits.`,
    mend: 'Take the last four digits away, or replace whole numbers by pseudonyms: utfall pseudonymise. Nothing of this file was kept.',
  }),
  'intake.personnummer-perhaps-in-parts': ({ date, last }) => ({
    what: `The columns “${date}” and “${last}” fit each other as the date of birth and the last four digits of a personal identity number do.`,
    mend: 'If that is what they are, take the last four digits away. If they are a code of something else, leave them.',
  }),
  'intake.cells-named': ({ count }) => ({
    what: `${count === 1 ? 'A value' : `${count} values`} of this column may be somebody’s name.`,
    mend: 'If so, write a short code instead: names are never delivered. If it is a school’s or a place’s name, leave it.',
  }),
  'intake.ids-named': ({ count }) => ({
    what: `${count === 1 ? 'One of the ids looks' : `${count} of the ids look`} like somebody’s name.`,
    mend: 'Use codes that do not tell who somebody is, such as p-0017. Invented names are soon taken for real ones, and mistaken for each other.',
  }),
  'intake.person-is-name': () => ({
    what: 'This is somebody’s name, and no pseudonym.',
    mend: 'Use a code that does not tell who the person is, such as p-0017.',
  }),
};
