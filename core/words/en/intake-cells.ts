import type { Door, FindingCatalogue, FindingWords } from '../language.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');

const PERSONAL: Readonly<Record<string, string>> = {
  name: 'names',
  address: 'addresses',
  phone: 'telephone numbers',
  email: 'e-mail addresses',
  'free-text': 'free text',
  identity: 'personal identity numbers',
};

/** What a column or a cell tells about persons. */
export function personalEn(kind: unknown): string {
  return PERSONAL[String(kind)] ?? String(kind);
}

/** How Utfall is asked to read what is certainly meant. */
function asked(door: Door = 'command'): string {
  return door === 'api'
    ? 'deliver the file with mend=true, and Utfall reads it so'
    : 'let Utfall read it so with --mend';
}

/** What was certainly meant: to be changed, or changed already. */
function certainly(
  what: string,
  { mended, taken }: Readonly<Record<string, unknown>>,
  door: Door | undefined,
): FindingWords {
  return {
    what,
    mend: taken === true ? `Read as ${mended}.` : `Write ${mended}, or ${asked(door)}.`,
  };
}

/** What cells of registers and spreadsheets hold instead of what they should, in English. */
export const intakeCellFindings: FindingCatalogue = {
  'intake.cell-error': () => ({
    what: 'The cell holds an error value of Excel, and nothing else.',
    mend: 'Correct the formula in the source file, or take the value from the register again.',
  }),
  'intake.cell-line-break': () => ({
    what: 'The cell holds a line break: a quotation mark further up may have swallowed the rows after it.',
    mend: 'Compare with the source and take the line break away.',
  }),
  'intake.cell-personal': ({ kind }) => ({
    what: `The cell seems to hold ${personalEn(kind)}.`,
    mend: 'Write a short code instead, such as moved. What tells who somebody is is never delivered.',
  }),
  'intake.cell-says-empty': ({ taken }, door) => ({
    what: 'The cell says in words or with a dash that there is nothing.',
    mend: taken === true ? 'Read as empty.' : `Leave the cell empty, or ${asked(door)}.`,
  }),
  'intake.cell-says-nothing': ({ field }) => ({
    what: 'The cell says in words or with a dash that nothing is known.',
    mend:
      field === 'value'
        ? 'Take the row away if nothing is known of that person then: whoever has no row counts as missing. Write 0 if it is known that nothing happened.'
        : 'Find out what it is, or take the row away.',
  }),
  'intake.arm-other-case': (facts, door) =>
    certainly('The group is written with capitals.', facts, door),
  'intake.code-unknown': ({ codes }) => ({
    what: 'The code is not in the mapping’s table.',
    mend: `Correct the cell, or add the code to the table, which now has ${list(codes)}.`,
  }),
  'intake.code-other-spaces': (facts, door) =>
    certainly(
      'The code is written with other spaces than in the mapping’s table, or with a character that nobody sees.',
      facts,
      door,
    ),
  'intake.person-invisible': (facts, door) =>
    certainly('The code has a character in it that nobody sees.', facts, door),
  'intake.date-with-zone': () => ({
    what: 'The date has a time with its zone: here it may be another day.',
    mend: 'Take the day without a time from the source.',
  }),
  'intake.code-other-case': (facts, door) =>
    certainly('The code is written with other capitals than in the mapping’s table.', facts, door),
  'intake.date-form-other': (facts, door) =>
    certainly('The date is written in another way than expected.', facts, door),
  'intake.date-form-unstated': ({ form, would, stated }) =>
    stated === undefined
      ? {
          what: `The date can be read in several ways: as ${form} it is ${would}.`,
          mend: `Write “dates: ${form}” for the column in the mapping if that is right, or write the dates as ${would}.`,
        }
      : {
          // Of dates with the year first a mapping says nothing.
          what:
            stated === 'YYYY-MM-DD'
              ? `The date is not written as expected (${stated}); as ${form} it would be ${would}.`
              : `The date is not written as the mapping says (${stated}); as ${form} it would be ${would}.`,
          mend: `Write ${would} in the cell, if that is right.`,
        },
  'intake.date-serial': ({ form, would, stated }) => ({
    what: `This is a running number of days, as Excel counts them, and no date: it would be ${would}.`,
    mend:
      stated === undefined
        ? `Format the column as dates in Excel, or write “dates: ${form}” in the mapping if ${would} is right.`
        : `Write ${would} in the cell if that is right, or format the column as dates in Excel.`,
  }),
  'intake.date-incomplete': () => ({
    what: 'The date lacks a day or a year.',
    mend: 'Write year, month and day: 2019-01-31. Excel may have made a date of something else; compare with the source.',
  }),
  'intake.formula-without-value': ({ column, letters }) => ({
    what: `The formula in column ${column} (${letters}) was saved without its value.`,
    mend: 'Open the file in Excel, save it and deliver it again, or paste the values in place of the formulas.',
  }),
  'intake.id-length': ({ digits }) => ({
    what: `The id does not have the ${digits} digits that the mapping says.`,
    mend: 'Compare with the source, or correct “digits” in the mapping.',
  }),
  'intake.ids-alike': ({ count }) => ({
    what: `${count} of the ids differ from others only in capitals: if they are the same persons, each would be counted, and perhaps paid for, as two.`,
    mend: 'Compare with the source, and write each person’s id in one way.',
  }),
  'intake.ids-uneven': ({ shorter, digits }) => ({
    what: `${shorter} of the ids have fewer than ${digits} digits: Excel takes zeros in front away.`,
    mend: `Compare with the source. Write “digits: ${digits}” for the column in the mapping, and the zeros are put back, or format the column as text before it is filled.`,
  }),
  'intake.number-ambiguous': ({ isText }) => ({
    what: 'The number can be read in two ways: the sign before its last three digits may be a decimal sign, or stand between thousands.',
    mend: `Write the number with nothing between thousands and without its unit${isText === true ? ', as a number and not as text' : ''}, or say in the mapping how the column is written: “decimal: comma” or “decimal: point”, and “thousands” if they are kept apart.`,
  }),
  'intake.number-is-text': () => ({
    what: 'The cell holds a number with a comma as text, and not as a number.',
    mend: 'Make numbers of the column in Excel (Data, Text to Columns, Finish), or write “decimal: comma” for the column in the mapping.',
  }),
  'intake.number-became-date': () => ({
    what: 'Here a number belongs, but Excel has made a date of it.',
    mend: 'Take the number from the source again, and format the column as numbers before it is filled.',
  }),
  'intake.number-has-separators': (facts, door) =>
    certainly(
      'The number is written with spaces or signs between thousands, or with a long minus sign.',
      facts,
      door,
    ),
  'intake.number-with-unit': (facts, door) =>
    certainly('The number is written with its unit.', facts, door),
  'intake.text-became-date': () => ({
    what: 'The cell looks like a date without a day or a year: Excel may have made it of 1-26 or 1/26.',
    mend: 'Take the value from the source again, and format the column as text before it is filled.',
  }),
  'intake.cell-formula': () => ({
    what: 'The cell holds a formula, and not what it comes to.',
    mend: 'Write the value in place of the formula.',
  }),
  'intake.attribute-ignored': ({ name, attribute }) => ({
    what: `The mapping leaves out the column ${name}. If the terms ask for ${attribute}, persons are priced, matched or weighted without it.`,
    mend: `Write ${attribute} under “attributes” in the mapping, with this column. Leave it if the terms ask for nothing of the kind.`,
  }),
  'intake.person-became-date': () => ({
    what: 'The id looks like a date: Excel may have made one of it.',
    mend: 'Take the ids from the source again, and format the column as text before it is filled.',
  }),
  'intake.scientific-notation': () => ({
    what: 'Excel has shortened the number to the form 1.23E+11, and digits are lost.',
    mend: 'Take it from the source again; format the column as text (ids) or numbers (amounts) before it is filled.',
  }),
  'intake.separators-mixed': ({ first }) => ({
    what: `The number has another decimal sign than the one in row ${first} of the same column, so one of them may mean thousands.`,
    mend: 'Write “decimal: comma” or “decimal: point” for the column in the mapping, and “thousands” if they are kept apart.',
  }),
  'intake.unit-inexact': () => ({
    what: 'The number has no exact counterpart in the other unit.',
    mend: 'Let the terms count in the file’s unit, or state the value in the other unit in the source.',
  }),
  'intake.value-is-word': ({ would }) => ({
    what: `Here a number belongs, but there is a word, which probably means ${would}.`,
    mend: 'Write the number, or say the register’s words under “codes” for the column in the mapping: JA: 1, NEJ: 0.',
  }),
};
