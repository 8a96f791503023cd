import * as z from 'zod';
import { Results } from '../settlement/results-shape.ts';
import { Name, NumberText, QUANTITY_PATTERN } from '../terms/shape/text.ts';

const Money = NumberText.describe('Money in the contract’s currency: `1 871 540`.');

const what = z.string().min(1).describe('What the figure is, in a few words: `total repaid`.');
const figure = z
  .string()
  .regex(
    /^(?:entitled|payable|payer [a-z][a-z0-9_]*|amount [a-z][a-z0-9_]*|line [a-z][a-z0-9_]*(?: [a-z][a-z0-9_]*)?)$/,
    'figure',
  )
  .optional()
  .describe(
    'What it is compared with: `entitled` (left out), `payable`, `payer dcms`, `line jail_days`, `line coupon year_1`, `amount lender_loss`.',
  );
const amount = z
  .string()
  .regex(QUANTITY_PATTERN, 'quantity')
  .describe('The published figure, with its unit if it is not money.');
const roundedTo = NumberText.optional().describe(
  'The published figure is rounded to whole multiples of this: `10 000`.',
);
const reason = z.string().min(1);

/** A figure that was published of a contract, and how what the terms give compares with it. */
export const Published = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('reproduces'), what, figure, amount, roundedTo }),
  z.strictObject({
    status: z.literal('parameter inferred'),
    what,
    figure,
    amount,
    roundedTo,
    reason: reason.describe('Which parameter was found from the payment itself.'),
  }),
  z.strictObject({
    status: z.literal('does not reconcile'),
    what,
    figure,
    amount,
    difference: NumberText.describe('What the terms give, less the published figure.'),
    reason: reason.describe('Why they differ, as far as one knows.'),
    lines: z.record(Name, Money).optional().describe('Published payments per sentence or outcome.'),
    unexplained: z
      .array(Name)
      .optional()
      .describe('Exactly those of the published lines that the terms do not give.'),
  }),
  z.strictObject({ status: z.literal('structure only'), what, figure }),
]);
export type Published = z.infer<typeof Published>;

export const Expected = z.strictObject({
  payable: Money.optional(),
  entitled: Money.optional(),
  lines: z
    .record(Name, z.union([Money, z.enum(['waiting', 'shut'])]))
    .optional()
    .describe('Per sentence or outcome: an amount, or why there is none.'),
  amounts: z
    .record(Name, z.union([Money, z.enum(['waiting', 'shut'])]))
    .optional()
    .describe('Amounts that the terms compute and no payment reads, such as a loss.'),
  held: z.record(Name, Money).optional().describe('Decided, and not due yet.'),
  payers: z.record(Name, Money).optional().describe('What each payer pays now.'),
  claimedBack: z.record(Name, Money).optional().describe('What each payer gets back now.'),
  carried: z.record(Name, Money).optional().describe('What is netted in the next payment.'),
  published: z.union([Published, z.array(Published).min(1)]).optional(),
});
export type Expected = z.infer<typeof Expected>;

/** A worked example: one sentence, where it comes from, what is given and what must come out. */
export const Case = z.strictObject({
  project: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,39}$/)
    .optional()
    .describe('Of a programme, the project whose terms are meant: `depaul`.'),
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
