import * as z from 'zod';
import { ROLES } from './roles.ts';
import { Clause, DateText, Inferred, Name, Note, NumberText, SpanText, Text } from './text.ts';
import { MultipleTesting } from './uncertainty.ts';

export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** The contract's title in the two languages that people see. */
export const Title = z
  .strictObject({ sv: Text.describe('In Swedish.'), en: Text.describe('In English.') })
  .meta({ id: 'Title' });

/** An organisation that takes part, and what it does. People are never named in terms. */
export const Party = z
  .strictObject({
    name: Text.describe('What the party is called.'),
    roles: z.array(Role).min(1).describe('What it does; it may hold several roles.'),
    organisationNumber: z
      .string()
      .regex(/^\d{6}-\d{4}$/, 'organisation-number')
      .optional()
      .describe('Swedish organisation number, `212000-0456`.')
      .meta({ examples: ['212000-0456'] }),
    signs: z
      .enum(['true', 'false'])
      .optional()
      .describe('Whether it signs the terms; left out: payers, investors and providers sign.'),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'Party' });
export type Party = z.infer<typeof Party>;

const Criterion = z
  .strictObject({
    id: Name.describe('The criterion’s name, under which it is recorded for each person.'),
    text: Text.describe('What must hold for a person to be enrolled.'),
    clause: Clause.optional(),
  })
  .meta({ id: 'Criterion' });

/** For whom the intervention is, and how many can be enrolled. */
export const TargetGroup = z
  .strictObject({
    description: Text.describe('Who the intervention is for.'),
    places: NumberText.optional().describe('The ceiling of enrolment.'),
    eligibility: z
      .array(Criterion)
      .optional()
      .describe('What is recorded for each person, with evidence, at enrolment.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'TargetGroup' });

const Objections = z
  .strictObject({
    within: SpanText.describe('How long one may object, from when the evaluator approves.'),
    by: z.array(Role).min(1).describe('The roles that may object.'),
    arbiter: Name.optional().describe(
      'The party that decides if the evaluator upholds the result; holds the role `arbiter`.',
    ),
  })
  .meta({ id: 'Objections' });

/** Who verifies, how long they have, who may object, and who arbitrates. */
export const Verification = z
  .strictObject({
    verifier: Name.describe('The party that verifies; holds the role `evaluator`.'),
    independence: z
      .enum(['required', 'agreed away'])
      .optional()
      .describe('Left out: the verifier is independent of payer, investor and provider.'),
    decideWithin: SpanText.optional().describe('How long the verifier has for a result.'),
    objections: Objections.optional().describe('Left out: nobody may object.'),
    suppressBelow: NumberText.optional().describe(
      'Cells smaller than this are suppressed outside the person zone.',
    ),
    multipleTesting: MultipleTesting.optional().describe(
      'How the tests of several metrics are held together; left out: each stands for itself.',
    ),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'Verification' });

/** How a settled payment is attested and when it is due. */
export const Payout = z
  .strictObject({
    attesters: z
      .enum(['2', '3'])
      .optional()
      .describe('How many persons attest together; left out: 2.'),
    attestWithin: SpanText.optional().describe('How long they have.'),
    dueWithin: SpanText.optional().describe('From attest to the due date.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'Payout' });

const Intervention = z
  .strictObject({
    from: DateText.describe('The first day on which people can be enrolled.'),
    to: DateText.describe('The last day of the intervention.'),
    enrolUntil: DateText.optional().describe(
      'The last day on which people can be enrolled; left out: the last day of the intervention.',
    ),
    clause: Clause.optional(),
  })
  .meta({ id: 'Intervention' });

/** The dates of the contract's life; the follow-up is said by `periods`. */
export const Phases = z
  .strictObject({
    signBy: DateText.optional().describe('Until when the parties have to sign.'),
    intervention: Intervention.describe('The days of the intervention.'),
    end: DateText.optional().describe('The last day of the contract.'),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'Phases' });

/** How long person-level data are kept. */
export const Retention = z
  .strictObject({
    personLevel: SpanText.describe('How long after the contract’s end person-level data are kept.'),
    legalBasis: Text.optional().describe('On what basis they are handled.'),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
  })
  .meta({ id: 'Retention' });
