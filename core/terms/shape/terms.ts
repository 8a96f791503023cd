import * as z from 'zod';
import { Party, Payout, Phases, Retention, TargetGroup, Title, Verification } from './frame.ts';
import { Capital, Event, Metric, Period } from './metric.ts';
import { Amount, Sentence } from './sentence.ts';
import { SettlementRules } from './settlement.ts';
import { Clause, Name, Note, NumberText } from './text.ts';

/** The cohorts: a list of names, in the order in which they were enrolled. */
const Cohorts = z.array(Name).min(1);

/**
 * The terms of a social outcomes contract, as written: the only place where the shape is said. Every scalar
 * is text, so that digits are kept; `core/terms/quantity` reads numbers out of it.
 */
export const Terms = z
  .strictObject({
    contract: z
      .string()
      .regex(/^[a-z][a-z0-9-]{1,39}$/, 'contract')
      .describe('The contract’s name: small letters, digits and hyphens.'),
    title: Title.optional(),
    currency: z.string().describe('An ISO 4217 code, such as SEK.'),
    timeZone: z.string().optional().describe('Left out: Europe/Stockholm.'),
    registryNumber: z.string().optional().describe('Diarienummer.'),
    budget: NumberText.optional().describe('The stated budget for outcome payments.'),
    clause: Clause.optional(),
    note: Note.optional(),
    parties: z.record(Name, Party),
    targetGroup: TargetGroup.optional(),
    phases: Phases.optional(),
    cohorts: Cohorts.optional(),
    periods: z.array(Period).optional(),
    capital: z.record(Name, Capital).optional(),
    metrics: z.record(Name, Metric).optional(),
    amounts: z.record(Name, Amount).optional(),
    events: z.record(Name, Event).optional(),
    payments: z.array(Sentence).min(1),
    settlement: SettlementRules,
    verification: Verification.optional(),
    payout: Payout.optional(),
    retention: Retention.optional(),
  })
  .meta({ id: 'Terms', title: 'Terms of a social outcomes contract' });
export type Terms = z.infer<typeof Terms>;
