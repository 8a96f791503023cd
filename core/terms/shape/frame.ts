import * as z from 'zod';
import { Clause, DateText, Inferred, Name, Note, NumberText, SpanText } from './text.ts';

/** The roles of a contract; a party may hold several, and a role several parties. */
export const ROLES = [
  'outcome-payer',
  'investor',
  'provider',
  'project-owner',
  'intermediary',
  'evaluator',
  'finance',
  'guarantor',
  'arbiter',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

export const Party = z
  .strictObject({
    name: z.string().min(1),
    roles: z.array(Role).min(1),
    organisationNumber: z
      .string()
      .regex(/^\d{6}-\d{4}$/, 'organisation-number')
      .optional(),
    signs: z
      .enum(['true', 'false'])
      .optional()
      .describe('Whether it signs the terms; left out: payers, investors and providers sign.'),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Party' });
export type Party = z.infer<typeof Party>;

export const TargetGroup = z.strictObject({
  description: z.string().min(1),
  places: NumberText.optional().describe('The ceiling of enrolment.'),
  eligibility: z
    .array(z.strictObject({ id: Name, text: z.string().min(1), clause: Clause.optional() }))
    .optional(),
  clause: Clause.optional(),
  inferred: Inferred.optional(),
  note: Note.optional(),
});

/** Who verifies, how long they have, who may object, and who arbitrates. */
export const Verification = z.strictObject({
  verifier: Name.describe('The party that verifies; holds the role `evaluator`.'),
  independence: z
    .enum(['required', 'agreed away'])
    .optional()
    .describe('Left out: the verifier is independent of payer, investor and provider.'),
  decideWithin: SpanText.optional(),
  objections: z
    .strictObject({
      within: SpanText.describe('The window opens when the evaluator approves.'),
      by: z.array(Role).min(1).describe('The roles that may object.'),
      arbiter: Name.optional().describe(
        'The party that decides if the evaluator upholds the result.',
      ),
    })
    .optional(),
  suppressBelow: NumberText.optional().describe(
    'Cells smaller than this are suppressed outside the person zone.',
  ),
  clause: Clause.optional(),
  inferred: Inferred.optional(),
});

export const Payout = z.strictObject({
  attesters: z
    .enum(['2', '3'])
    .optional()
    .describe('How many persons attest together; left out: 2.'),
  attestWithin: SpanText.optional(),
  dueWithin: SpanText.optional().describe('From attest to the due date.'),
  clause: Clause.optional(),
  inferred: Inferred.optional(),
});

export const Phases = z.strictObject({
  signBy: DateText.optional(),
  intervention: z.strictObject({ from: DateText, to: DateText, clause: Clause.optional() }),
  end: DateText.optional().describe('The last day of the contract.'),
  inferred: Inferred.optional(),
});

export const Retention = z.strictObject({
  personLevel: SpanText.describe('How long after the contract’s end person-level data are kept.'),
  legalBasis: z.string().optional(),
  clause: Clause.optional(),
  inferred: Inferred.optional(),
});

export const Title = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) });
