import * as z from 'zod';
import { Results } from '../settlement/results-shape.ts';
import { Name, NumberText } from '../terms/shape/text.ts';

const Money = NumberText.describe('Money in the contract’s currency: `1 871 540`.');

/** What a published payment says, where it differs from what the terms give. */
const Published = z.strictObject({
  amount: Money.describe('The published payment.'),
  difference: NumberText.describe('What the terms give, less the published payment.'),
  reason: z.string().min(1).describe('Why they differ, as far as one knows.'),
  lines: z.record(Name, Money).optional().describe('Published payments per sentence or outcome.'),
  unexplained: z
    .array(Name)
    .optional()
    .describe('Exactly those of the published lines that the terms do not give.'),
});

export const Expected = z.strictObject({
  payable: Money.optional(),
  entitled: Money.optional(),
  lines: z
    .record(Name, z.union([Money, z.enum(['waiting', 'shut'])]))
    .optional()
    .describe('Per sentence or outcome: an amount, or why there is none.'),
  held: z.record(Name, Money).optional().describe('Decided, and not due yet.'),
  payers: z.record(Name, Money).optional().describe('What each payer pays now.'),
  claimedBack: z.record(Name, Money).optional().describe('What each payer gets back now.'),
  carried: z.record(Name, Money).optional().describe('What is netted in the next payment.'),
  published: Published.optional(),
});
export type Expected = z.infer<typeof Expected>;

/** A worked example: one sentence, where it comes from, what is given and what must come out. */
export const Case = z.strictObject({
  it: z.string().min(1).describe('What the terms do, as a sentence that begins with a verb.'),
  source: z.string().min(1).describe('Where the figures are published, or how they were found.'),
  status: z
    .enum(['published', 'derived', 'inferred'])
    .describe('Published by the parties, derived from published rules, or inferred.'),
  note: z.string().min(1).optional(),
  given: Results,
  expect: Expected,
});
export type Case = z.infer<typeof Case>;
