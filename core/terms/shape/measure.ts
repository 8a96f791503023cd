import * as z from 'zod';
import { Name, NumberText } from './text.ts';
import { Window } from './window.ts';

const Achieved = z
  .strictObject({
    from: NumberText.optional().describe('At least this (≥).'),
    above: NumberText.optional().describe('More than this (>).'),
    below: NumberText.optional().describe('Less than this (<).'),
    to: NumberText.optional().describe('At most this (≤).'),
  })
  .meta({ id: 'Achieved' });

/** Figures of several metrics of one person, made one figure. */
const Combination = z
  .strictObject({
    all: z.array(Name).min(2).optional().describe('1 for whoever reached all of these metrics.'),
    any: z.array(Name).min(2).optional().describe('1 for whoever reached one of these metrics.'),
    weighted: z
      .record(Name, NumberText)
      .optional()
      .describe('The person’s figures in these metrics, each times its weight, added up.'),
  })
  .meta({ id: 'Combination' });
export type Combination = z.infer<typeof Combination>;

const Outliers = z
  .strictObject({
    from: NumberText.optional().describe('A person’s figure below this is an outlier.'),
    to: NumberText.optional().describe('A person’s figure above this is an outlier.'),
    are: z
      .enum(['capped', 'excluded'])
      .describe('Counted at the bound, or left out with the person.'),
  })
  .meta({ id: 'Outliers' });
export type Outliers = z.infer<typeof Outliers>;

/** How observations of persons become one level per cohort and period. */
export const Measure = z
  .strictObject({
    observation: Name.optional().describe('The name of the observation in the observations file.'),
    combines: Combination.optional().describe('Other metrics instead of an observation.'),
    as: z
      .enum([
        ...['sum', 'mean', 'count', 'share', 'rate'],
        ...['median time', 'restricted mean time', 'share with event', 'share without event'],
      ] as const)
      .describe(
        '`sum` of values, `mean` per person, `count` of persons or events, `share` of persons, `rate` of events per person, `median time` or `restricted mean time` in days to the first event, `share with event` or `share without event` of persons in their first days.',
      ),
    perPerson: z
      .enum(['sum', 'mean', 'count', 'first', 'latest', 'lowest', 'highest', 'days'])
      .optional()
      .describe(
        'How one person’s values become a figure before persons are added up; `days` counts each day of a stay once.',
      ),
    baseline: Window.optional().describe(
      'The figure is the person’s change since this window of their own.',
    ),
    counts: Achieved.optional().describe(
      'Which values count as achieved; with `perPerson`, `baseline` or `combines`, which figures. With it, `count` and `rate` count each value that achieves as one event; without it they add the values up, each as so many events. Left out: any.',
    ),
    per: NumberText.optional().describe('The level is per so many persons, or years: `100`.'),
    over: z
      .enum(['person-years', 'person-days'])
      .optional()
      .describe('A rate per time that persons were followed, instead of per person.'),
    daysPerYear: NumberText.optional().describe('Days in a person-year; left out: `365.25`.'),
    upTo: NumberText.optional().describe(
      'How many days: up to which a mean time is restricted, or in which the share has had the event, or has not.',
    ),
    duplicates: z
      .enum(['refuse', 'latest', 'sum'])
      .optional()
      .describe(
        'Two observations of one person on one day: refused (default), the latest in the file, or added.',
      ),
    outliers: Outliers.optional().describe(
      'Figures that are too far out; results are shown with and without this rule.',
    ),
  })
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof Measure>;

/** The metrics whose figures a measure combines. */
export function combinedNames(measure: Measure | undefined): readonly string[] {
  const { all = [], any = [], weighted = {} } = measure?.combines ?? {};
  return [...all, ...any, ...Object.keys(weighted)];
}
