import * as z from 'zod';
import { SpanText } from './text.ts';

/** When an observation counts: so long after (or before) the person's enrolment, or in the period's dates. */
export const Window = z
  .strictObject({
    counted: z
      .enum(['after enrolment', 'before enrolment', 'in the period'])
      .describe('Per person from enrolment, or by calendar.'),
    opens: SpanText.optional().describe('The distance from enrolment; left out: at once.'),
    closes: SpanText.optional().describe(
      'The distance from enrolment. Required unless counted in the period.',
    ),
    lag: SpanText.optional().describe(
      'How long the register needs; the window is reached only after it.',
    ),
    unfinished: z
      .enum(['wait', 'censored'])
      .optional()
      .describe(
        'Windows still open on the day of the evaluation: waited for (default), or counted until that day.',
      ),
  })
  .meta({ id: 'Window' });
export type Window = z.infer<typeof Window>;
