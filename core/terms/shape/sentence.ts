import * as z from 'zod';
import { Bounds, NumberPlace, RoundingRule } from './number.ts';
import {
  Clause,
  FigureName,
  Inferred,
  MomentText,
  Name,
  Note,
  NumberText,
  QUANTITY_PATTERN,
} from './text.ts';

/**
 * Conditions: a figure with bounds, or an event with its state. `when` asks for all of them, `any` for one,
 * `unless` for none.
 */
export const Conditions = z
  .record(z.string(), z.xor([Bounds, z.string().min(1)]))
  .describe(
    'A figure with bounds, `{ school_results: { above: 0 points } }`, or an event: `{ delivery: accepted }`.',
  );
export type Conditions = z.infer<typeof Conditions>;

/** The part of a base between two bounds, in the base's unit, before the share. */
export const Tranche = z
  .strictObject({
    above: NumberPlace.optional().describe(
      'From here; left out: from 0 (negative values included).',
    ),
    to: NumberPlace.optional().describe('Up to here.'),
    untilPaid: FigureName.optional().describe('Until this much is paid by this sentence.'),
    afterPaid: FigureName.optional().describe('Only after this much is paid.'),
  })
  .describe('The part of the base between two bounds, before the share is taken.');
export type Tranche = z.infer<typeof Tranche>;

/** One line of a rate card. */
export const RateLine = z
  .strictObject({
    outcome: Name.describe('The outcome that is claimed.'),
    title: z.string().optional().describe('What the signed contract calls it.'),
    price: NumberPlace.describe('Money per accepted claim.'),
    claims: z
      .string()
      .regex(/^(?:any|[1-9]\d*(?: a (?:week|month|quarter|year|period))?)$/, 'claims')
      .optional()
      .describe('How often a person may claim it: `1` (default), `3`, `any`, `1 a quarter`.'),
    after: z
      .xor([Name, z.array(Name)])
      .optional()
      .describe('Only where this earlier outcome was accepted for the same person.'),
    times: NumberPlace.optional(),
    atMost: z
      .string()
      .regex(/^(?:[1-9]\d*(?: \d{3})* claims|\d+(?:\.\d+)? % of enrolled)$/, 'limit')
      .optional()
      .describe('A limit in claims: `400 claims`, `40 % of enrolled`.'),
    cut: z.enum(['latest first', 'earliest first']).optional(),
    clause: Clause.optional(),
    inferred: Inferred.optional(),
    note: Note.optional(),
  })
  .meta({ id: 'RateLine' });
export type RateLine = z.infer<typeof RateLine>;

const mechanism = {
  amount: NumberPlace.optional().describe('A sum of money, or the name of an amount.'),
  share: NumberPlace.optional().describe('A share of the money `of`.'),
  price: NumberPlace.optional().describe('Money for each unit of the quantity `of`.'),
  rates: z
    .array(RateLine)
    .min(1)
    .optional()
    .describe('A rate card: prices on claims that arrive one by one.'),
  interest: NumberPlace.optional().describe('A yearly rate on the dated capital `of`.'),
  duty: z.string().min(1).optional().describe('A duty instead of money: what is to be done.'),
};

const base = {
  of: FigureName.optional().describe('The base of a share, price or interest.'),
  each: z
    .string()
    .regex(QUANTITY_PATTERN, 'quantity')
    .optional()
    .describe('The unit that a price is for, such as `1 %` or `1 day`.'),
  less: z.array(FigureName).min(1).optional().describe('What the base loses; never below zero.'),
  tranche: Tranche.optional(),
  since: MomentText.optional(),
  until: MomentText.optional(),
  dayCount: z.enum(['whole years', 'actual/365', 'actual/360', '30/360']).optional(),
  compound: z.enum(['yearly', 'quarterly', 'monthly']).optional(),
  meets: z.enum(['interest first', 'capital first']).optional(),
};

