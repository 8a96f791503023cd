import * as z from 'zod';
import { NumberPlace, RoundingRule } from './number.ts';
import {
  Clause,
  DateText,
  DIGITS,
  FigureName,
  Inferred,
  Name,
  Note,
  NumberText,
  SpanText,
  UNIT,
} from './text.ts';

export const COMPARATOR_KINDS = [
  'fixed-target',
  'own-reference-period',
  'historical-cohort',
  'matched-group',
  'randomised-control',
  'difference-in-differences',
  'forecast',
  'published-rate',
  'assumed-rate',
] as const;

/** When an observation counts: so long after (or before) the person's enrolment, or in the period's dates. */
export const Window = z
  .strictObject({
    counted: z
      .enum(['after enrolment', 'before enrolment', 'in the period'])
      .describe('Per person from enrolment, or by calendar.'),
    opens: SpanText.optional().describe('Left out: at once.'),
    closes: SpanText.optional().describe('Required unless counted in the period.'),
    lag: SpanText.optional().describe(
      'How long the register needs; the window is reached only after it.',
    ),
  })
  .describe('When an observation counts for a person.');
export type Window = z.infer<typeof Window>;

export const Comparator = z
  .strictObject({
    kind: z.enum(COMPARATOR_KINDS),
    value: NumberText.optional().describe(
      'A fixed target, forecast or published rate, in the metric’s unit.',
    ),
    reference: Window.optional().describe('The person’s own reference period.'),
    arm: Name.optional().describe('The arm of the comparison group in the enrolments.'),
    source: z.string().optional().describe('Where the comparator’s figures come from.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .describe('What the outcome is compared with; frozen and hashed at signing.');
export type Comparator = z.infer<typeof Comparator>;

/** How observations of persons become one level per cohort and period. */
export const Measure = z
  .strictObject({
    observation: Name.describe('The name of the observation in the observations file.'),
    as: z
      .enum(['sum', 'mean', 'count', 'share', 'rate'])
      .describe(
        '`sum` of values, `mean` per person, `count` of persons or events, `share` of persons, `rate` of events per person.',
      ),
    counts: z
      .strictObject({
        from: NumberText.optional(),
        above: NumberText.optional(),
        below: NumberText.optional(),
        to: NumberText.optional(),
      })
      .optional()
      .describe('Which values count as achieved; left out: any.'),
    per: NumberText.optional().describe('The level is per so many persons: `100`.'),
    duplicates: z
      .enum(['refuse', 'latest', 'sum'])
      .optional()
      .describe(
        'Two observations of one person on one day: refused (default), the latest in the file, or added.',
      ),
  })
  .describe('How observations of persons become a figure.');
export type Measure = z.infer<typeof Measure>;

export const MISSING_POLICIES = ['excluded', 'not improved', 'failure', 'wait'] as const;

/** An outcome metric: what is measured, against what, and what its name means in a payment. */
export const Metric = z
  .strictObject({
    title: z.string().optional(),
    purpose: z
      .enum(['payment', 'gate', 'learning'])
      .describe('A learning metric is reported, never paid.'),
    unit: z
      .string()
      .regex(/^(?:%|[A-Z]{3}|[a-zåäö]{2,})$/, 'unit')
      .describe('A currency, `%`, `points`, `days`, or a word of small letters.'),
    better: z.enum(['higher', 'lower']),
    effect: z
      .enum(['level', 'improvement', 'relative improvement', 'ratio', 'extra'])
      .optional()
      .describe('What the metric’s name means; left out: its level.'),
    of: FigureName.optional().describe('The denominator of an `extra`, such as `people`.'),
    comparator: Comparator.optional(),
    less: z.array(Name).optional(),
    requires: z.xor([Name, z.array(Name)]).optional(),
    range: z
      .string()
      .regex(new RegExp(`^${DIGITS}${UNIT} to ${DIGITS}${UNIT}$`), 'range')
      .optional()
      .describe('The values that can occur, for checks: `-20 000 000 to 40 000 000`.'),
    missing: z
      .enum(MISSING_POLICIES)
      .optional()
      .describe('What a person without an observation counts as. Left out: `excluded`.'),
    round: RoundingRule.optional(),
    window: Window.optional(),
    measure: Measure.optional(),
    minimum: NumberText.optional().describe('With fewer measured than this there is no value.'),
    claimant: Name.optional(),
    source: z.string().optional().describe('The register or survey.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Metric' });
export type Metric = z.infer<typeof Metric>;

/** Capital that an investor advances. The name itself means drawn to date; `.committed` the other. */
export const Capital = z
  .strictObject({
    investor: Name.optional().describe('The party that advances it.'),
    committed: NumberPlace.optional(),
    revolving: z.literal('true').optional(),
    by: z.enum(['cohort']).optional().describe('Drawn per cohort.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Capital' });
export type Capital = z.infer<typeof Capital>;

/** An event that conditions may ask for, with the states it can be in. */
export const Event = z
  .strictObject({
    title: z.string().optional(),
    states: z.array(Name).min(1),
    decidedBy: z.string().optional().describe('The role that decides it.'),
    clause: Clause.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Event' });

/** A follow-up period; both days are included. */
export const Period = z
  .strictObject({
    id: Name,
    from: DateText,
    to: DateText,
    dataDue: DateText.optional().describe(
      'When the data are asked for; left out: the day after the last.',
    ),
    purpose: z
      .enum(['payment', 'learning'])
      .optional()
      .describe('Whether it is paid for or only for learning.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Period' });
export type Period = z.infer<typeof Period>;
