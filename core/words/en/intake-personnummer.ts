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
  'intake.personnummer-in-sheet-name': (facts) => ({
    what: `${sheetEn(facts) ?? 'The sheet'} has a personal identity number in its name.`,
    mend: 'Rename the sheet. Nothing of this file was kept.',
  }),
  'intake.personnummer-in-file-name': () => ({
    what: 'The file’s name holds a personal identity number.',
    mend: 'Rename the file. Nothing of it was kept.',
  }),
};
