import * as z from 'zod';
import { ROUNDING_MODES } from '../../money/rounding.ts';
import { DIGITS, FIGURE, FigureName, Name, QUANTITY_PATTERN, UNIT } from './text.ts';

/** A bound's value: a number with its unit, a date, or a figure's name. */
const BoundValue = z
  .string()
  .regex(
    new RegExp(`${QUANTITY_PATTERN.source}|${/^\d{4}-\d{2}-\d{2}$/.source}|^${FIGURE}$`),
    'quantity',
  )
  .describe('A number with its unit, a date, or a figure’s name.')
  .meta({ id: 'BoundValue', examples: ['10 %', '0 points', '2020-04-01', 'advanced'] });

const bounds = {
  from: BoundValue.optional().describe('At least this (≥).'),
  above: BoundValue.optional().describe('More than this (>).'),
  below: BoundValue.optional().describe('Less than this (<).'),
  to: BoundValue.optional().describe('At most this (≤).'),
};

/** Bounds are always one of four words: `from` ≥, `above` >, `below` <, `to` ≤. */
export const Bounds = z.strictObject(bounds).meta({ id: 'Bounds' });
export type Bounds = z.infer<typeof Bounds>;

/** A number, `none` (no limit), a figure's name, or a table: what may stand wherever a number stands. */
export type NumberPlace = string | Table | UpliftedPrice;

/** A price that is uplifted and rounded before it is multiplied. */
export type UpliftedPrice = {
  is: NumberPlace;
  times?: NumberPlace | undefined;
  round?: RoundingRule | undefined;
};

export type TableRow = Bounds & { is: NumberPlace; risingTo?: NumberPlace | undefined };
export type Table =
  | { by: string; rows: TableRow[] }
  | { by: string; values: Record<string, NumberPlace> };

/** Rounds to whole multiples of a step. */
export const RoundingRule = z
  .strictObject({
    to: z
      .string()
      .regex(new RegExp(`^${DIGITS}${UNIT}$`), 'quantity')
      .describe('The step to round to: `1`, `0.01`, `10 000`, `0.1 %`.')
      .meta({ examples: ['1', '0.01', '10 000', '0.1 %'] }),
    mode: z
      .enum(ROUNDING_MODES)
      .describe('What happens to a tie (`half-…`) or to any remainder (`up`, `down`).'),
  })
  .meta({ id: 'Rounding' });
export type RoundingRule = z.infer<typeof RoundingRule>;

/** A number with its unit, `none`, `unknown`, or a figure's name. */
const NumberPlaceText = z
  .string()
  .regex(new RegExp(`${QUANTITY_PATTERN.source}|^${FIGURE}$`), 'quantity')
  .describe('A number with its unit, `none`, `unknown`, or a figure’s name.')
  .meta({ examples: ['12 000 000', '40 %', '5 points', '20 % of advanced', 'advanced', 'none'] });

export const NumberPlace: z.ZodType<NumberPlace> = z
  .lazy(() => z.xor([NumberPlaceText, Table, Uplifted]))
  .meta({
    id: 'NumberOrTable',
    description: 'A number with its unit, `none`, `unknown`, a figure’s name, or a table.',
  });

const Uplifted: z.ZodType<UpliftedPrice> = z
  .lazy(() =>
    z.strictObject({
      is: NumberPlace.describe('The price before the uplift.'),
      times: NumberPlace.optional().describe('The factor that uplifts it.'),
      round: RoundingRule.optional().describe('Rounds it before it is multiplied.'),
    }),
  )
  .meta({ id: 'UpliftedPrice' });

const TableRow: z.ZodType<TableRow> = z
  .lazy(() =>
    z.strictObject({
      ...bounds,
      is: NumberPlace.describe('The value in this row.'),
      risingTo: NumberPlace.optional().describe(
        'The value reached at the row’s upper bound; between, it rises in a straight line.',
      ),
    }),
  )
  .meta({ id: 'TableRow' });

/** A lookup table: by bounds on a figure, or by the values of an attribute. */
export const Table: z.ZodType<Table> = z
  .lazy(() =>
    z.xor([
      z.strictObject({
        by: FigureName.describe('A figure, `cohort`, `period` (their place: 1, 2, …) or `date`.'),
        rows: z.array(TableRow).min(1).describe('Rows without gaps or overlaps, lowest first.'),
      }),
      z.strictObject({
        by: Name.describe('`cohort`, or an attribute of a person.'),
        values: z
          .record(z.string(), NumberPlace)
          .describe('A value per cohort or attribute; `others` for the rest.'),
      }),
    ]),
  )
  .meta({ id: 'Table' });
