import * as z from 'zod';
import { NumberPlace, RoundingRule } from './number.ts';
import { Clause, DateText, Inferred, Name, Note, NumberText, Text } from './text.ts';

const PaidIn = z
  .strictObject({
    paidIn: Text.describe('An ISO 4217 code, such as USD.'),
    rate: NumberText.describe('How much of it is one of the contract’s currency.'),
    source: Text.optional().describe('Whose rate it is.'),
    date: DateText.optional().describe('Of which day.'),
    round: RoundingRule.optional().describe('Left out: to 0.01, half up.'),
  })
  .meta({ id: 'PaidIn' });

export const Payer = z
  .strictObject({
    party: Name.describe('The party that pays.'),
    share: NumberPlace.describe(
      'A share of the entitlement, or `rest`: bears the excess and the odd unit.',
    ),
    atMost: NumberPlace.optional().describe('At most this over the contract’s life.'),
    calendar: z
      .enum(['monthly', 'quarterly', 'yearly'])
      .optional()
      .describe('How often it pays: what it owes by the last of these days is told apart.'),
    currency: PaidIn.optional().describe('Pays each difference in another currency.'),
    vat: z
      .string()
      .regex(/^\d+(?:\.\d+)? %$/, 'quantity')
      .optional()
      .describe('VAT on top of what it pays, shown apart: `25 %`.')
      .meta({ examples: ['25 %'] }),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Payer' });
export type Payer = z.infer<typeof Payer>;

export const Recipient = z
  .strictObject({
    party: Name.optional().describe('The party that is paid.'),
    rank: z.array(Name).min(1).optional().describe('Parties of one rank, paid before the next.'),
    by: Name.optional().describe('By what a rank’s money is split.'),
    share: NumberPlace.optional().describe('A share of each payment, or `rest`.'),
    atMost: NumberPlace.optional().describe('At most this over the contract’s life.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'Recipient' });
export type Recipient = z.infer<typeof Recipient>;

const Negative = z
  .strictObject({
    net: z
      .literal('next payment')
      .optional()
      .describe('A negative difference is netted in the next payment.'),
    claimBack: z.enum(['end', 'at once']).optional().describe('What is left is claimed back then.'),
  })
  .meta({ id: 'Negative' });

/** Who pays, to whom, rounded how, and what happens to a negative difference. */
export const SettlementRules = z
  .strictObject({
    rounding: RoundingRule.describe('Rounds the entitlement to date, before it is split.'),
    payers: z.array(Payer).min(1).describe('Who pays, in the order in which the total is split.'),
    recipients: z
      .array(Recipient)
      .min(1)
      .optional()
      .describe('Who is paid; left out: investors by what each advanced, else the first provider.'),
    negative: Negative.optional().describe('What happens when the entitlement to date has fallen.'),
    clause: Clause.optional(),
  })
  .meta({ id: 'Settlement' });
export type SettlementRules = z.infer<typeof SettlementRules>;
