import * as z from 'zod';
import { Name, NumberText, Text } from '../../terms/shape/text.ts';
import { ENROLMENTS } from '../enrolments.ts';
import { OBSERVATIONS } from '../observations.ts';
import { DATE_FORMS } from '../reading/date-forms.ts';
import { UNIT_NAMES } from '../reading/units.ts';
import { ENCODINGS } from '../source/encoding.ts';

const Whole = z.string().regex(/^[1-9]\d{0,2}$/, 'number');
const UnitName = z.enum(UNIT_NAMES).meta({ id: 'RegisterUnit' });

/** Where a field's cells stand in a source's file, and how they are written there. */
export const MappedColumn = z
  .strictObject({
    column: Text.optional().describe('The header of the column in the source’s file.'),
    fixed: Text.optional().describe('What every row says, where the file has no such column.'),
    ifEmpty: Text.optional().describe('What an empty cell means.'),
    codes: z
      .record(z.string(), z.string())
      .optional()
      .describe(
        'What each code of the register means: `JA: 1`. Every code that occurs stands here.',
      ),
    digits: Whole.optional().describe(
      'How many digits an id has: zeros that a spreadsheet took away are put back.',
    ),
    dates: z
      .enum(DATE_FORMS)
      .optional()
      .describe(
        'How dates are written; left out: year first, `2026-01-31`. Of a time (`hh:mm`) only the day is read.',
      ),
    decimal: z.enum(['comma', 'point']).optional().describe('The decimal sign of numbers.'),
    thousands: z
      .enum(['space', 'point', 'comma'])
      .optional()
      .describe('What stands between thousands.'),
    unit: UnitName.optional().describe('The unit in the file.'),
    as: UnitName.optional().describe('The unit that the terms count in.'),
    hoursPerDay: NumberText.optional().describe(
      'How many hours a day is, where days are working days; left out: 24.',
    ),
  })
  .meta({ id: 'MappedColumn' });
export type MappedColumn = z.infer<typeof MappedColumn>;

/** The fields of all kinds of files, under the English name of their column. */
const FIELD_NAMES = [
  ...new Set(
    [ENROLMENTS, OBSERVATIONS].flatMap(({ columns }) =>
      Object.values(columns).flatMap(({ names }) => names.slice(0, 1)),
    ),
  ),
];

const FieldColumns = z.strictObject(
  Object.fromEntries(FIELD_NAMES.map((name) => [name, MappedColumn.optional()])),
);

/** One observation of a wide file, in which each row holds several, each in a column of its own. */
const WideColumn = z
  .strictObject({
    observation: Name.describe('The name of the observation.'),
    ...MappedColumn.omit({ fixed: true, digits: true, dates: true }).shape,
    column: Text.describe('The header of the column that holds its value.'),
  })
  .meta({ id: 'WideColumn' });

/** How one source's files are read: saved once, and used for every delivery from it. */
export const Mapping = z.strictObject({
  source: Text.describe('The register or system that the files come from.'),
  kind: z.enum(['enrolments', 'observations']).describe('What the files hold.'),
  encoding: z
    .enum(ENCODINGS)
    .optional()
    .describe('How letters are stored in a text file; left out: it is found out where certain.'),
  sheet: Text.optional().describe('The sheet of a workbook; left out: it has only one.'),
  headerRow: Whole.optional().describe('The row of the header; left out: the first.'),
  columns: FieldColumns.describe('Each field, and where it stands.'),
  attributes: z
    .record(Name, MappedColumn)
    .optional()
    .describe('Attributes of persons that the terms ask for, by name; enrolments only.'),
  values: z
    .array(WideColumn)
    .min(1)
    .optional()
    .describe('Several observations per row, each in a column of its own; observations only.'),
  ignore: z.array(Text).optional().describe('Columns that are left out. Nothing of them is kept.'),
});
export type Mapping = z.infer<typeof Mapping>;
