import * as z from 'zod';
import { Leaving } from './follow-up.ts';
import { Measure } from './measure.ts';
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
  Text,
  UNIT,
} from './text.ts';
import { Matching, Uncertainty } from './uncertainty.ts';
import { Window } from './window.ts';

export type { Measure } from './measure.ts';
export type { Capital, Period } from './things.ts';
export type { Window } from './window.ts';

const COMPARATOR_KINDS = [
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

const CalendarDays = z
  .strictObject({
    from: DateText.describe('The first day.'),
    to: DateText.describe('The last day.'),
  })
  .meta({ id: 'CalendarDays' });

/** What the outcome is compared with; frozen and hashed at signing. */
const Comparator = z
  .strictObject({
    kind: z.enum(COMPARATOR_KINDS).describe('What kind of comparison it is.'),
    value: NumberText.optional().describe(
      'A fixed target, forecast or published rate, in the metric’s unit.',
    ),
    reference: Window.optional().describe('The person’s own reference period.'),
    arm: Name.optional().describe(
      'The arm of the comparison group in the enrolments; left out: `comparison`.',
    ),
    during: CalendarDays.optional().describe(
      'The days of a historical cohort whose metric is counted in the period.',
    ),
    source: Text.optional().describe('Where the comparator’s figures come from.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'Comparator' });

export const MISSING_POLICIES = ['excluded', 'not improved', 'failure', 'wait'] as const;

/** An outcome metric: what is measured, against what, and what its name means in a payment. */
export const Metric = z
  .strictObject({
    title: Text.optional().describe('What people call it.'),
    purpose: z
      .enum(['payment', 'gate', 'learning'])
      .describe('A learning metric is reported, never paid.'),
    unit: z
      .string()
      .regex(/^(?:%|[A-Z]{3}|[a-zåäö]{2,})$/, 'unit')
      .describe('A currency, `%`, `points`, `days`, or a word of small letters.')
      .meta({ examples: ['SEK', '%', 'points', 'days'] }),
    better: z.enum(['higher', 'lower']).describe('Which way is better.'),
    effect: z
      .enum(['level', 'improvement', 'relative improvement', 'ratio', 'extra'])
      .optional()
      .describe('What the metric’s name means; left out: its level.'),
    of: FigureName.optional().describe('The denominator of an `extra`, such as `people`.'),
    comparator: Comparator.optional().describe('What an effect is compared with.'),
    less: z.array(Name).optional().describe('What is taken off before it is priced.'),
    deadweight: NumberPlace.optional().describe(
      'The share that would have happened anyway, taken off: `33 %`, or a table by cohort.',
    ),
    requires: z
      .xor([Name, z.array(Name)])
      .optional()
      .describe('What the same person must also have reached to be counted.'),
    range: z
      .string()
      .regex(new RegExp(`^${DIGITS}${UNIT} to ${DIGITS}${UNIT}$`), 'range')
      .optional()
      .describe('The values that can occur, for checks: `-20 000 000 to 40 000 000`.')
      .meta({ examples: ['-20 000 000 to 40 000 000', '0 % to 100 %'] }),
    drift: z
      .string()
      .regex(new RegExp(`^${DIGITS}${UNIT}$`), 'quantity')
      .optional()
      .describe('How much better it gets without the intervention, as published, for checks.')
      .meta({ examples: ['10 %'] }),
    missing: z
      .enum(MISSING_POLICIES)
      .optional()
      .describe('What a person without an observation counts as. Left out: `excluded`.'),
    round: RoundingRule.optional().describe('Rounds the effect before anything reads it.'),
    window: Window.optional().describe('When observations count; left out: in the period.'),
    leaving: Leaving.optional().describe(
      'What persons who left count as in this metric, by reason, before what `followUp` says.',
    ),
    measure: Measure.optional().describe('How observations of persons become a figure.'),
    uncertainty: Uncertainty.optional().describe(
      'How the interval of the effect is made; left out: by the measure and the comparator.',
    ),
    matching: Matching.optional().describe('A matched comparison, shown beside the effect.'),
    minimum: NumberText.optional().describe('With fewer measured than this there is no value.'),
    claimant: Name.optional().describe('Who claims, if not a person: `village`.'),
    source: Text.optional().describe('The register or survey.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Metric' });
export type Metric = z.infer<typeof Metric>;
