import * as z from 'zod';
import { Name, NumberText } from './text.ts';

const Achieved = z
  .strictObject({
    from: NumberText.optional().describe('At least this (≥).'),
    above: NumberText.optional().describe('More than this (>).'),
    below: NumberText.optional().describe('Less than this (<).'),
    to: NumberText.optional().describe('At most this (≤).'),
  })
  .meta({ id: 'Achieved' });

/** How observations of persons become one level per cohort and period. */
export const Measure = z
  .strictObject({
    observation: Name.describe('The name of the observation in the observations file.'),
    as: z
      .enum(['sum', 'mean', 'count', 'share', 'rate'])
      .describe(
        '`sum` of values, `mean` per person, `count` of persons or events, `share` of persons, `rate` of events per person.',
      ),
    counts: Achieved.optional().describe('Which values count as achieved; left out: any.'),
    per: NumberText.optional().describe('The level is per so many persons: `100`.'),
    duplicates: z
      .enum(['refuse', 'latest', 'sum'])
      .optional()
      .describe(
        'Two observations of one person on one day: refused (default), the latest in the file, or added.',
      ),
  })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof Measure>;
