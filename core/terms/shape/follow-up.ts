import * as z from 'zod';
import { Clause, DateText, Inferred, Name, Note } from './text.ts';

/** What a person who left before the window's last day counts as. */
export const LEAVING_RULES = ['followed', 'censored', 'missing', 'failure', 'excluded'] as const;

const Counted = z.enum(LEAVING_RULES);

/** A rule with what of the person's data may be used. */
const LeavingRule = z
  .strictObject({
    counts: Counted.describe('What the person counts as.'),
    data: z
      .enum(['all', 'until then', 'none'])
      .optional()
      .describe(
        'Which of the person’s data may be used, also as claims. Left out: all if `followed`, else until then.',
      ),
    clause: Clause.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'LeavingRule' });

/** By reason, as the enrolments say it; `other` is every reason that is not named. */
export const Leaving = z.record(Name, z.xor([Counted, LeavingRule]));
export type Leaving = z.infer<typeof Leaving>;

/** Days that payer and investor have agreed to leave out. */
const ExcludedInterval = z
  .strictObject({
    from: DateText.describe('The first day that does not count.'),
    to: DateText.describe('The last day that does not count.'),
    agreedBy: z.array(Name).min(1).describe('The parties that agreed on it.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'ExcludedInterval' });
export type ExcludedInterval = z.infer<typeof ExcludedInterval>;

/** How persons are followed who leave, change group or come back, and which days count for nobody. */
export const FollowUp = z
  .strictObject({
    leaving: Leaving.optional().describe(
      'By reason: what a person counts as who left before the window’s last day. Left out: `excluded`.',
    ),
    transfer: z
      .enum(['as assigned', 'as treated'])
      .optional()
      .describe(
        'In which group a person counts who changed group; left out: in the first, as assigned.',
      ),
    reEnrolment: z
      .enum(['first', 'latest', 'each'])
      .optional()
      .describe('Which enrolment of a person who came back counts; left out: the first.'),
    excluded: z
      .array(ExcludedInterval)
      .min(1)
      .optional()
      .describe('Agreed days that do not count; results are shown with and without them.'),
    decides: z
      .enum(['adjusted', 'raw'])
      .optional()
      .describe(
        'Which result is paid on where days or outliers are left out; left out: the adjusted.',
      ),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'FollowUp' });
export type FollowUp = z.infer<typeof FollowUp>;
