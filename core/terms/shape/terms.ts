import * as z from 'zod';
import { FollowUp } from './follow-up.ts';
import { Party, Payout, Phases, Retention, TargetGroup, Title, Verification } from './frame.ts';
import { Metric } from './metric.ts';
import { Amount, Sentence } from './sentence.ts';
import { SettlementRules } from './settlement.ts';
import { Clause, IndexAt, Name, Note, NumberText, Text } from './text.ts';
import { Capital, Event, Period } from './things.ts';

/**
 * The terms of a social outcomes contract, as written: the only place where the shape is said. Every scalar
 * is text, so that digits are kept; `core/terms/quantity` reads numbers out of it.
 */
export const Terms = z
  .strictObject({
    contract: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/, 'contract')
      .describe('The contract’s name: small letters, digits and hyphens, at most 40.')
      .meta({ examples: ['norrkoping-2016'] }),
    title: Title.optional().describe('What people call the contract, in Swedish and English.'),
    currency: Text.describe('An ISO 4217 code, such as SEK.'),
    timeZone: Text.optional().describe('Left out: Europe/Stockholm.'),
    registryNumber: Text.optional().describe('The number in the public register (diarienummer).'),
    budget: NumberText.optional().describe('The stated budget for outcome payments.'),
    clause: Clause.optional(),
    note: Note.optional(),
    parties: z.record(Name, Party).describe('Who takes part, each under a name of its own.'),
    targetGroup: TargetGroup.optional().describe('Who the intervention is for.'),
    phases: Phases.optional().describe('The dates of the contract’s life.'),
    cohorts: z
      .array(Name)
      .min(1)
      .optional()
      .describe('The names of the cohorts, in the order in which they were enrolled.'),
    periods: z.array(Period).optional().describe('The follow-up periods, in order.'),
    capital: z.record(Name, Capital).optional().describe('Capital that investors advance.'),
    followUp: FollowUp.optional().describe(
      'How persons are followed who leave, change group or come back, and which days do not count.',
    ),
    metrics: z.record(Name, Metric).optional().describe('What is measured.'),
    amounts: z
      .record(Name, Amount)
      .optional()
      .describe('Figures and money that are named but not paid.'),
    indices: z
      .record(Name, z.record(IndexAt, NumberText))
      .optional()
      .describe('Index figures by year, month or day: `{ kpi: { 2019: 100, 2020: 102.3 } }`.'),
    events: z.record(Name, Event).optional().describe('What happens and can be decided on.'),
    payments: z
      .array(Sentence)
      .min(1)
      .describe('What is paid: sentences, whose sum is the entitlement.'),
    settlement: SettlementRules.describe('Who pays, to whom, rounded how.'),
    verification: Verification.optional().describe('Who verifies the outcomes, and how.'),
    payout: Payout.optional().describe('How payments are attested and paid.'),
    retention: Retention.optional().describe('How long person-level data are kept.'),
  })
  .meta({ id: 'Terms', title: 'Terms of a social outcomes contract' });
export type Terms = z.infer<typeof Terms>;
