import * as z from 'zod';
import { Role } from './frame.ts';
import { NumberPlace } from './number.ts';
import { Clause, DateText, Inferred, Name, Note, Text } from './text.ts';

/** Capital that an investor advances. The name itself means drawn to date; `.committed` the other. */
export const Capital = z
  .strictObject({
    investor: Name.optional().describe('The party that advances it.'),
    committed: NumberPlace.optional().describe('How much is promised: `.committed`.'),
    revolving: z.literal('true').optional().describe('Drawn, repaid and drawn again.'),
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
    title: Text.optional().describe('What people call it.'),
    states: z.array(Name).min(1).describe('The states it can be in.'),
    initially: Name.optional().describe(
      'The state until something happens; left out: conditions on it wait until then.',
    ),
    decidedBy: Role.optional().describe('The role that decides it; left out: the outcome payer.'),
    clause: Clause.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Event' });

/** A follow-up period; both days are included. */
export const Period = z
  .strictObject({
    id: Name.describe('The period’s name.'),
    from: DateText.describe('The first day.'),
    to: DateText.describe('The last day.'),
    dataDue: DateText.optional().describe(
      'When the data are asked for; left out: the day after the last, and after the lag of the slowest register.',
    ),
    purpose: z
      .enum(['payment', 'learning'])
      .optional()
      .describe('Whether it is paid for or only for learning; left out: paid for.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Period' });
export type Period = z.infer<typeof Period>;
