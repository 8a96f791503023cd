import * as z from 'zod';

/**
 * A notice to people of a contract: that a task waits for them, or that a payout is issued. Aggregates only.
 * Finance's payout notice carries the payments; everyone else's says what waits, until when, and what
 * happens otherwise.
 */
export const Notice = z.strictObject({
  noticeId: z.string().describe('Permanent; the same for a resend.'),
  type: z.enum([
    'task-waits',
    'task-reminder',
    'payout-issued',
    'payout-superseded',
    'result-decided',
    'erasure-waits',
    'persons-erased',
    'data-came-late',
  ]),
  contractId: z.string(),
  at: z.iso.datetime(),
  to: z.array(z.strictObject({ party: z.string(), role: z.string() })),
  subject: z.strictObject({ sv: z.string(), en: z.string() }),
  body: z.strictObject({ sv: z.array(z.string()), en: z.array(z.string()) }),
  payments: z
    .array(
      z.strictObject({
        payer: z.string(),
        recipient: z.string(),
        amount: z.string(),
        currency: z.string(),
        vat: z.string().optional().describe('On top of the amount.'),
        vatRate: z.string().optional().describe('As the terms write it: `25 %`.'),
        paidIn: z
          .strictObject({
            currency: z.string(),
            amount: z.string(),
            vat: z.string().optional(),
            rate: z.string(),
            source: z.string().optional(),
            date: z.string().optional(),
          })
          .optional()
          .describe('What is paid instead, in the payer’s own currency.'),
        key: z.string(),
      }),
    )
    .optional(),
  claims: z
    .array(
      z.strictObject({
        payer: z.string(),
        amount: z.string(),
        currency: z.string(),
        vat: z.string().optional().describe('Credited on top of the amount.'),
      }),
    )
    .optional()
    .describe('What payers claim back of what was paid; it is in no payment.'),
  parties: z
    .record(
      z.string(),
      z.strictObject({ name: z.string(), organisationNumber: z.string().optional() }),
    )
    .optional()
    .describe('What the parties are called that the notice names, by their names in the terms.'),
  facts: z.record(z.string(), z.string()),
});
export type Notice = z.infer<typeof Notice>;