/** What replaces the mechanism and its factors when the condition is shut. */
export type Otherwise = z.infer<z.ZodObject<typeof mechanism>> & {
  of?: string | undefined;
  each?: string | undefined;
  less?: string[] | undefined;
  tranche?: Tranche | undefined;
  times?: NumberPlace | NumberPlace[] | undefined;
  parts?: Sentence[] | undefined;
};

const limits = {
  atLeast: NumberPlace.optional().describe('A floor.'),
  atMost: NumberPlace.optional().describe('A cap; it wins over the floor.'),
  atMostPer: z
    .record(Name, NumberPlace)
    .optional()
    .describe('A limit per claimant inside the sum: `{ person: 17 000 }`.'),
  atMostShare: z.strictObject({ of: FigureName, is: NumberPlace }).optional(),
  cut: z.enum(['pro rata', 'last first', 'latest first', 'earliest first']).optional(),
};

const times = z
  .xor([NumberPlace, z.array(NumberPlace).min(1)])
  .optional()
  .describe('Factors: deductions, weights, uplifts.');

/** One sentence of the contract, with its places in the order in which they are computed. */
export type Sentence = z.infer<typeof SentenceFields> & {
  parts?: Sentence[] | undefined;
  otherwise?: Otherwise | string | undefined;
};

const SentenceFields = z.strictObject({
  id: Name.describe('The sentence’s name; other sentences below may read it.'),
  clause: Clause.optional(),
  inferred: Inferred.optional(),
  note: Note.optional(),
  per: z.enum(['cohort', 'period']).optional().describe('Applies within each, then adds.'),
  when: Conditions.optional().describe('Pays only if all of these hold.'),
  any: Conditions.optional().describe('Pays only if one of these holds.'),
  unless: Conditions.optional().describe('Pays only if none of these holds.'),
  untilMeasured: z
    .literal('pay')
    .optional()
    .describe('Pays until the gate is measured, then claws back.'),
  ...mechanism,
  ...base,
  times,
  indexed: z
    .strictObject({
      by: Name,
      base: z.string(),
      at: z.string().optional(),
      round: NumberText.optional(),
    })
    .optional(),
  ...limits,
  round: RoundingRule.optional(),
  due: MomentText.optional().describe('Decided now, paid then: a date, an event, or `end`.'),
  hold: z.strictObject({ share: NumberPlace, until: Conditions }).optional(),
  payers: z.array(Name).min(1).optional(),
  recipients: z.array(Name).min(1).optional(),
});

export const Sentence: z.ZodType<Sentence> = z
  .lazy(() =>
    z.strictObject({
      ...SentenceFields.shape,
      parts: z.array(Sentence).min(1).optional().describe('The sum of the sentences inside.'),
      otherwise: z
        .xor([NumberPlace, OtherwiseFields])
        .optional()
        .describe('Replaces mechanism and factors when the condition is shut; limits still apply.'),
    }),
  )
  .meta({ id: 'Sentence' }) as z.ZodType<Sentence>;

const OtherwiseFields: z.ZodType<Otherwise> = z
  .lazy(() =>
    z.strictObject({
      ...mechanism,
      ...base,
      times,
      parts: z.array(Sentence).min(1).optional(),
    }),
  )
  .meta({ id: 'Otherwise' }) as z.ZodType<Otherwise>;

/** An amount: a sentence that is computed but not paid, or a figure that somebody delivers. */
export const Amount = z
  .xor([
    NumberPlace,
    z.strictObject({
      delivered: z.string().min(1).describe('A currency or unit: somebody delivers the figure.'),
      by: z.enum(['cohort', 'period']).optional(),
      clause: Clause.optional(),
      inferred: Inferred.optional(),
      note: Note.optional(),
    }),
    z.lazy(() =>
      z.strictObject({
        ...SentenceFields.omit({ id: true, payers: true, recipients: true, due: true, hold: true })
          .shape,
        parts: z.array(Sentence).min(1).optional(),
        otherwise: z.xor([NumberPlace, OtherwiseFields]).optional(),
      }),
    ),
  ])
  .meta({ id: 'Amount' });
export type Amount = z.infer<typeof Amount>;
