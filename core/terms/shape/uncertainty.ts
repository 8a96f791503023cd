import * as z from 'zod';
import { CORRECTIONS } from '../../statistics/multiple-testing.ts';
import { Clause, DIGITS, Inferred, Name, NumberText, UNIT } from './text.ts';

/** The methods that terms can name; where they name none, the measure and the comparator choose. */
export const CHOSEN_METHODS = [
  'wilson',
  'clopper-pearson',
  'newcombe',
  'risk-ratio',
  'odds-ratio',
  'quasi-poisson',
  'negative-binomial',
  'student',
  'welch',
  'ratio-of-means',
  'cluster-robust',
  'bootstrap',
] as const;

/** How the interval of an effect is made. It tells how sure the effect is, and decides no payment. */
export const Uncertainty = z
  .strictObject({
    method: z
      .enum(CHOSEN_METHODS)
      .optional()
      .describe('How it is made; left out: by the measure and the comparator, or by clusters.'),
    level: z
      .string()
      .regex(new RegExp(`^${DIGITS}${UNIT}$`), 'quantity')
      .optional()
      .describe('The confidence level; left out: `95 %`.')
      .meta({ examples: ['95 %', '90 %'] }),
    clusters: Name.optional().describe(
      'The attribute whose values are clusters, such as `school`: persons of one may be alike. `person`: each is one.',
    ),
    correction: z
      .enum(['CR0', 'CR1'])
      .optional()
      .describe('Whether few clusters are corrected for; left out: `CR1`.'),
    test: z
      .enum(['two-sided'])
      .optional()
      .describe('Says the p-value beside the interval; left out: no test.'),
    seed: NumberText.optional().describe('Where bootstrap begins to draw; left out: `1`.'),
    resamples: NumberText.optional().describe('How often bootstrap draws; left out: `2000`.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'Uncertainty' });
export type Uncertainty = z.infer<typeof Uncertainty>;

/** How persons of the comparison group are matched or weighted; shown beside the effect, never paid by. */
export const Matching = z
  .strictObject({
    on: z
      .array(Name)
      .min(1)
      .optional()
      .describe(
        'Attributes of enrolments: persons are matched on how likely they were to take part.',
      ),
    weight: Name.optional().describe('Or the attribute that holds each person’s weight.'),
    caliper: NumberText.optional().describe(
      'No farther apart than this, in standard deviations of the log odds: `0.2`. Left out: no limit.',
    ),
    ratio: NumberText.optional().describe('How many to each; left out: `1`.'),
    reuse: z
      .enum(['true', 'false'])
      .optional()
      .describe('Whether a person may be matched with several; left out: no.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'Matching' });
export type Matching = z.infer<typeof Matching>;

/** How the tests of several metrics are held together. */
export const MultipleTesting = z.enum(CORRECTIONS);
