import * as z from 'zod';
import { NumberPlace, RoundingRule } from './number.ts';
import { Clause, Inferred, Name, Note } from './text.ts';

export const Payer = z.strictObject({
  party: Name,
  share: NumberPlace.describe(
    'A share of the entitlement, or `rest`: bears the excess and the odd unit.',
  ),
  atMost: NumberPlace.optional().describe('At most this over the contract’s life.'),
  calendar: z.enum(['monthly', 'quarterly', 'yearly']).optional(),
  clause: Clause.optional(),
  inferred: Inferred.optional(),
  note: Note.optional(),
});
export type Payer = z.infer<typeof Payer>;

export const Recipient = z.strictObject({
  party: Name.optional(),
  rank: z.array(Name).min(1).optional(),
  by: Name.optional(),
  share: NumberPlace.optional().describe('A share, or `rest`.'),
  atMost: NumberPlace.optional(),
  clause: Clause.optional(),
  inferred: Inferred.optional(),
});
export type Recipient = z.infer<typeof Recipient>;

/** Who pays, to whom, rounded how, and what happens to a negative difference. */
export const SettlementRules = z.strictObject({
  rounding: RoundingRule,
  payers: z.array(Payer).min(1),
  recipients: z.array(Recipient).min(1).optional(),
  negative: z
    .strictObject({
      net: z
        .literal('next payment')
        .optional()
        .describe('A negative difference is netted in the next payment.'),
      claimBack: z
        .enum(['end', 'at once'])
        .optional()
        .describe('What is left is claimed back then.'),
    })
    .optional(),
  clause: Clause.optional(),
});
export type SettlementRules = z.infer<typeof SettlementRules>;
