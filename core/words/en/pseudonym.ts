import type { FindingCatalogue } from '../language.ts';
import { personalEn } from './intake-cells.ts';

/** What replacing identities by pseudonyms can find, in English. None of it repeats what a cell holds. */
export const pseudonymFindings: FindingCatalogue = {
  'pseudonym.column-missing': ({ column }) => ({
    what: `The column “${column}” is not in the file.`,
    mend: 'Write the header as it stands in the file: --column “Personnummer”. If the header stands further down, say its row with --header-row.',
  }),
  'pseudonym.column-taken': ({ column }) => ({
    what: `The file has a column “${column}” already, which is what the column with the pseudonyms is called.`,
    mend: 'Give it another name in the file, or take it away.',
  }),
  'pseudonym.no-header': ({ column, letters }) => ({
    what: `Column ${column} (${letters}) has a personal identity number in place of a header.`,
    mend: 'Add a header as the first row of the file.',
  }),
  'pseudonym.file-name': () => ({
    what: 'The file’s name holds a personal identity number.',
    mend: 'Rename the file.',
  }),
  'pseudonym.elsewhere': ({ column, letters }) => ({
    what: `A personal identity number stands in column ${column} (${letters}), which was not to be replaced.`,
    mend: 'Name that column too with --column, or take the number out of the text.',
  }),
  'pseudonym.form': () => ({
    what: 'This is not written as a personal identity number or coordination number.',
    mend: 'Correct it in the source. If the person has a reserve number only: --other-ids replaces it as it is written.',
  }),
  'pseudonym.date': () => ({
    what: 'The number begins with a date that does not exist, or has not been.',
    mend: 'Correct it in the source.',
  }),
  'pseudonym.check-digit': () => ({
    what: 'The check digit is wrong: the number is misspelt.',
    mend: 'Correct it in the source; do not guess, mended wrongly it may be somebody else’s.',
  }),
  'pseudonym.no-id': () => ({
    what: 'This is no identity: a spreadsheet has damaged it, or it says that nothing is known, or what other rows come to.',
    mend: 'Take it from the source again, with the column formatted as text; take the row away if it is about nobody.',
  }),
  'pseudonym.disguised': () => ({
    what: 'A personal identity number stands here with something else around it or between its digits: the pseudonym would be another than the same person’s in other rows.',
    mend: 'Write the number alone, as year, month, day and four digits with a hyphen before them.',
  }),
  'pseudonym.zero-lost': () => ({
    what: 'The number has too few digits: Excel has taken zeros in front away.',
    mend: 'Let the zeros be put back with --mend, or take the file from the source again.',
  }),
  'pseudonym.column-personal': ({ column, letters, name, kind }) => ({
    what: `Column ${column} (${letters}${name === undefined ? '' : `, “${name}”`}) seems to hold ${personalEn(kind)}, and stands in the new file as it was.`,
    mend: 'Take the column away before the file is delivered: it is refused with it.',
  }),
};
