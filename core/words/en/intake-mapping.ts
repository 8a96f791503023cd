import type { FindingCatalogue } from '../language.ts';

const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : '');

/** What mappings can be beside the files that they are for, in English. */
export const intakeMappingFindings: FindingCatalogue = {
  'intake.column-not-in-file': ({ name, nearest }) => ({
    what: `The column “${name}”, which the mapping reads, is not in the file.`,
    mend:
      nearest === undefined
        ? 'Check that it is the right file, and that the header is in the row that the mapping says.'
        : `Is “${nearest}” meant? Correct the mapping if the source has renamed the column.`,
  }),
  'intake.column-unmapped': ({ column, letters, name }) => ({
    what: `Column ${column} (${letters}${name === undefined ? '' : `, “${name}”`}) is not in the mapping.`,
    mend: 'Add it to the mapping, under “ignore” if it is not needed.',
  }),
  'intake.mapping-column-or-fixed': () => ({
    what: 'A field has either a column or a fixed value.',
    mend: 'Write one of the two.',
  }),
  'intake.mapping-field-foreign': ({ field, known }) => ({
    what: `Files of this kind have no field ${field}.`,
    mend: `The fields are ${list(known)}.`,
  }),
  'intake.mapping-field-missing': ({ field }) => ({
    what: `The mapping does not say where ${field} stands.`,
    mend: 'Add the field under “columns”.',
  }),
  'intake.mapping-field-twice': ({ field }) => ({
    what: `${field} is said both under “columns” and by “values”.`,
    mend: 'Take it away under “columns”: each item of “values” has its own.',
  }),
  'intake.mapping-no-attributes': () => ({
    what: 'Observations have no attributes.',
    mend: 'Deliver attributes with the enrolments.',
  }),
  'intake.mapping-no-values': () => ({
    what: 'Enrolments have no values in columns of their own.',
    mend: 'Write “values” in the mapping for observations.',
  }),
  'intake.mapping-of-other-kind': ({ is, wanted }) => ({
    what: `The mapping is for ${is}, but the file is delivered as ${wanted}.`,
    mend: 'Choose the other mapping, or say the right kind.',
  }),
  'intake.mapping-signs-alike': () => ({
    what: 'The decimal sign and the sign between thousands are the same.',
    mend: 'Say which of the two it is; numbers have at most one decimal sign.',
  }),
  'intake.mapping-unit-half': () => ({
    what: 'The unit in the file (unit) and the one that the terms count in (as) belong together.',
    mend: 'Write both or none.',
  }),
  'intake.mapping-units-differ': () => ({
    what: 'The units are of different kinds: money does not become time.',
    mend: 'Choose two units of one kind.',
  }),
  'intake.serials-other': ({ name, stated, serials }) => ({
    what: `The mapping says “dates: ${stated}” for the column “${name}”, but this workbook counts its days as ${serials}: they would be four years off.`,
    mend: `Write “dates: ${serials}” in a mapping for such workbooks, or format the column as dates in Excel.`,
  }),
};
